"""Rasa's memory of conversations: in our database, and read no further back than a policy looks."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    ConversationPaused,
    Event,
    SessionStarted,
    SlotSet,
)
from rasa.shared.core.trackers import DialogueStateTracker

from donorguide.conversations import Saved, Tail, events, saving, store_at
from donorguide.settings import load_settings

TURNS = 5  # that are read; MemoizationPolicy looks back four actions, rules one turn
SAVED = "saved_events"  # how many of a tracker's events are saved, noted on the tracker itself


class ConversationTrackerStore(TrackerStore):
    """Writes what is new, and reads the newest turns behind a snapshot of what held before them.

    So that a turn costs the same, however long its conversation is.
    """

    def __init__(
        self, domain: Domain | None, event_broker: EventBroker | None = None, **_: Any
    ) -> None:
        """Rasa calls it with what endpoints.yml says; the address is a setting of the bot."""
        super().__init__(domain, event_broker)
        self._store = store_at(load_settings().database)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The newest turns of a conversation; None if there are none."""
        tail = await self._store.use(lambda connection: events.tail(connection, sender_id, TURNS))
        if tail is None:
            return None
        tracker = DialogueStateTracker.from_events(sender_id, _events(tail), self.domain.slots)
        setattr(tracker, SAVED, len(tracker.events))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the new events: when the turn of the edge ends if it is one, else at once."""
        new = [event.as_dict() for event in list(tracker.events)[getattr(tracker, SAVED, 0) :]]
        setattr(tracker, SAVED, len(tracker.events))
        turn = saving.get()
        saved = Saved() if turn is None else turn
        saved.events += new
        saved.state = _state(tracker)
        if new and turn is None:
            name = tracker.sender_id
            await self._store.use(lambda connection: events.append(connection, name, saved))

    async def keys(self) -> Iterable[str]:
        """The conversations that there are."""
        return await self._store.use(events.conversations)


def session_start(state: Mapping[str, Any], timestamp: float) -> list[Event]:
    """The start of a session that brings about a state: of slots, loop and pause."""
    start = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    start += [SlotSet(name, value) for name, value in state.get("slots", {}).items()]
    if state.get("loop"):
        start.append(ActiveLoop(state["loop"]))
    if state.get("paused"):
        start.append(ConversationPaused())
    start.append(ActionExecuted(ACTION_LISTEN_NAME))
    for event in start:
        event.timestamp = timestamp
    return start


def _events(tail: Tail) -> list[Event]:
    """The events of a tail, behind a start that stands for all before it."""
    newest = [_class_of(one["event"])._from_parameters(one) for one in tail.events]
    return newest if tail.state is None else session_start(tail.state, newest[0].timestamp) + newest


@cache
def _class_of(event: str) -> type[Event]:
    """The class of an event by its name; Rasa would look through all classes each time."""
    found: type[Event] = Event.resolve_by_type(event)
    return found


def _state(tracker: DialogueStateTracker) -> dict[str, Any]:
    """What the events up to here have brought about."""
    values = tracker.current_slot_values()
    return {
        "slots": {name: value for name, value in values.items() if value is not None},
        "loop": tracker.active_loop_name,
        "paused": tracker.is_paused(),
    }
