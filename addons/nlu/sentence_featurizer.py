"""Gives each message the vector of the sentence encoder."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from donorguide.language.conversion import encoder_digest
from donorguide.language.vectors import CachedEncoder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """A thin wrapper of `donorguide.language.encoder`."""

    @classmethod
    def required_components(cls) -> list[type]:
        """It reads tokens."""
        return [Tokenizer]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Another encoder makes other features, though this class stays the same."""
        return encoder_digest()

    def __init__(self, config: dict[str, Any], name: str) -> None:
        """Loads the encoder."""
        super().__init__(name, config)
        self._encoder = CachedEncoder()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        """Makes the component for training and for answering alike."""
        return cls(config, execution_context.node_name)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds vectors to all examples; those of earlier trainings are not computed again."""
        with self._encoder.kept_on_disk():
            self.process([one for one in training_data.training_examples if one.get(TEXT)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds a vector of 384 numbers to each message that has words."""
        worded = [one for one in messages if one.get(TOKENS_NAMES[TEXT])]
        texts = [" ".join(token.text for token in one.get(TOKENS_NAMES[TEXT])) for one in worded]
        for message, vector in zip(worded, self._encoder.encode(texts), strict=True):
            message.add_features(
                Features(
                    vector.reshape(1, -1),
                    FEATURE_TYPE_SENTENCE,
                    TEXT,
                    self._config["alias"],
                )
            )
        return messages

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """There is nothing to set."""
