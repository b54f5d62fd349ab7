"""A text becomes counts of the words, pairs of words and runs of letters that training had."""

import numpy as np

from donorguide.language.ngrams import Ngrams

TEXTS = ["how many people live there", "how many people work there", "8.4 % of people"] * 3


def test_words_pairs_of_words_and_runs_of_letters_are_known() -> None:
    vocabularies = Ngrams.of(TEXTS).vocabularies

    assert {"people", "how many", "%"} <= vocabularies["words"].keys()
    assert {"peo", "eopl"} <= vocabularies["letters"].keys()


def test_what_training_had_once_is_not_counted() -> None:
    known = Ngrams.of([*TEXTS, "penguins"]).vocabularies

    assert "penguins" not in known["words"]
    assert "peng" not in known["letters"]


def test_each_kind_has_its_length_whatever_the_text() -> None:
    ngrams = Ngrams.of(TEXTS)
    words = len(ngrams.vocabularies["words"])

    features = ngrams.features(["people", TEXTS[0]]).toarray()

    np.testing.assert_allclose(np.linalg.norm(features[:, :words], axis=1), 1, rtol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(features[:, words:], axis=1), 0.5, rtol=1e-5)


def test_kept_vocabularies_count_the_same() -> None:
    ngrams = Ngrams.of(TEXTS)

    again = Ngrams(ngrams.vocabularies)

    assert (again.features(TEXTS) != ngrams.features(TEXTS)).nnz == 0


def test_features_are_as_small_as_the_weights_they_meet() -> None:
    assert Ngrams.of(TEXTS).features(["other words"]).dtype == np.float32
