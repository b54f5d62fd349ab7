"""The actions that say something which is no fact about the place."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.composer import composer
from actions.tracker import hand_on, memory_of, question_of
from donorguide import answers
from donorguide.answers import Question


class ActionSay(Action):
    """Says the words that belong to the intent: small talk, a way on, a refusal."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_say"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Says the words of the intent's name."""
        intent = question_of(tracker).intent
        return hand_on(answers.say(intent, memory_of(tracker), composer()), dispatcher)


class ActionAnswerSuggested(Action):
    """Answers what the bot had offered as "did you mean", once the visitor says yes."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer_suggested"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Says the answer of the best suggestion, or asks what is wanted."""
        memory = memory_of(tracker)
        if not memory.suggested:
            return hand_on(answers.say("affirm", memory, composer()), dispatcher)
        question = Question((f"ask_{memory.suggested[0]}",))
        return hand_on(answers.answer(question, memory, composer()), dispatcher)


class ActionAskAnew(Action):
    """Asks for other words, once the visitor says no to what was suggested."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_ask_anew"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Says that the visitor may try in other words."""
        reply = answers.say("something_else", memory_of(tracker), composer())
        return hand_on(reply, dispatcher)
