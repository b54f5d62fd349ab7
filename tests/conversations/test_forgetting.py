"""A forgotten conversation leaves no row in any table."""

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from donorguide.conversations import (
    Feedback,
    Saved,
    Turn,
    deliveries,
    events,
    feedback,
    forget,
    inbox,
    turns,
)
from donorguide.conversations.tables import TABLES

REPLIES = [{"text": "In the northeast.", "buttons": [], "receipt": {}}]
SAVED = Saved([{"event": "slot", "name": "memory", "value": None}], {"slots": {}})


def talked(database: Connection, conversation: str) -> inbox.Received:
    """A conversation of one turn, and a message that waits."""
    received = inbox.accept(database, conversation, "1", "Where is it?", {"ab": "[email 1]"})
    deliveries.begin(database, received.id, "anna")
    turns.end(database, Turn(received, REPLIES, "rasa", 0.1, {}, SAVED))
    feedback.give(database, conversation, received.id, Feedback(True))
    return inbox.accept(database, conversation, "2", "And why?")


def rows(database: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table.name: database.execute(select(func.count()).select_from(table)).scalar()
        for table in TABLES.sorted_tables
    }


def test_nothing_is_left_of_it(database: Connection) -> None:
    empty = rows(database)
    talked(database, "platform:anna")
    assert not [name for name, count in rows(database).items() if not count]
    forget(database, "platform:anna")

    assert rows(database) == empty


def test_others_are_not_touched(database: Connection) -> None:
    talked(database, "platform:ben")
    before = rows(database)
    talked(database, "platform:anna")
    forget(database, "platform:anna")

    assert rows(database) == before


def test_a_turn_that_ends_afterwards_leaves_nothing(database: Connection) -> None:
    waiting = talked(database, "platform:anna")
    forget(database, "platform:anna")
    turns.end(database, Turn(waiting, REPLIES, "rasa", 0.1, {}, SAVED))

    assert events.tail(database, "platform:anna", 5) is None
    assert not any(rows(database).values())
