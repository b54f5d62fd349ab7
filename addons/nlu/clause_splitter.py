"""Adds the clauses of a message behind it, so that every later component reads each alone."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from donorguide.knowledge import load_knowledge
from donorguide.language.clauses import BEHIND, clauses, halves, head, remarks
from donorguide.settings import load_settings

LONGEST_FOLLOW_UP = 16  # words of a message that is read together with the last question
LONGEST_CLAUSE = 12  # words of a clause that is read together with another one


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ClauseSplitter(GraphComponent):
    """From [whole] to [whole, clause, clause, ...]; QuestionFolder folds them again.

    Remarks within a clause are added, marked `remark`, to be read for hints at harm.
    A short message after an answer is added once more as `sequel`: behind the question that
    was answered.
    """

    def __init__(self) -> None:
        """Reads the questions of the knowledge file."""
        self._entries = load_knowledge(load_settings().knowledge).entries

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
        loose = len(parts) == 1
        if loose:
            parts = halves(text)
        split = [_marked(part, loose=loose) for part in parts]
        answered = self._answered(whole)
        sequels = [
            _marked(f"{self._entries[one].question}{BEHIND}{text}", sequel=one) for one in answered
        ]
        before = self._entries[answered[0]].question if answered else ""
        short = len(text.split()) <= LONGEST_FOLLOW_UP
        said = [] if loose else parts
        remarked = [_marked(one, remark=True) for one in remarks(text) if one not in said]
        behind = _behind([before, *parts])
        return [whole, *split, *(sequels if short else []), *behind, *remarked]

    def _answered(self, whole: Message) -> list[str]:
        answered = (whole.get("metadata") or {}).get("answered", ())
        return [entry for entry in answered if entry in self._entries]


def _behind(parts: list[str]) -> list[Message]:
    """The short clauses once more, each behind the one that tells what it asks of.

    What ends in a colon tells that itself.

    Args:
        parts: The answered question, empty if there is none, and the clauses.
    """
    heads = [(number, head(parts[:number])) for number in range(1, len(parts))]
    return [
        _marked(f"{parts[before]}{BEHIND}{parts[number]}", behind=number - 1, head=before)
        for number, before in heads
        if parts[before]
        and len(parts[number].split()) <= LONGEST_CLAUSE
        and not parts[number].endswith(":")
    ]


def _marked(text: str, **marks: Any) -> Message:
    message = Message.build(text)
    for name, value in marks.items():
        message.set(name, value)
    return message
