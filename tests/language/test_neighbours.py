"""The nearest examples vote, the nearer the louder."""

import numpy as np
import pytest

from donorguide.language import neighbours
from donorguide.language.neighbours import NO_VOICE, Neighbours


def vectors(*rows: tuple[float, ...]) -> np.ndarray:
    array = np.array(rows, np.float32)
    return array / np.linalg.norm(array, axis=1, keepdims=True)


EXAMPLES = vectors((1, 0, 0), (1, 0.1, 0), (0, 1, 0), (0, 1, 0.1), (0, 0, 1))
CODES = np.array([0, 0, 1, 1, 2], np.int16)


def test_the_class_of_the_nearest_examples_has_the_most_votes() -> None:
    votes = Neighbours.of(EXAMPLES, CODES).votes(vectors((1, 0.2, 0), (0, 0.2, 1)), np.ones((2, 3)))
    assert votes.argmax(axis=1).tolist() == [0, 2]


def test_a_class_without_an_example_keeps_a_small_share() -> None:
    votes = Neighbours.of(EXAMPLES, CODES).votes(vectors((1, 0, 0)), np.ones((1, 3)))[0]
    assert votes[2] < 2 * NO_VOICE < votes[0]
    assert len(votes) == 3


def test_a_vector_of_nothing_is_no_error() -> None:
    nothing = np.zeros((1, 3), np.float32)
    assert np.isfinite(Neighbours.of(EXAMPLES, CODES).votes(nothing, np.ones((1, 3)))).all()


def test_only_examples_of_likely_classes_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "CANDIDATES", 2)
    chances = np.array([[0.1, 0.5, 0.4]])
    votes = Neighbours.of(EXAMPLES, CODES).votes(vectors((1, 0.2, 0)), chances)
    assert votes[0].argmax() == 1
    assert votes[0][0] == np.float32(NO_VOICE)
