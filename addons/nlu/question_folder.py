"""Folds the clauses of a message into its questions and chooses the message's intent."""

from dataclasses import replace
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from donorguide.language.questions import questions
from donorguide.language.readings import Reading, Sequel, alone, told


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionFolder(IntentClassifier, GraphComponent):
    """From [whole, clause, clause, ...] back to [whole], with `questions` in its parse."""

    @classmethod
    def required_components(cls) -> list[type]:
        """It reads intents."""
        return [IntentClassifier]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """How sure a clause must be to count as a question of its own."""
        return {"clause_threshold": 0.3}

    def __init__(self, config: dict[str, Any]) -> None:
        """Keeps the threshold."""
        self._threshold = config["clause_threshold"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        """Makes the component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `questions`, and the intent of the most urgent of them."""
        whole = messages[0]
        behind = {one.get("behind"): one for one in messages if one.get("behind") is not None}
        remarks = [_clause(one, None) for one in messages if one.get("remark")]
        marks = ("sequel", "behind", "remark")
        plain = [one for one in messages[1:] if all(one.get(mark) is None for mark in marks)]
        parts = [_clause(one, behind.get(number)) for number, one in enumerate(plain)]
        sequel = next((_sequel(one) for one in messages if one.get("sequel")), None)
        asked, urgent = questions(_reading(whole), parts, self._threshold, sequel, remarks)
        whole.set("questions", [one.as_dict() for one in asked], add_to_output=True)
        whole.set(INTENT, urgent.ranking[0], add_to_output=True)
        whole.set("intent_ranking", list(urgent.ranking), add_to_output=True)
        whole.set("focus", urgent.focus, add_to_output=True)
        return [whole]


def _sequel(message: Message) -> Sequel:
    return Sequel(f"ask_{message.get('sequel')}", alone(message.get("intent_ranking")))


def _clause(message: Message, behind: Message | None) -> Reading:
    clause = replace(_reading(message), ranking=alone(message.get("intent_ranking")))
    if not behind:
        return clause
    return replace(clause, behind=alone(behind.get("intent_ranking")), head=behind.get("head"))


def _reading(message: Message) -> Reading:
    return Reading(
        text=message.get(TEXT) or "",
        ranking=told(message.get("intent_ranking")),
        focus=message.get("focus"),
        risk=message.get("risk", ""),
        language=message.get("language", "en"),
        unknown_words=message.get("unknown_words", 0.0),
        loose=message.get("loose", False),
    )
