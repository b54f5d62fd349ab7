"""Lets the training examples that lie nearest to a text vote on its class."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

AXES = 128  # directions that are kept; docs/decisions/0003 compares
VOTERS = 10
STEEPNESS = 15.0  # how fast a voice weakens with distance
CANDIDATES = 20  # classes whose examples may vote
NO_VOICE = 0.002  # the share of a class that none of the voters has

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Neighbours:
    """The examples along the directions in which they differ most, class by class.

    Args:
        axes: The directions, of shape (dimensions, axes).
        vectors: The examples along them, of unit length, of shape (examples, axes).
        begins: Where the examples of each class begin, and where the last end.
    """

    axes: Floats
    vectors: Floats
    begins: NDArray[np.int64]

    @classmethod
    def of(cls, vectors: Floats, codes: NDArray[np.int16]) -> "Neighbours":
        """The neighbours among examples.

        Args:
            vectors: Of shape (examples, dimensions), of unit length.
            codes: The index of each example's class; each class has one.
        """
        _, directions = np.linalg.eigh(vectors.T @ vectors)
        axes = np.ascontiguousarray(directions[:, ::-1][:, :AXES], np.float32)
        by_class = np.argsort(codes, kind="stable")
        begins = np.searchsorted(codes[by_class], np.arange(codes.max() + 2))
        return cls(axes, _unit(vectors[by_class] @ axes), begins)

    def votes(self, vectors: Floats, chances: Floats) -> Floats:
        """The share of each class among the nearest examples, of shape (texts, classes).

        Args:
            vectors: Of shape (texts, dimensions).
            chances: Of shape (texts, classes); only examples of the likeliest classes vote.
        """
        votes = np.full(chances.shape, NO_VOICE, np.float32)
        likely = np.argsort(-chances, axis=1)[:, :CANDIDATES]
        for row, classes, shares in zip(_unit(vectors @ self.axes), likely, votes, strict=True):
            members = [self.vectors[self.begins[one] : self.begins[one + 1]] for one in classes]
            likeness = np.concatenate([some @ row for some in members])
            codes = np.repeat(classes, [len(some) for some in members])
            nearest = np.argsort(-likeness)[:VOTERS]
            voices = np.exp(STEEPNESS * (likeness[nearest] - likeness.max()))
            np.add.at(shares, codes[nearest], voices / voices.sum())
        return votes


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Floats = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
