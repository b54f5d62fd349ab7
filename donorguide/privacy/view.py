"""The view of a text that finders read: plain characters, and where each of them stands."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

# They stand in a view for what was found and for what is a fact, and in no text: control
# characters are left out.
FOUND = "\0"
FACT = "\1"


@dataclass(frozen=True)
class View:
    """A text in plain characters.

    Attributes:
        text: Digits of any script as ASCII, one kind of space and of dash, nothing invisible.
        origins: For each character of it, and for its end, the index in the original.
    """

    text: str
    origins: Sequence[int]


@dataclass(frozen=True)
class Find:
    """A piece of personal data in a view.

    Attributes:
        start: Where it starts.
        end: The index behind its last character.
        kind: What it is, in a word.
        value: It in one form, however it was typed.
    """

    start: int
    end: int
    kind: str
    value: str


def view_of(text: str) -> View:
    """The view of a text, in which what is typed to be overlooked looks like the rest."""
    if text.isascii() and text.isprintable():
        return View(text, range(len(text) + 1))
    kept = [(_plain(character), origin) for origin, character in enumerate(text)]
    kept = [(character, origin) for character, origin in kept if character]
    return View("".join(one for one, _ in kept), [*(origin for _, origin in kept), len(text)])


def hide(text: str, finds: Iterable[Find]) -> str:
    """The text with what was found covered, at the same length."""
    for find in finds:
        text = text[: find.start] + FOUND * (find.end - find.start) + text[find.end :]
    return text


def compact(text: str) -> str:
    """The letters and digits of a text, in capitals."""
    return re.sub(r"[\W_]", "", text).upper()


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """One character for one, or none for what nobody sees."""
    if character == "\n":
        return character
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category[0] == "C" or category in {"Mn", "Me"}:
        return ""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if category == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    composed = unicodedata.normalize("NFKC", character)
    return composed if len(composed) == 1 else character
