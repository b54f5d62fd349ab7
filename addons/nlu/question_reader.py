"""Reads what the classifier cannot see: focus, risk and language of each message."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from donorguide.knowledge import load_knowledge
from donorguide.language import tongue
from donorguide.language.focus import FocusFinder
from donorguide.language.risk import RiskFinder
from donorguide.settings import load_settings


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class QuestionReader(GraphComponent):
    """A thin wrapper of `donorguide.language`; its findings go into the parse."""

    def __init__(self) -> None:
        """Reads the names of the place, and loads what the first message would wait for."""
        self._focus = FocusFinder(load_knowledge(load_settings().knowledge).place)
        self._risk = RiskFinder()
        tongue.load()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        """Makes the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds `focus`, and to the whole message `risk` and `language`."""
        for message in messages:
            focus = self._focus.find(_mended(message)).as_dict()
            message.set("focus", focus, add_to_output=True)
        whole = messages[0]
        typed = whole.get(TEXT) or ""
        whole.set("risk", self._risk.find(typed, _mended(whole)), add_to_output=True)
        whole.set("language", tongue.tongue(typed), add_to_output=True)
        return messages


def _mended(message: Message) -> str:
    return " ".join(token.text for token in message.get(TOKENS_NAMES[TEXT]) or ())
