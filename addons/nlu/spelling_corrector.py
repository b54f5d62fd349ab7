"""Mends typing errors in tokens towards the words of the training examples."""

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from donorguide.language.spelling import Speller

WORDS_FILE = "words.json"
TOKENS = TOKENS_NAMES[TEXT]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SpellingCorrector(GraphComponent):
    """A thin wrapper of `donorguide.language.spelling`."""

    @classmethod
    def required_components(cls) -> list[type]:
        """It mends tokens."""
        return [Tokenizer]

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, speller: Speller | None = None
    ) -> None:
        """Keeps what training and answering need; `speller` is None until trained."""
        self._model_storage = model_storage
        self._resource = resource
        self._speller = speller

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        """Makes an untrained component."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> GraphComponent:
        """Makes the trained component."""
        with model_storage.read_from(resource) as folder:
            counts = json.loads((folder / WORDS_FILE).read_text(encoding="utf-8"))
        return cls(model_storage, resource, Speller(counts))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the words of all examples."""
        examples = [one for one in training_data.training_examples if one.get(TOKENS)]
        self._speller = Speller.of([token.text for token in one.get(TOKENS)] for one in examples)
        with self._model_storage.write_to(self._resource) as folder:
            counts = json.dumps(dict(self._speller.counts))
            (folder / WORDS_FILE).write_text(counts, encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Mends the examples as messages are mended, so that both look alike."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Puts mended tokens in the place of those that were typed; adds `unknown_words`."""
        for message in messages:
            tokens = message.get(TOKENS)
            if tokens and self._speller:
                mended = [
                    Token(word, token.start, token.end)
                    for token in tokens
                    for word in self._speller.mend(token.text)
                ]
                message.set(TOKENS, mended)
                message.set("unknown_words", self._speller.unknown([one.text for one in mended]))
        return messages
