"""Tells the class of a vector by logistic regression."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Regression:
    """A trained logistic regression.

    Args:
        classes: The names of the classes, sorted.
        weights: Of shape (dimensions, classes).
        biases: Of shape (classes,).
    """

    classes: NDArray[np.str_]
    weights: Floats
    biases: Floats

    @classmethod
    def train(cls, vectors: Floats, truth: Sequence[str], penalty: float) -> "Regression":
        """Learns from examples.

        Args:
            vectors: Of shape (examples, dimensions).
            truth: The class of each example.
            penalty: scikit-learn's C.
        """
        # Only here: a server trains nothing, and it takes half a second and 50 MB to import.
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=penalty, max_iter=100, tol=3e-4).fit(vectors, truth)
        weights = np.ascontiguousarray(model.coef_.T, np.float32)
        return cls(model.classes_, weights, model.intercept_.astype(np.float32))

    def chances(self, vectors: Floats) -> Floats:
        """How likely each class is for each vector, of shape (vectors, classes)."""
        margins = vectors @ self.weights + self.biases
        # A softmax; scipy.special has one, and a server imports it for nothing else.
        odds = np.exp(margins - margins.max(axis=1, keepdims=True))
        chances: Floats = odds / odds.sum(axis=1, keepdims=True)
        return chances
