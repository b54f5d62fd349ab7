"""The actions: each reads the tracker, calls the core once and hands its reply on."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.composer import composer
from actions.tracker import hand_on, memory_of, questions_of
from donorguide import answers
from donorguide.answers import Question


class ActionAnswer(Action):
    """Replies to what was understood: questions, follow-ups, small talk, ways on."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Answers the questions of the message in their order."""
        reply = answers.respond(questions_of(tracker), memory_of(tracker), composer())
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
        reply = answers.suggest(questions_of(tracker)[0], memory_of(tracker), composer())
        return hand_on(reply, dispatcher)


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
        suggested = [f"ask_{entry}" for entry in memory.suggested[:1]] or ["affirm"]
        reply = answers.respond([Question(tuple(suggested))], memory, composer())
        return hand_on(reply, dispatcher)


class ActionAskAnew(Action):
    """Takes a no: to what was suggested or came nearest, or to more talk."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_ask_anew"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Says that the visitor may try in other words, or ask whenever they like."""
        memory = memory_of(tracker)
        saying = "something_else" if memory.unsure else "deny"
        reply = answers.say(saying, memory, composer())
        return hand_on(reply, dispatcher)
