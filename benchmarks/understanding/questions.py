"""The sets of questions, and the examples the bot is trained on."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.understanding.score import Item
from donorguide.language.spelling import Speller
from donorguide.language.text import plain
from donorguide.settings import ROOT

FOLDER = ROOT / "benchmarks" / "understanding"
EXAMPLES = ROOT / "data" / "nlu"
SETS = ("heldout", "tuning")  # the first is never tuned on
# "hello", "and why?" or "qiqihar location" are anybody's words.
FEW_WORDS = 3
WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class QuestionSet:
    """Questions with what right replies say.

    Args:
        digest: The SHA-256 of the file they stand in, by which it is known not to have changed.
    """

    name: str
    digest: str
    items: tuple[Item, ...]


def load_set(name: str) -> QuestionSet:
    """A set of questions by the name of its file."""
    content = (FOLDER / f"{name}.yml").read_bytes()
    items = tuple(Item.from_dict(one) for one in yaml.safe_load(content))
    return QuestionSet(name, hashlib.sha256(content).hexdigest(), items)


def load_examples(folder: Path = EXAMPLES) -> list[tuple[str, str]]:
    """The training examples, each with its intent."""
    return [
        (line.removeprefix("- "), block["intent"])
        for path in sorted(folder.glob("*.yml"))
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        for line in block["examples"].splitlines()
    ]


def mended(text: str, speller: Speller) -> str:
    """A text as the bot hands it to the encoder."""
    return " ".join(word for typed in plain(text).split() for word in speller.mend(typed))


def bare(text: str) -> str:
    """The words of a text, without what capitals and signs make of them."""
    return " ".join(WORDS.findall(plain(text)))


def trained_on(items: Iterable[Item], examples: Iterable[tuple[str, str]]) -> list[Item]:
    """The items whose last message is a training example, word for word."""
    known = {bare(text) for text, _ in examples} - {""}
    return [item for item in items if bare(item.turns[-1]) in known]
