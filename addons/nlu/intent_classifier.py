"""Chooses the intent by logistic regression and by the votes of the nearest examples."""

import json
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from donorguide.language.neighbours import Neighbours
from donorguide.language.readings import CERTAIN
from donorguide.language.regression import PENALTY, Floats, Regression

REGRESSION_FILE = "regression.npz"
NEIGHBOURS_FILE = "neighbours.npz"
EXAMPLES_FILE = "examples.json"
PAUSES = frozenset("?!.,;:")  # with and without these a text is the same
NO_INTENT = {"name": None, "confidence": 0.0}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class VectorIntentClassifier(IntentClassifier, GraphComponent):
    """A logistic regression on sentence vectors, and a second opinion.

    That are the neighbours; the chance of an intent is the product of both.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """It reads features."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """How the classifier is trained, and how the two opinions become one.

        `C` is the regression's, and `trust` the power of the product (docs/decisions/0010).
        """
        return {"C": PENALTY, "trust": 0.6, "ranking_length": 40}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        regression: Regression | None = None,
        neighbours: Neighbours | None = None,
        examples: dict[str, str] | None = None,
    ) -> None:
        """Keeps what training and answering need; all but `config` comes of training.

        `examples` leads from the words of each training example to its intent.
        """
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._regression = regression
        self._neighbours = neighbours
        self._examples = examples or {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        """Makes an untrained component."""
        return cls(config, model_storage, resource)

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
            with np.load(folder / REGRESSION_FILE) as file:
                regression = Regression(**file)
            with np.load(folder / NEIGHBOURS_FILE) as file:
                neighbours = Neighbours(**file)
            examples = json.loads((folder / EXAMPLES_FILE).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, regression, neighbours, examples)

    def train(self, training_data: TrainingData) -> Resource:
        """Trains on all examples that have a text and an intent."""
        examples = [one for one in training_data.intent_examples if one.get(TEXT)]
        truth = [one.get(INTENT) for one in examples]
        vectors = _vectors(examples)
        self._regression = Regression.train(vectors, truth, self._config["C"])
        codes = np.searchsorted(self._regression.classes, truth).astype(np.int16)
        self._neighbours = Neighbours.of(vectors, codes)
        with self._model_storage.write_to(self._resource) as folder:
            known = {_words(one): one.get(INTENT) for one in examples}
            (folder / EXAMPLES_FILE).write_text(json.dumps(known), encoding="utf-8")
            np.savez(folder / REGRESSION_FILE, **vars(self._regression))
            np.savez(folder / NEIGHBOURS_FILE, **vars(self._neighbours))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `intent` and `intent_ranking`; a message without words gets no intent."""
        for message in messages:
            message.set(INTENT, NO_INTENT, add_to_output=True)
            message.set("intent_ranking", [NO_INTENT], add_to_output=True)
        worded = [one for one in messages if one.get_dense_features(TEXT)[1]]
        if self._regression and worded:
            self._rank(worded, self._regression)
        return messages

    def _rank(self, messages: list[Message], regression: Regression) -> None:
        vectors = _vectors(messages)
        chances = regression.chances(vectors)
        chances = (chances * self._neighbours.votes(vectors, chances)) ** self._config["trust"]
        chances /= chances.sum(axis=1, keepdims=True)
        best = np.argsort(-chances, axis=1)[:, : self._config["ranking_length"]]
        for message, row, order in zip(messages, chances, best, strict=True):
            ranking = [
                {"name": str(regression.classes[i]), "confidence": float(row[i])} for i in order
            ]
            ranking = _led_by(self._examples.get(_words(message)), ranking)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)


def _vectors(messages: list[Message]) -> Floats:
    # Each has one, the sentence's; get_dense_features would take half a second for all examples.
    return np.concatenate([feature.features for one in messages for feature in one.features])


def _words(message: Message) -> str:
    tokens = message.get(TOKENS_NAMES[TEXT]) or ()
    return " ".join(token.text for token in tokens if token.text not in PAUSES)


def _led_by(intent: str | None, ranking: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The ranking with an intent that is certain at its head."""
    if intent is None:
        return ranking
    others = [one for one in ranking if one["name"] != intent]
    return [{"name": intent, "confidence": CERTAIN}, *others]
