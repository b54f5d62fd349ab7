"""Which words, pairs of words and runs of letters a text has."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

WORDS: dict[str, Any] = {"token_pattern": r"(?u)\b\w+\b|%", "ngram_range": (1, 2), "min_df": 2}
LETTERS: dict[str, Any] = {"analyzer": "char_wb", "ngram_range": (3, 5), "min_df": 3}
# Each kind with the length of its features, beside a sentence vector's length of one.
KINDS = {"words": (WORDS, 1.0), "letters": (LETTERS, 0.5)}

Vocabulary = Mapping[str, int]


class Ngrams:
    """Counts the n-grams that the training texts have more than once."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        """Keeps the n-grams that are counted.

        Args:
            vocabularies: For each kind, from an n-gram to its column.
        """
        self.vocabularies = vocabularies
        self._counters = [
            (CountVectorizer(**options, vocabulary=vocabularies[kind], dtype=np.float32), length)
            for kind, (options, length) in KINDS.items()
        ]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Ngrams":
        """Those of training texts."""
        return cls(
            {kind: _vocabulary(CountVectorizer(**KINDS[kind][0]).fit(texts)) for kind in KINDS}
        )

    def features(self, texts: Sequence[str]) -> csr_matrix:
        """The counts in each text, each kind scaled to its length.

        Returns:
            An array of shape (texts, n-grams), in floats of the classifier's size.
        """
        kinds = [normalize(one.transform(texts)) * length for one, length in self._counters]
        return csr_matrix(hstack(kinds))


def _vocabulary(counter: CountVectorizer) -> Vocabulary:
    return {ngram: int(column) for ngram, column in counter.vocabulary_.items()}
