"""Tells in which language a message is written, if it is not English."""

import unicodedata
from array import array
from functools import cache
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier
from spacy.lang.en.stop_words import STOP_WORDS

# Languages that donors are likely to write in; fewer make the choice surer.
KNOWN = "en de es fr pt it nl pl ru zh ja ar tr sv ko uk da no fi cs hu ro vi id hi".split()
SURE = 0.85  # probability by langid's model
FEWEST_WORDS = 3  # the model guesses on fewer
MOST_ENGLISH = 0.4  # share of words that are English function words
MOST_TELLING = 6  # words of a message that two telltale words are enough for
LETTERS = 256  # bytes that the model's automaton moves by
SCRIPTS = {"HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "CYRILLIC": "ru"}
SCRIPTS |= {"ARABIC": "ar", "DEVANAGARI": "hi"}


@cache
def _identifier() -> LanguageIdentifier:
    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages(KNOWN)
    # Another one, because the first keeps the figures of all 142 languages: 30 MB.
    moves = Moves(np.frombuffer(whole.tk_nextmove, np.uint32).reshape(-1, LETTERS))
    tables = (whole.nb_ptc, whole.nb_pc, whole.nb_classes, moves, whole.tk_output)
    return LanguageIdentifier(*tables, norm_probs=True, tk_row=whole.tk_row)


class Moves:
    """The moves of the model's automaton, in 11 MB instead of 42.

    Most letters lead from most states to the same one, and are kept once.
    """

    def __init__(self, table: NDArray[np.uint32]) -> None:
        """Keeps the moves that are none of the common ones.

        Args:
            table: The next state, of shape (states, 256).
        """
        common = np.array([np.bincount(column).argmax() for column in table.T], np.uint32)
        states, letters = np.nonzero(table != common)
        self._common = common.tolist()
        self._begins = array("I", np.searchsorted(states, np.arange(len(table) + 1)).tolist())
        self._letters = letters.astype(np.uint8).tobytes()
        self._next = array("I", table[states, letters].tobytes())

    def __getitem__(self, place: int) -> int:
        """The next state at a place in the table's rows, one after the other."""
        state, letter = divmod(place, LETTERS)
        found = self._letters.find(letter, self._begins[state], self._begins[state + 1])
        return self._common[letter] if found < 0 else self._next[found]


@cache
def _greetings() -> dict[str, str]:
    text = (Path(__file__).parent / "greetings.yml").read_text(encoding="utf-8")
    return {phrase: tongue for tongue, said in yaml.safe_load(text).items() for phrase in said}


@cache
def _telltales() -> dict[str, frozenset[str]]:
    text = (Path(__file__).parent / "telltales.yml").read_text(encoding="utf-8")
    return {tongue: frozenset(map(str, words)) for tongue, words in yaml.safe_load(text).items()}


def load() -> None:
    """Loads the model at a time when nobody waits for it."""
    _identifier()


def tongue(text: str) -> str:
    """The language of a message.

    Args:
        text: What a visitor wrote.

    Returns:
        A code of two letters; "en" as well when nothing else is sure, and "xx" for a script
        that belongs to no language of ours.
    """
    words = [word.strip(".,!?¿¡;:\"'()").lower() for word in text.split()]
    letters = [letter for letter in text if letter.isalpha()]
    foreign = [
        letter for letter in letters if not unicodedata.name(letter, "LATIN").startswith("LATIN")
    ]
    if 2 * len(foreign) > len(letters):
        return _by_script(foreign)
    greeting = _greetings().get(" ".join(words[:3])) or (
        _greetings().get(words[0]) if words else None
    )
    if greeting and len(words) < FEWEST_WORDS + 1:
        return greeting
    told = _told(words)
    if told:
        return told
    if len(set(words)) < FEWEST_WORDS:
        return "en"
    english = sum(word in STOP_WORDS for word in words) / len(words)
    code, chance = _identifier().classify(text.lower())
    return str(code) if chance >= SURE and english < MOST_ENGLISH else "en"


def _told(words: list[str]) -> str:
    """The language of a short message of which half the words, and at least two, tell it."""
    if not 1 < len(words) <= MOST_TELLING:
        return ""
    counts = {
        tongue: sum(word in telling for word in words) for tongue, telling in _telltales().items()
    }
    best = max(counts, key=lambda tongue: counts[tongue])
    return best if counts[best] >= max(2, len(words) / 2) else ""


def _by_script(letters: list[str]) -> str:
    names = [unicodedata.name(letter, "").split()[0] for letter in letters]
    return next((code for script, code in SCRIPTS.items() if script in names), "xx")
