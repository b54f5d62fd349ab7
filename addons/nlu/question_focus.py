"""Finds what a question asks for, and of whom, where and when."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from donorguide.knowledge import load_knowledge
from donorguide.language.focus import FocusFinder
from donorguide.settings import load_settings


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class QuestionFocus(GraphComponent):
    """A thin wrapper of `donorguide.language.focus`."""

    def __init__(self) -> None:
        """Reads the names of the place from its knowledge file."""
        self._finder = FocusFinder(load_knowledge(load_settings().knowledge).place)

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
        """Adds `focus` to what the parse of each message gives out."""
        for message in messages:
            focus = self._finder.find(message.get(TEXT) or "")
            message.set("focus", focus.as_dict(), add_to_output=True)
        return messages
