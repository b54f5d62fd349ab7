"""The deliveries tell how far the reply to each message of a platform has come."""

from sqlalchemy.engine import Connection

from donorguide.conversations import Saved, Turn, deliveries, inbox, turns
from donorguide.conversations.deliveries import DEAD, SENDING, SENT, WAITING

REPLIES = [{"text": "In the northeast.", "buttons": [], "receipt": {}}]


def accepted(database: Connection, message: str = "1") -> inbox.Received:
    """A message of a platform."""
    received = inbox.accept(database, "platform:anna", message, "Where is it?")
    deliveries.begin(database, received.id, "+49 30 1234567")
    return received


def test_a_delivery_begins_with_its_message_and_has_no_reply_yet(database: Connection) -> None:
    received = accepted(database)
    delivery = deliveries.find(database, received.id)

    assert (delivery.conversation, delivery.recipient) == ("platform:anna", "+49 30 1234567")
    assert (delivery.state, delivery.sent, delivery.replies) == (WAITING, 0, None)


def test_it_has_the_reply_once_the_turn_has_ended(database: Connection) -> None:
    received = accepted(database)
    turns.end(database, Turn(received, REPLIES, "rasa", 0.1, {}, Saved()))

    assert deliveries.find(database, received.id).replies == REPLIES


def test_what_is_over_is_not_unfinished(database: Connection) -> None:
    numbers = [accepted(database, message).id for message in "1234"]
    for number, state in zip(numbers, (SENT, DEAD, SENDING, WAITING), strict=True):
        deliveries.change(database, number, state=state)

    assert [one.id for one in deliveries.unfinished(database)] == numbers[2:]


def test_one_that_went_well_forgets_whom_it_was_for(database: Connection) -> None:
    received = accepted(database)
    deliveries.change(database, received.id, state=SENT, sent=1)

    assert deliveries.find(database, received.id).recipient == ""


def test_a_dead_letter_keeps_its_reason_and_whom_it_was_for(database: Connection) -> None:
    received = accepted(database)
    deliveries.change(database, received.id, state=DEAD, failure="403")
    dead = deliveries.find(database, received.id)

    assert (dead.state, dead.failure, dead.recipient) == (DEAD, "403", "+49 30 1234567")
