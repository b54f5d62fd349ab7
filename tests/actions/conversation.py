"""A conversation by hand: messages go in as Rasa sends them, replies come out as it gets them."""

import json
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from donorguide.knowledge import Focus


def understood(
    *intents: str, focus: Focus | None = None, confidence: float = 0.9
) -> dict[str, Any]:
    """A question as the NLU pipeline hands it on; its first intent is the likeliest."""
    ranking = [{"name": name, "confidence": confidence / 2**n} for n, name in enumerate(intents)]
    return {
        "text": "whatever was typed",
        "intent": ranking[0],
        "intent_ranking": ranking,
        "focus": (focus or Focus()).as_dict(),
    }


def not_understood(*intents: str) -> dict[str, Any]:
    """A message that Rasa's fallback took, with what it may have been about."""
    parse = understood(*intents)
    fallback = {"name": "nlu_fallback", "confidence": 0.7}
    return {**parse, "intent": fallback, "intent_ranking": [fallback, *parse["intent_ranking"]]}


@dataclass
class Conversation:
    """Keeps the slots between the turns, as a tracker does."""

    slots: dict[str, Any] = field(default_factory=lambda: {"memory": None})

    def turn(self, action: Action, message: dict[str, Any]) -> dict[str, Any]:
        """Runs an action on a message.

        Returns:
            The one message that the action said.
        """
        tracker = Tracker("visitor", self.slots, message, [], False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        events = action.run(dispatcher, tracker, {})
        for event in json.loads(json.dumps(events)):
            assert event["event"] == "slot"
            self.slots[event["name"]] = event["value"]
        [said] = dispatcher.messages
        return said
