"""Chooses the intent by a linear SVM over n-grams and sentence vectors together."""

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
from scipy.sparse import csr_matrix, hstack, vstack
from scipy.special import softmax
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

MODEL_FILE = "classifier.npz"
EXAMPLES_FILE = "examples.json"
CERTAIN = 0.99  # the confidence of a text that is an example word for word, as buttons are

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
    def train(cls, features: csr_matrix, truth: list[str], penalty: float) -> "Machine":
        """Trains the classes in as many shares as there are cores, side by side.

        Args:
            features: A row for each example.
            truth: The class of each example.
            penalty: LinearSVC's C.
        """
        classes = np.unique(truth)
        shares = np.array_split(classes, min(os.cpu_count() or 1, len(classes) // 2) or 1)

        def fit(share: NDArray[np.str_]) -> tuple[Any, Any]:
            model = LinearSVC(C=penalty).fit(features, np.where(np.isin(truth, share), truth, ""))
            # The class "" comes first: all others.
            return model.coef_[-len(share) :], model.intercept_[-len(share) :]

        with ThreadPoolExecutor(len(shares)) as pool:
            fitted = list(pool.map(fit, shares))
        weights = np.concatenate([coefficients for coefficients, _ in fitted])
        biases = np.concatenate([intercepts for _, intercepts in fitted])
        return cls(classes, np.ascontiguousarray(weights.T, np.float32), biases.astype(np.float32))

    def margins(self, row: csr_matrix) -> Floats:
        """How far a row of features lies on the side of each class, of shape (classes,)."""
        margins: Floats = row.data.astype(np.float32) @ self.weights[row.indices] + self.biases
        return margins


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class VectorIntentClassifier(IntentClassifier, GraphComponent):
    """A linear SVM on all sentence features, sparse and dense, each scaled to length one."""

    @classmethod
    def required_components(cls) -> list[type]:
        """It reads features."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """How the classifier is trained, and how its margins become probabilities.

        `sparse_weights` has, for the alias of each featurizer of n-grams, the length of its
        features beside the vector's length of one; `sharpness` multiplies the margins before
        the softmax (docs/decisions/0003).
        """
        return {
            "C": 0.5,
            "sparse_weights": {"words": 1.0, "letters": 0.5},
            "sharpness": 4.0,
            "ranking_length": 40,
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        machine: Machine | None = None,
        examples: dict[str, str] | None = None,
    ) -> None:
        """Keeps what training and answering need; `machine` is None until trained.

        `examples` leads from the words of each training example to its intent.
        """
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._machine = machine
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
        with model_storage.read_from(resource) as folder, np.load(folder / MODEL_FILE) as file:
            machine = Machine(**file)
            examples = json.loads((folder / EXAMPLES_FILE).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, machine, examples)

    def train(self, training_data: TrainingData) -> Resource:
        """Trains on all examples that have a text and an intent."""
        examples = [one for one in training_data.intent_examples if one.get(TEXT)]
        truth = [one.get(INTENT) for one in examples]
        self._machine = Machine.train(self._features(examples), truth, self._config["C"])
        with self._model_storage.write_to(self._resource) as folder:
            known = {_words(one): one.get(INTENT) for one in examples}
            (folder / EXAMPLES_FILE).write_text(json.dumps(known), encoding="utf-8")
            np.savez(folder / MODEL_FILE, **vars(self._machine))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `intent` and `intent_ranking`; a message without words gets no intent."""
        for message in messages:
            if self._machine is None or not message.get_dense_features(TEXT)[1]:
                ranking = [{"name": None, "confidence": 0.0}]
            else:
                margins = self._machine.margins(self._features([message]))
                chances = softmax(self._config["sharpness"] * margins)
                best = np.argsort(-chances)[: self._config["ranking_length"]]
                ranking = [
                    {"name": str(self._machine.classes[i]), "confidence": float(chances[i])}
                    for i in best
                ]
                ranking = _led_by(self._examples.get(_words(message)), ranking)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _features(self, messages: list[Message]) -> csr_matrix:
        rows = []
        for message in messages:
            sparse = [
                normalize(message.get_sparse_features(TEXT, [alias])[1].features) * weight
                for alias, weight in self._config["sparse_weights"].items()
            ]
            dense = message.get_dense_features(TEXT)[1].features
            rows.append(hstack([*sparse, csr_matrix(dense)]))
        return csr_matrix(vstack(rows))


def _words(message: Message) -> str:
    return " ".join(token.text for token in message.get(TOKENS_NAMES[TEXT]) or ())


def _led_by(intent: str | None, ranking: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The ranking with an intent that is certain at its head."""
    if intent is None:
        return ranking
    others = [one for one in ranking if one["name"] != intent]
    return [{"name": intent, "confidence": CERTAIN}, *others]
