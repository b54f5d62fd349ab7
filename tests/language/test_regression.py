"""The class whose examples a vector resembles is the likeliest."""

import numpy as np

from donorguide.language.regression import Regression

VECTORS = np.eye(3, 4, dtype=np.float32).repeat(5, axis=0)
TRUTH = ["tree"] * 5 + ["fish"] * 5 + ["bird"] * 5


def test_the_class_of_like_examples_is_the_likeliest() -> None:
    regression = Regression.train(VECTORS, TRUTH, penalty=3)

    chances = regression.chances(VECTORS[::5])

    assert regression.classes[chances.argmax(axis=1)].tolist() == ["tree", "fish", "bird"]
    np.testing.assert_allclose(chances.sum(axis=1), 1, atol=1e-6)


def test_a_vector_like_no_example_leaves_all_classes_open() -> None:
    regression = Regression.train(VECTORS, TRUTH, penalty=3)

    [chances] = regression.chances(np.array([[0, 0, 0, 1]], np.float32))

    assert chances.max() < 0.4


def test_margins_of_any_size_give_chances() -> None:
    huge = Regression(np.array(["a", "b"]), np.array([[1e6, -1e6]], np.float32), np.zeros(2))

    assert huge.chances(np.ones((1, 1), np.float32)).tolist() == [[1, 0]]
