"""Finds phrases after which the safety of a person comes before any answer."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import spacy
import yaml
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.matcher import Matcher

from donorguide.language.text import plain

GAP = 3  # words that a "*" stands for at most


class RiskFinder:
    """Reads messages for disclosures, danger, and wishes to identify or meet a child."""

    def __init__(self) -> None:
        """Prepares the phrases of risk.yml, by the words of which each needs one."""
        self._spacy = spacy.blank("en")
        self._by_word: dict[str, set[Matcher]] = {}
        for kind, phrases in _phrases().items():
            for phrase in phrases:
                matcher = Matcher(self._spacy.vocab)
                matcher.add(kind, [_pattern(phrase)])
                for word in _telling(phrase):
                    self._by_word.setdefault(word, set()).add(matcher)

    def find(self, *forms: str) -> str:
        """The kind of risk a message speaks of, the gravest one; empty if none.

        Args:
            forms: The message as it was typed, and with its words mended; the same words are
                read once.
        """
        documents = [self._spacy.make_doc(plain(text)) for text in forms]
        distinct = {tuple(token.text for token in one): one for one in documents}
        found = {
            self._spacy.vocab.strings[match]
            for words, document in distinct.items()
            for matcher in self._with(words)
            for match, _, _ in matcher(document)
        }
        return next((kind for kind in _phrases() if kind in found), "")

    def _with(self, words: Iterable[str]) -> set[Matcher]:
        """The phrases that may stand among words: trying all would take most of a parse."""
        none: set[Matcher] = set()
        return none.union(*(self._by_word.get(word, none) for word in words))


@cache
def _phrases() -> dict[str, list[str]]:
    text = (Path(__file__).parent / "risk.yml").read_text(encoding="utf-8")
    phrases: dict[str, list[str]] = yaml.safe_load(text)
    return phrases


def _telling(phrase: str) -> list[str]:
    """Words of which a phrase has one: the place in it that has the fewest common ones."""
    places = [word.split("|") for word in phrase.split() if word != "*"]
    needed = [options for options in places if "?" not in options]
    return min(
        needed, key=lambda options: (sum(map(STOP_WORDS.__contains__, options)), len(options))
    )


def _pattern(phrase: str) -> list[dict[str, Any]]:
    """A phrase of risk.yml as spaCy's matcher wants it; "?" among alternatives allows none."""
    tokens: list[dict[str, Any]] = []
    for word in phrase.split():
        if word == "*":
            tokens += [{"OP": "?"}] * GAP
            continue
        options = word.split("|")
        token: dict[str, Any] = {"LOWER": {"IN": [one for one in options if one != "?"]}}
        tokens.append({**token, "OP": "?"} if "?" in options else token)
    return tokens
