"""A long conversation is predicted as it would be with all of its events."""

import asyncio
import random
from pathlib import Path

import pytest
from rasa.core.agent import Agent, load_agent
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.launcher.model import fingerprint, model_path
from addons.tracker_store import TURNS, ConversationTrackerStore
from tests.contracts.project import intents
from tests.e2e.conftest import KNOWLEDGE

# Of ours: Rasa's own "restart" and "back" come from nothing that a visitor can write.
INTENTS = sorted({*intents(), "nlu_fallback"})
CONVERSATIONS, LENGTH = 5, 40
MOST_ACTIONS = 5  # in a turn


@pytest.fixture
def agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Agent:
    """The trained model over a database of its own."""
    monkeypatch.setenv("DONORGUIDE_DATABASE", f"sqlite:///{tmp_path}/conversations.db")
    return asyncio.run(load_agent(str(model_path(fingerprint(KNOWLEDGE)))))


async def predicted(agent: Agent, tracker: DialogueStateTracker) -> list[tuple[str, float]]:
    """The actions of a turn, as the policies predict them; the tracker gets them."""
    actions: list[tuple[str, float]] = []
    while len(actions) < MOST_ACTIONS and (not actions or actions[-1][0] != "action_listen"):
        action, prediction = agent.processor.predict_next_with_tracker_if_should(tracker)
        actions.append((action.name(), prediction.max_confidence))
        tracker.update_with_events(prediction.events, agent.domain)
        tracker.update(action.event_for_successful_execution(prediction))
        if action.name() != "action_listen":
            tracker.update(SlotSet("memory", {"repeats": len(tracker.events)}), agent.domain)
    return actions


async def told_twice(agent: Agent, seed: int) -> None:
    """A conversation of random intents, once with all its events and once as it is stored."""
    dice = random.Random(seed)  # noqa: S311
    trackers = ConversationTrackerStore(agent.domain)
    whole = DialogueStateTracker("whole", agent.domain.slots)
    whole.update(ActionExecuted("action_listen"))
    for number in range(LENGTH):
        intent = {"name": dice.choice(INTENTS), "confidence": 0.9}
        stored = await trackers.get_or_create_tracker(f"stored {seed}")
        told = []
        for tracker in (whole, stored):
            said = UserUttered("whatever", intent, [], {"text": "", "intent": intent})
            tracker.update(said, agent.domain)
            told.append(await predicted(agent, tracker))
        await trackers.save(stored)
        assert told[0] == told[1], f"turn {number} of conversation {seed}, {intent['name']}"
        assert len(stored.events) < (TURNS + 2) * (MOST_ACTIONS + 3)
        assert stored.get_slot("memory") is not None


@pytest.mark.trained
@pytest.mark.usefixtures("bot")  # which sees to it that the model is there
@pytest.mark.parametrize("seed", range(CONVERSATIONS))
def test_the_newest_turns_are_predicted_as_with_all_turns(agent: Agent, seed: int) -> None:
    asyncio.run(told_twice(agent, seed))
