"""What the core needs to know of a tracker, and what the tracker keeps of a reply."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from donorguide.answers import Memory, Question, Reply
from donorguide.knowledge import Focus

# Less likely intents are not worth a "did you mean".
LEAST_CONFIDENCE = 0.04


def question_of(tracker: Tracker) -> Question:
    """The visitor's latest question as the NLU pipeline understood it."""
    message = tracker.latest_message
    ranking = [
        candidate["name"]
        for candidate in message.get("intent_ranking", [])
        if candidate["confidence"] >= LEAST_CONFIDENCE
    ]
    name = message["intent"]["name"]
    others = [one for one in ranking if one != name]
    return Question((name, *others), Focus.from_dict(message.get("focus", {})))


def memory_of(tracker: Tracker) -> Memory:
    """What the conversation remembers."""
    return Memory.from_dict(tracker.get_slot("memory"))


def hand_on(reply: Reply, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Says the reply and returns what the tracker keeps of it."""
    buttons: list[dict[str, Any]] = [{"title": one, "payload": one} for one in reply.buttons]
    dispatcher.utter_message(text=reply.text, buttons=buttons, receipt=reply.receipt)
    return [SlotSet("memory", reply.memory.as_dict())]
