"""The actions that answer questions about the place."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.composer import composer
from actions.tracker import hand_on, memory_of, question_of
from donorguide import answers


class ActionAnswer(Action):
    """Answers the entry that was asked for."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Says the answer, or why there is none."""
        reply = answers.answer(question_of(tracker), memory_of(tracker), composer())
        return hand_on(reply, dispatcher)


class ActionFollowUp(Action):
    """Answers a question that refers to the answer before it."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_follow_up"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Says what the last answer leads to."""
        reply = answers.follow_up(question_of(tracker), memory_of(tracker), composer())
        return hand_on(reply, dispatcher)


class ActionSuggest(Action):
    """Asks what was meant."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_suggest"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Says what may have been meant, or who can help."""
        reply = answers.suggest(question_of(tracker), memory_of(tracker), composer())
        return hand_on(reply, dispatcher)
