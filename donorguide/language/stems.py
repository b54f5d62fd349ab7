"""The words of a text, folded so that their forms and their likes are one."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from spacy.lang.en.stop_words import STOP_WORDS

from donorguide.language.text import plain

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
SUFFIXES = ("ing", "ed", "ly", "e")
SHORTEST_STEM = 4  # letters that must be left of a word


@cache
def basic() -> Mapping[str, Any]:
    """What basic.yml says: how people say what is no question, and which words are alike."""
    text = (Path(__file__).parent / "basic.yml").read_text(encoding="utf-8")
    data: Mapping[str, Any] = yaml.safe_load(text)
    return data


def words(text: str) -> list[str]:
    """The words of a text in lower case, without signs."""
    return WORD.findall(plain(text))


def bare(text: str) -> str:
    """A text without what capitals, signs and spaces make of it."""
    return " ".join(words(text))


def idle(word: str) -> bool:
    """Whether a word is no subject of its own, such as "how" or "please"."""
    return word not in _firsts() and (word in STOP_WORDS or word in basic()["idle"])


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """A word without its plural and its ending, or the word it is taken for."""
    word = word.removesuffix("'s").removesuffix("'")
    one = _singular(word)
    first = _firsts().get(word) or _firsts().get(one)
    if first:
        return first
    for suffix in SUFFIXES:
        if one.endswith(suffix) and len(one) - len(suffix) >= SHORTEST_STEM:
            one = one.removesuffix(suffix)
    return _firsts().get(one, one)


def _singular(word: str) -> str:
    if len(word) < SHORTEST_STEM or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


@cache
def _firsts() -> Mapping[str, str]:
    """From each word of a line of like ones to the line's first."""
    return {str(word): str(line[0]) for line in basic()["alike"] for word in line}
