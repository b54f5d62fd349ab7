"""Chooses the intent by a linear SVM and by the votes of the nearest examples."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
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
from scipy.sparse import csr_matrix, hstack
from scipy.special import softmax
from sklearn.linear_model import Ridge
from sklearn.svm import LinearSVC

from donorguide.language.neighbours import Neighbours
from donorguide.language.ngrams import Ngrams

MODEL_FILE = "classifier.npz"
NEIGHBOURS_FILE = "neighbours.npz"
EXAMPLES_FILE = "examples.json"
NGRAMS_FILE = "ngrams.json"
CERTAIN = 0.99  # the confidence of a text that is an example word for word, as buttons are
NO_INTENT = {"name": None, "confidence": 0.0}

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Machine:
    """A trained linear SVM, one against the rest for each class.

    Args:
        classes: The names of the classes.
        weights: An array of shape (features, classes).
        biases: An array of shape (classes,).
    """

    classes: NDArray[np.str_]
    weights: Floats
    biases: Floats

    @classmethod
    def train(
        cls, grams: csr_matrix, vectors: Floats, truth: list[str], penalty: float, against: int
    ) -> "Machine":
        """Trains each class against the examples that lie nearest to it.

        Nearly all others would be on the right side anyway, and take most of the time.

        Args:
            grams: The sparse features, a row for each example.
            vectors: The dense ones; they tell which examples are near.
            truth: The class of each example.
            penalty: LinearSVC's C.
            against: How many examples a class is trained on, its own among them.
        """
        classes, numbers = np.unique(truth, return_inverse=True)
        members = numbers[:, None] == np.arange(len(classes))
        nearness = Ridge().fit(vectors, members).predict(vectors)
        nearness[members] = np.inf
        features = csr_matrix(hstack([grams, vectors]))

        def fit(number: int) -> tuple[Any, Any]:
            near = np.argsort(-nearness[:, number])[:against]
            model = LinearSVC(C=penalty).fit(features[near], members[near, number])
            return model.coef_[0], model.intercept_[0]

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            weights, biases = zip(*pool.map(fit, range(len(classes))), strict=True)
        return cls(classes, np.stack(weights, axis=1, dtype=np.float32), np.float32(biases))

    def margins(self, grams: csr_matrix, vectors: Floats) -> Floats:
        """How far each text lies on the side of each class, of shape (texts, classes)."""
        margins: Floats = (
            grams @ self.weights[: grams.shape[1]]
            + vectors @ self.weights[grams.shape[1] :]
            + self.biases
        )
        return margins


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class VectorIntentClassifier(IntentClassifier, GraphComponent):
    """A linear SVM on n-grams and sentence vectors, each of length one, and a second opinion.

    That are the neighbours, which see the vectors alone; the chance of an intent is the
    product of both.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """It reads features."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """How the classifier is trained, and how its margins become probabilities.

        `against` is the number of examples that each class is trained on, the nearest to it;
        `sharpness` multiplies the margins before the softmax, and `trust` is the power of
        the product (docs/decisions/0003).
        """
        return {
            "C": 0.5,
            "against": 5_000,
            "sharpness": 4.0,
            "trust": 0.6,
            "ranking_length": 40,
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        ngrams: Ngrams | None = None,
        machine: Machine | None = None,
        neighbours: Neighbours | None = None,
        examples: dict[str, str] | None = None,
    ) -> None:
        """Keeps what training and answering need; all but `config` comes of training.

        `examples` leads from the words of each training example to its intent.
        """
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._ngrams = ngrams
        self._machine = machine
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
            with np.load(folder / MODEL_FILE) as file:
                machine = Machine(**file)
            with np.load(folder / NEIGHBOURS_FILE) as file:
                neighbours = Neighbours(**file)
            examples = json.loads((folder / EXAMPLES_FILE).read_text(encoding="utf-8"))
            ngrams = Ngrams(json.loads((folder / NGRAMS_FILE).read_text(encoding="utf-8")))
        return cls(config, model_storage, resource, ngrams, machine, neighbours, examples)

    def train(self, training_data: TrainingData) -> Resource:
        """Trains on all examples that have a text and an intent."""
        examples = [one for one in training_data.intent_examples if one.get(TEXT)]
        truth = [one.get(INTENT) for one in examples]
        texts = [_words(one) for one in examples]
        self._ngrams = Ngrams.of(texts)
        grams, vectors = self._ngrams.features(texts), _vectors(examples)
        penalty, against = self._config["C"], self._config["against"]
        self._machine = Machine.train(grams, vectors, truth, penalty, against)
        codes = np.searchsorted(self._machine.classes, truth).astype(np.int16)
        self._neighbours = Neighbours.of(vectors, codes)
        with self._model_storage.write_to(self._resource) as folder:
            known = dict(zip(texts, truth, strict=True))
            (folder / EXAMPLES_FILE).write_text(json.dumps(known), encoding="utf-8")
            ngrams = json.dumps(self._ngrams.vocabularies)
            (folder / NGRAMS_FILE).write_text(ngrams, encoding="utf-8")
            np.savez(folder / MODEL_FILE, **vars(self._machine))
            np.savez(folder / NEIGHBOURS_FILE, **vars(self._neighbours))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `intent` and `intent_ranking`; a message without words gets no intent."""
        for message in messages:
            message.set(INTENT, NO_INTENT, add_to_output=True)
            message.set("intent_ranking", [NO_INTENT], add_to_output=True)
        worded = [one for one in messages if one.get_dense_features(TEXT)[1]]
        if self._machine and worded:
            self._rank(worded, self._machine)
        return messages

    def _rank(self, messages: list[Message], machine: Machine) -> None:
        texts, vectors = [_words(one) for one in messages], _vectors(messages)
        margins = machine.margins(self._ngrams.features(texts), vectors)
        chances = softmax(self._config["sharpness"] * margins, axis=1)
        chances = (chances * self._neighbours.votes(vectors)) ** self._config["trust"]
        chances /= chances.sum(axis=1, keepdims=True)
        best = np.argsort(-chances, axis=1)[:, : self._config["ranking_length"]]
        for message, text, row, order in zip(messages, texts, chances, best, strict=True):
            ranking = [
                {"name": str(machine.classes[i]), "confidence": float(row[i])} for i in order
            ]
            ranking = _led_by(self._examples.get(text), ranking)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)


def _vectors(messages: list[Message]) -> Floats:
    return np.concatenate([one.get_dense_features(TEXT)[1].features for one in messages])


def _words(message: Message) -> str:
    return " ".join(token.text for token in message.get(TOKENS_NAMES[TEXT]) or ())


def _led_by(intent: str | None, ranking: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The ranking with an intent that is certain at its head."""
    if intent is None:
        return ranking
    others = [one for one in ranking if one["name"] != intent]
    return [{"name": intent, "confidence": CERTAIN}, *others]
