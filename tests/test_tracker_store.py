"""Rasa's memory of conversations: only what is new is written, only the newest turns are read."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    ConversationPaused,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from addons.tracker_store import TURNS, ConversationTrackerStore
from donorguide.conversations import Saved, saving
from donorguide.settings import ROOT

ANNA = "rest:anna"


@pytest.fixture
def trackers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TrackerStore:
    """An empty store in a file, as Rasa wraps it."""
    monkeypatch.setenv("DONORGUIDE_DATABASE", f"sqlite:///{tmp_path}/conversations.db")
    return FailSafeTrackerStore(ConversationTrackerStore(Domain.load(str(ROOT / "domain.yml"))))


def session() -> list[Any]:
    """What Rasa does at the start of a conversation."""
    return [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
    ]


def turn(number: int) -> list[Any]:
    """What Rasa does in a turn."""
    parsed = {"intent": {"name": "ask_location", "confidence": 1.0}, "entities": []}
    return [
        UserUttered(f"question {number}", parsed["intent"], [], {"text": "", **parsed}),
        ActionExecuted("action_answer"),
        SlotSet("memory", {"entries": [f"entry {number}"]}),
        BotUttered(f"answer {number}", {"buttons": []}, {"receipt": {"entries": ["location"]}}),
        ActionExecuted("action_listen"),
    ]


async def saved_after(trackers: TrackerStore, *events: Any) -> DialogueStateTracker | None:
    """Adds events to a conversation as the processor does, and gives what is read then."""
    tracker = await trackers.get_or_create_tracker(ANNA, append_action_listen=False)
    for event in events:
        tracker.update(event)
    await trackers.save(tracker)
    return await trackers.retrieve(ANNA)


async def after_turns(trackers: TrackerStore, count: int) -> DialogueStateTracker:
    """A conversation of some turns, as it is read."""
    tracker = await saved_after(trackers, *session())
    for number in range(count):
        tracker = await saved_after(trackers, *turn(number))
    return tracker


def test_a_short_conversation_is_read_whole(trackers: TrackerStore) -> None:
    tracker = asyncio.run(after_turns(trackers, 3))
    whole = [*session(), *turn(0), *turn(1), *turn(2)]

    assert [type(event) for event in tracker.events] == [type(event) for event in whole]
    assert tracker.latest_message.text == "question 2"
    assert tracker.latest_bot_utterance.metadata == {"receipt": {"entries": ["location"]}}


def test_a_long_conversation_costs_no_more_than_its_newest_turns(
    trackers: TrackerStore,
) -> None:
    tracker = asyncio.run(after_turns(trackers, 50))
    said = [event.text for event in tracker.events if isinstance(event, UserUttered)]

    assert said == [f"question {number}" for number in range(50 - TURNS, 50)]
    assert len(tracker.events) == len(session()) + 1 + TURNS * len(turn(0))


def test_what_held_before_the_newest_turns_holds_in_them_and_in_a_copy(
    trackers: TrackerStore,
) -> None:
    async def paused_in_a_loop() -> DialogueStateTracker:
        tracker = await saved_after(trackers, *session())
        await saved_after(trackers, SlotSet("memory", {"entries": ["location"]}))
        await saved_after(trackers, ActiveLoop("a form"), ConversationPaused())
        for _ in range(TURNS + 3):
            tracker = await saved_after(trackers, ActionExecuted("action_listen"))
        return tracker

    tracker = asyncio.run(paused_in_a_loop())

    for one in (tracker, tracker.copy()):
        assert one.get_slot("memory") == {"entries": ["location"]}
        assert one.active_loop_name == "a form"
        assert one.is_paused()


def test_a_turn_of_the_edge_is_not_written_before_it_ends(
    trackers: TrackerStore,
) -> None:
    turn_of_the_edge = Saved()

    async def save() -> DialogueStateTracker:
        saving.set(turn_of_the_edge)
        return await saved_after(trackers, *session(), *turn(0))

    assert asyncio.run(save()) is None
    assert [event["event"] for event in turn_of_the_edge.events][-2:] == ["bot", "action"]
    assert turn_of_the_edge.state == {
        "slots": {"memory": {"entries": ["entry 0"]}},
        "loop": None,
        "paused": False,
    }


def test_the_conversations_are_known_by_name(trackers: TrackerStore) -> None:
    asyncio.run(after_turns(trackers, 1))

    assert list(asyncio.run(trackers.keys())) == [ANNA]
