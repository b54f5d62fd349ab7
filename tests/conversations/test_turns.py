"""A turn ends wholly: its events, its row, its conversation and its message."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from donorguide.conversations import Saved, Store, StoreError, Turn, events, inbox, turns
from donorguide.conversations.inbox import Received
from donorguide.conversations.tables import CONVERSATIONS, EVENTS, TURNS
from tests.conversations.conftest import use

REPLIES = [{"text": "In the northeast.", "buttons": ["Why?"], "receipt": {"entries": ["location"]}}]
RECEIPT = {"outcomes": ["answered"], "entries": ["location"], "knowledge": "12ab"}
USER = {
    "event": "user",
    "text": "Where is it?",
    "parse_data": {
        "text": "Where is it?",
        "intent": {"name": "ask_location", "confidence": 0.9},
        "intent_ranking": [
            {"name": "ask_location", "confidence": 0.9},
            {"name": "ask_centre", "confidence": 0.05},
        ],
        "entities": [],
        "questions": [],
    },
}


def ended(received: Received) -> Turn:
    """A turn with all that belongs to it."""
    saved = Saved([USER, {"event": "action", "name": "action_listen"}], {"slots": {"memory": 1}})
    return Turn(received, REPLIES, "rasa", 0.02, RECEIPT, saved)


def test_a_turn_that_has_ended_is_told_whole(database: Connection) -> None:
    received = inbox.accept(database, "rest:anna", "1", "Where is it?")
    turns.end(database, ended(received))
    row = database.execute(select(TURNS)).one()

    assert (row.id, row.text, row.replies) == (received.id, "Where is it?", REPLIES)
    assert (row.intent, row.confidence, row.runner_up) == ("ask_location", 0.9, "ask_centre")
    assert (row.outcomes, row.entries, row.knowledge) == (["answered"], ["location"], "12ab")
    assert (row.mode, row.latency) == ("rasa", 0.02)
    assert database.execute(select(CONVERSATIONS.c.last_activity)).scalar() >= row.ended
    assert inbox.unanswered(database) == []


def test_a_turn_ends_once(database: Connection) -> None:
    turn = ended(inbox.accept(database, "rest:anna", "1", "Where is it?"))
    turns.end(database, turn)
    turns.end(database, turn)

    assert database.execute(select(func.count(TURNS.c.id))).scalar() == 1
    assert database.execute(select(func.count(EVENTS.c.id))).scalar() == 1


def test_a_turn_whose_acceptance_nobody_heard_of_ends_by_the_senders_id(
    database: Connection,
) -> None:
    kept = inbox.accept(database, "rest:anna", "1", "Where is it?")
    turns.end(database, ended(Received(0, "rest:anna", "Where is it?", message="1")))
    turns.end(database, ended(Received(0, "rest:anna", "And why?", message="2")))

    assert inbox.find(database, kept.id).replies == REPLIES
    assert database.execute(select(func.count(TURNS.c.id))).scalar() == 1


def test_a_turn_whose_message_is_in_another_database_changes_nothing(database: Connection) -> None:
    turns.end(database, ended(Received(7, "rest:anna", "Where is it?")))

    assert database.execute(select(TURNS)).all() == []


def test_the_findings_of_the_pipeline_are_not_kept_with_the_events(database: Connection) -> None:
    turns.end(database, ended(inbox.accept(database, "rest:anna", "1", "Where is it?")))
    tail = events.tail(database, "rest:anna", 5)

    assert tail is not None
    assert tail.state is None
    assert set(tail.events[0]["parse_data"]) == {"text", "intent", "entities"}


def test_a_tail_is_as_long_as_asked_for_and_knows_what_held_before(database: Connection) -> None:
    for number in range(7):
        saved = Saved([{"event": "slot", "value": number}], {"slots": {"memory": number}})
        events.append(database, "rest:anna", saved)
    tail = events.tail(database, "rest:anna", 3)

    assert tail is not None
    assert [event["value"] for event in tail.events] == [4, 5, 6]
    assert tail.state == {"slots": {"memory": 3}}
    assert events.state(database, "rest:anna") == {"slots": {"memory": 6}}
    assert events.tail(database, "rest:ben", 3) is None


def test_a_turn_that_cannot_be_written_whole_is_not_written_at_all(address: str) -> None:
    store = Store(address)
    received = use(store, lambda c: inbox.accept(c, "rest:anna", "1", "Where is it?"))

    def fail(connection: Connection) -> None:
        turns.end(connection, ended(received))
        raise SQLAlchemyError

    with pytest.raises(StoreError):
        use(store, fail)

    assert [one.id for one in use(store, inbox.unanswered)] == [received.id]
    assert use(store, lambda connection: events.tail(connection, "rest:anna", 5)) is None
