"""What the core needs to know of a tracker, and what the tracker keeps of a reply."""

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from donorguide.answers import Memory, Question, Reply
from donorguide.knowledge import Focus

FALLBACK = "nlu_fallback"


def questions_of(tracker: Tracker) -> list[Question]:
    """The questions of the visitor's latest message, as the NLU pipeline understood them."""
    message = tracker.latest_message
    asked = message.get("questions") or [message]
    return [_question(one, message.get("language", "en")) for one in asked]


def _question(asked: Mapping[str, Any], language: str) -> Question:
    first = asked["intent"]
    ranked = [first] + [
        one
        for one in asked.get("intent_ranking", ())
        if one["name"] not in (first["name"], FALLBACK)
    ]
    return Question(
        intents=tuple(one["name"] for one in ranked),
        focus=Focus.from_dict(asked.get("focus", {})),
        language=language,
        confidences=tuple(one["confidence"] for one in ranked),
    )


def memory_of(tracker: Tracker) -> Memory:
    """What the conversation remembers."""
    return Memory.from_dict(tracker.get_slot("memory"))


def hand_on(reply: Reply, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Says the reply and returns what the tracker keeps of it."""
    buttons: list[dict[str, Any]] = [{"title": one, "payload": one} for one in reply.buttons]
    dispatcher.utter_message(
        text=reply.body, source=reply.source, buttons=buttons, receipt=reply.receipt
    )
    return [SlotSet("memory", reply.memory.as_dict())]
