"""Compares classifiers on the same features: the share of tuning questions whose intent is right.

Run it with `bin/bench understanding --classifiers`; docs/decisions/0003-understanding.md has the
table.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from scipy.special import softmax
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from benchmarks.understanding.questions import load_examples, mended
from benchmarks.understanding.score import Item
from donorguide.knowledge import Knowledge
from donorguide.language.neighbours import Neighbours
from donorguide.language.regression import PENALTY, Regression
from donorguide.language.spelling import Speller
from donorguide.language.text import plain
from donorguide.language.vectors import CachedEncoder

SPARSE_WEIGHT = 0.7
NEIGHBOURS = 3
WORD = r"(?u)\b\w+\b|%"
Scores = np.ndarray[Any, Any]


def compare(
    items: Iterable[Item], knowledge: Knowledge, folder: Path
) -> list[tuple[str, float, float]]:
    """Name, share right and seconds of training of each classifier.

    Args:
        items: Questions; those with one turn and one answer count.
        knowledge: Tells which entries are unknown.
        folder: Where the training examples lie.
    """
    asked = [item for item in items if len(item.turns) == 1 and item.expect]
    texts, intents = zip(*load_examples(folder), strict=True)
    speller = Speller.of(plain(text).split() for text in texts)
    train, test = _features(
        [mended(text, speller) for text in texts],
        [mended(item.turns[0], speller) for item in asked],
    )
    truth = np.array(intents)
    names = np.unique(truth)
    results = []
    for name, classify in CLASSIFIERS.items():
        begin = time.perf_counter()
        scores = classify(train, truth, test)
        seconds = time.perf_counter() - begin
        best = names[scores.argmax(1)]
        right = [
            _right(item, str(intent), knowledge) for item, intent in zip(asked, best, strict=True)
        ]
        results.append((name, sum(right) / len(right), seconds))
    return results


def _right(item: Item, intent: str, knowledge: Knowledge) -> bool:
    label = intent.removeprefix("ask_")
    entry = knowledge.entries.get(label)
    return label in item.expect or bool(entry and entry.unknown and "unknown" in item.expect)


def _features(train: Sequence[str], test: Sequence[str]) -> tuple[list[Any], list[Any]]:
    """N-grams, vectors, and both together, for the examples and for the questions."""
    words = CountVectorizer(ngram_range=(1, 2), token_pattern=WORD)
    letters = CountVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2)
    encoder = CachedEncoder()
    made = []
    for texts, method in ((train, "fit_transform"), (test, "transform")):
        grams = normalize(hstack([getattr(words, method)(texts), getattr(letters, method)(texts)]))
        with encoder.kept_on_disk():
            vectors = np.stack(encoder.encode(texts))
        made.append([grams, vectors, csr_matrix(hstack([grams * SPARSE_WEIGHT, vectors]))])
    return made[0], made[1]


def _svm(features: int) -> Callable[[Any, Any, Any], Scores]:
    def classify(train: Any, truth: Any, test: Any) -> Scores:
        model = LinearSVC(C=0.5).fit(train[features], truth)
        return np.asarray(model.decision_function(test[features]))

    return classify


def _regression(features: int) -> Callable[[Any, Any, Any], Scores]:
    def classify(train: Any, truth: Any, test: Any) -> Scores:
        model = LogisticRegression(C=10, max_iter=60, tol=1e-3).fit(train[features], truth)
        return np.asarray(model.predict_proba(test[features]))

    return classify


def _neighbours(train: Any, truth: Any, test: Any) -> Scores:
    """The mean likeness of the nearest examples of each intent."""
    alike = test[1] @ train[1].T
    columns = [
        np.sort(alike[:, truth == name], axis=1)[:, -NEIGHBOURS:].mean(1)
        for name in np.unique(truth)
    ]
    return np.stack(columns, axis=1)


def _product(train: Any, truth: Any, test: Any) -> Scores:
    """What the bot does."""
    chances = Regression.train(train[1], truth, PENALTY).chances(test[1])
    return chances * _votes(train, truth, test, chances)


def _svm_and_votes(train: Any, truth: Any, test: Any) -> Scores:
    """The product of all features' machine and the votes."""
    chances = softmax(4 * _svm(2)(train, truth, test), axis=1)
    return np.asarray(chances * _votes(train, truth, test, chances))


def _votes(train: Any, truth: Any, test: Any, chances: Scores) -> Scores:
    codes = np.unique(truth, return_inverse=True)[1].astype(np.int16)
    return Neighbours.of(train[1], codes).votes(test[1], chances)


CLASSIFIERS: dict[str, Callable[[Any, Any, Any], Scores]] = {
    "linear SVM, n-grams": _svm(0),
    "linear SVM, vectors": _svm(1),
    "linear SVM, both": _svm(2),
    "logistic regression, vectors": _regression(1),
    "logistic regression, both": _regression(2),
    "nearest neighbours, vectors": _neighbours,
    "linear SVM, both, times votes of the nearest": _svm_and_votes,
    "logistic regression, vectors, times votes of the nearest": _product,
}
