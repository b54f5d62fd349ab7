"""Adds the clauses of a message behind it, so that every later component reads each alone."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from donorguide.language.clauses import clauses, halves


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ClauseSplitter(GraphComponent):
    """From [whole] to [whole, clause, clause, ...]; QuestionFolder folds them again."""

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
        """The message and its clauses; of a single one its halves, marked `loose`."""
        whole = messages[0]
        text = whole.get(TEXT) or ""
        parts = clauses(text)
        if len(parts) > 1:
            return [whole, *map(Message.build, parts)]
        loose = [Message.build(part) for part in halves(text)]
        for message in loose:
            message.set("loose", True)
        return [whole, *loose]
