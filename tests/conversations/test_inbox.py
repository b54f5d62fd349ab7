"""The inbox keeps a message once, and knows which turns have not ended."""

from sqlalchemy.engine import Connection

from donorguide.conversations import Saved, Turn, inbox, turns
from donorguide.conversations.inbox import Received

REPLIES = [{"text": "In the northeast.", "buttons": [], "receipt": {}}]


def end(database: Connection, received: Received) -> None:
    """Ends the turn of a message."""
    turns.end(database, Turn(received, REPLIES, "rasa", 0.1, {}, Saved()))


def test_a_new_message_waits_for_its_turn(database: Connection) -> None:
    received = inbox.accept(database, "rest:anna", "1", "Where is it?")

    assert received.new
    assert [one.text for one in inbox.unanswered(database)] == ["Where is it?"]


def test_the_same_message_again_is_found_with_its_replies(database: Connection) -> None:
    first = inbox.accept(database, "rest:anna", "1", "Where is it?")
    end(database, first)
    again = inbox.accept(database, "rest:anna", "1", "Where is it?")

    assert (again.id, again.new, again.replies) == (first.id, False, REPLIES)


def test_an_id_counts_within_its_conversation(database: Connection) -> None:
    anna = inbox.accept(database, "rest:anna", "1", "Where is it?")
    ben = inbox.accept(database, "rest:ben", "1", "How many people live there?")

    assert ben.new
    assert anna.id < ben.id


def test_what_was_answered_waits_no_more(database: Connection) -> None:
    first = inbox.accept(database, "rest:anna", "1", "Where is it?")
    second = inbox.accept(database, "rest:anna", "2", "Why?")
    end(database, first)

    assert [one.id for one in inbox.unanswered(database)] == [second.id]


def test_what_the_redaction_remembers_lasts(database: Connection) -> None:
    inbox.accept(database, "rest:anna", "1", "I am [email 1]", {"digest": "[email 1]"})
    inbox.accept(database, "rest:anna", "2", "Where is it?")

    assert inbox.named_in(database, "rest:anna") == {"digest": "[email 1]"}
    assert inbox.named_in(database, "rest:ben") == {}


def test_a_history_is_read_on_from_a_message_in_order(database: Connection) -> None:
    said = [inbox.accept(database, "web:anna", str(n), f"Question {n}") for n in range(5)]
    inbox.accept(database, "web:ben", "1", "Somebody else's")
    end(database, said[4])
    numbers = [one.id for one in said]

    assert [one.id for one in inbox.history(database, "web:anna", numbers[1])] == numbers[2:]
    assert [one.id for one in inbox.history(database, "web:anna", most=2)] == numbers[3:]
    assert inbox.history(database, "web:anna")[-1].replies == REPLIES
