"""Lets the training examples that lie nearest to a text vote on its class."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

AXES = 128  # directions that are kept; docs/decisions/0003 compares
VOTERS = 10
STEEPNESS = 15.0  # how fast a voice weakens with distance
NO_VOICE = 0.002  # the share of a class that none of the voters has

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Neighbours:
    """The examples along the directions in which they differ most.

    Args:
        axes: The directions, of shape (dimensions, axes).
        vectors: The examples along them, of unit length, of shape (examples, axes).
        codes: The index of each example's class, of shape (examples,).
    """

    axes: Floats
    vectors: Floats
    codes: NDArray[np.int16]

    @classmethod
    def of(cls, vectors: Floats, codes: NDArray[np.int16]) -> "Neighbours":
        """The neighbours among examples.

        Args:
            vectors: Of shape (examples, dimensions), of unit length.
            codes: The index of each example's class; each class has one.
        """
        _, directions = np.linalg.eigh(vectors.T @ vectors)
        axes = np.ascontiguousarray(directions[:, ::-1][:, :AXES], np.float32)
        return cls(axes, _unit(vectors @ axes), codes)

    def votes(self, vectors: Floats) -> Floats:
        """The share of each class among the nearest examples, of shape (texts, classes)."""
        likeness = _unit(vectors @ self.axes) @ self.vectors.T
        voters = np.argpartition(-likeness, min(VOTERS, len(self.codes)) - 1, axis=1)[:, :VOTERS]
        votes = np.full((len(vectors), int(self.codes.max()) + 1), NO_VOICE, np.float32)
        for row, nearest, shares in zip(likeness, voters, votes, strict=True):
            voices = np.exp(STEEPNESS * (row[nearest] - row.max()))
            np.add.at(shares, self.codes[nearest], voices / voices.sum())
        return votes


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Floats = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
