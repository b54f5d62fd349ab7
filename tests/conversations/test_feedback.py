"""What a visitor says of an answer is kept with it, once, and goes with it."""

from sqlalchemy.engine import Connection

from donorguide.conversations import Feedback, Saved, Turn, feedback, forget, inbox, turns
from donorguide.conversations.inbox import Received

REPLIES = [{"text": "In the northeast.", "buttons": [], "receipt": {}}]


def answered(database: Connection, conversation: str) -> Received:
    """A message whose turn has ended."""
    received = inbox.accept(database, conversation, "1", "Where is it?")
    turns.end(database, Turn(received, REPLIES, "rasa", 0.1, {}, Saved()))
    return received


def said(database: Connection, number: int) -> Feedback | None:
    """What was said of an answer."""
    return inbox.find(database, number).feedback


def test_what_is_said_of_an_answer_is_found_with_it(database: Connection) -> None:
    number = answered(database, "web:anna").id

    assert said(database, number) is None
    assert feedback.give(database, "web:anna", number, Feedback(True, "Short."))
    assert said(database, number) == Feedback(True, "Short.")
    assert inbox.history(database, "web:anna")[0].feedback == Feedback(True, "Short.")


def test_what_is_said_later_takes_the_place_of_it(database: Connection) -> None:
    number = answered(database, "web:anna").id
    feedback.give(database, "web:anna", number, Feedback(True, "Short."))
    feedback.give(database, "web:anna", number, Feedback(False))

    assert said(database, number) == Feedback(False)


def test_an_answer_of_another_conversation_is_not_there(database: Connection) -> None:
    number = answered(database, "web:anna").id

    assert not feedback.give(database, "web:ben", number, Feedback(False))
    assert said(database, number) is None


def test_what_has_no_answer_yet_cannot_be_judged(database: Connection) -> None:
    waiting = inbox.accept(database, "web:anna", "1", "Where is it?")

    assert not feedback.give(database, "web:anna", waiting.id, Feedback(False))
    assert not feedback.give(database, "web:anna", 4711, Feedback(False))


def test_it_goes_with_its_conversation(database: Connection) -> None:
    anna, ben = answered(database, "web:anna").id, answered(database, "web:ben").id
    for name, number in (("web:anna", anna), ("web:ben", ben)):
        feedback.give(database, name, number, Feedback(True))
    forget(database, "web:anna")

    assert inbox.history(database, "web:anna") == []
    assert said(database, ben) == Feedback(True)
