"""Mends typing errors towards the words that donors' questions are made of."""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

import yaml
from rapidfuzz import process
from rapidfuzz.distance import OSA

from donorguide.language.gazetteer import place_names
from donorguide.language.weights import weights_folder

SHORTEST = 4  # letters; shorter words have too many neighbours
LIKENESS = 0.7  # one edit in four letters, two in seven
CLEAR_LIKENESS = 0.88  # the same towards words that donors' questions do not use
OFTEN = 3  # times a word must be used to count as spelt right though no dictionary has it
ERROR = 3  # times as often is the right spelling used, at least
# Figures that stand for letters: "k1ds"; those of "1st" and "5m" stand for themselves.
LEET = str.maketrans("013457", "oieast")
FIGURE_FIRST = re.compile(r"\d+[a-z]{0,3}")
SHORTEST_RUN = 9  # letters of a word that may be several, written without spaces
LETTERS_OF_A_WORD = 2  # at the least, at the mean of these; any keys make words of single letters


@cache
def shorthand() -> Mapping[str, str]:
    """From a phone's short form to the words it stands for."""
    text = (Path(__file__).parent / "shorthand.yml").read_text(encoding="utf-8")
    return {str(short): str(words) for short, words in yaml.safe_load(text).items()}


@cache
def dictionary() -> frozenset[str]:
    """The whole words of the encoder's vocabulary: 20,000 of the most frequent in English."""
    lines = (weights_folder() / "vocab.txt").read_text(encoding="utf-8").split()
    return frozenset(line for line in lines if line.isalpha())


@cache
def _beginning_with(letter: str) -> list[str]:
    return sorted(word for word in dictionary() if word[0] == letter)


def _in_dictionary(word: str) -> str:
    """The word of the dictionary that one is clearly meant to be; itself, if there is none."""
    found = process.extractOne(
        word,
        _beginning_with(word[0]),
        scorer=OSA.normalized_similarity,
        score_cutoff=CLEAR_LIKENESS,
    )
    return found[0] if found else word


class Speller:
    """Knows the words of training questions, and takes unknown ones for the nearest of them."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Keeps the words that are surely spelt right.

        Args:
            counts: How often each word is used.
        """
        listed = {word: count for word, count in counts.items() if word in dictionary()}
        by_use = sorted(counts, key=lambda word: -counts[word])
        others = {
            word: count for word, count in counts.items() if self._is_name(word, counts, by_use)
        }
        self._counts = {**listed, **others}
        self._targets = [word for word in self._counts if len(word) >= SHORTEST]
        self._total = sum(self._counts.values())
        self.mend = lru_cache(maxsize=2_000)(self._mend)

    @staticmethod
    def _is_name(word: str, counts: Mapping[str, int], by_use: Sequence[str]) -> bool:
        """Whether a word of no dictionary is used on purpose, and not a common typing error."""
        if word in dictionary() or not word.isalpha() or counts[word] < OFTEN:
            return False
        least = ERROR * counts[word]
        nearest = process.extractOne(
            word,
            by_use[: bisect_right(by_use, -least, key=lambda other: -counts[other])],
            scorer=OSA.normalized_similarity,
            score_cutoff=LIKENESS,
        )
        return nearest is None

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]]) -> "Speller":
        """A speller of the words in texts, each text a series of words."""
        return cls(Counter(word for words in texts for word in words))

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each word that is spelt right is used."""
        return self._counts

    def _mend(self, word: str) -> tuple[str, ...]:
        """The words that one token stands for; itself, if nothing is alike."""
        if word in shorthand():
            return tuple(shorthand()[word].split())
        if word.isalnum() and not word.isalpha() and not FIGURE_FIRST.fullmatch(word):
            lettered = word.translate(LEET)
            return self._mend(lettered) if lettered.isalpha() else (word,)
        if len(word) < SHORTEST or not word.isalpha() or self._known(word):
            return (word,)
        once = "".join(letter for letter, _ in groupby(word))
        for spelling in (once, word):
            if self._known(spelling):
                return (spelling,)
        # Of words equally like, the one used most.
        nearest = process.extract(
            once if len(once) < len(word) - 1 else word,
            self._targets,
            scorer=OSA.normalized_similarity,
            score_cutoff=LIKENESS,
            limit=5,
        )
        if nearest:
            best = max(score for _, score, _ in nearest)
            alike = [target for target, score, _ in nearest if score >= best - 0.001]
            return (max(alike, key=lambda target: self._counts[target]),)
        parts = self._split(word) if len(word) >= SHORTEST_RUN else ()
        return parts or (_in_dictionary(word),)

    def unknown(self, words: Iterable[str]) -> float:
        """The share of mended words that are none of English, nor of the training questions."""
        worded = [word for word in words if word.isalpha() and len(word) > 1]
        return sum(not self._known(word) for word in worded) / max(1, len(worded))

    def _known(self, word: str) -> bool:
        # One key held down makes no word, though "dd" stands in the dictionary.
        listed = word in self._counts or word in dictionary() or word in place_names()
        return listed and len(set(word)) > 1

    def _split(self, run: str) -> tuple[str, ...]:
        """The likeliest words a run of letters is made of; none, if it is not made of words."""
        best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())]
        for end in range(1, len(run) + 1):
            ways = [
                (before[0] + math.log(self._counts[run[start:end]] / self._total), before[1], start)
                for start in range(end)
                if (before := best[start]) is not None and run[start:end] in self._counts
            ]
            cost, words, start = max(ways, default=(0.0, (), -1))
            best.append((cost, (*words, run[start:end])) if start >= 0 else None)
        words = best[-1][1] if best[-1] is not None else ()
        return words if len(run) >= LETTERS_OF_A_WORD * len(words) else ()
