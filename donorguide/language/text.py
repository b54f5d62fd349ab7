"""The plain form of a text: what people mean by it, without how they typed it."""

import re
import unicodedata

# Letters repeated for stress: "sooooo" is "soo", and the spelling knows the rest.
REPEATED = re.compile(r"([a-z])\1{2,}")
# Rows of signs: over hundreds of them spaCy's tokenizer takes a second.
SIGNS = re.compile(r"([^\w\s]{3})[^\w\s]{7,}")
SPACES = re.compile(r"\s+")
# "W H A T  I S": letters set apart for stress.
SPACED = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
TAG = re.compile(r"<[^<>]{1,200}>")
WIDE_GAP = re.compile(r"\s{2,}")
MOSTLY = 0.8  # share of single letters in a text that is spaced out throughout


def plain(text: str) -> str:
    """The text in lower case, in composed letters, without marks nobody can see.

    Markup, combining marks that belong to no letter (zalgo), control and formatting characters
    go, letters set apart are joined, and runs of white space become one space.
    """
    composed = TAG.sub(_told, unicodedata.normalize("NFKC", text))
    composed = SIGNS.sub(r"\1", _closed_up(composed))
    kept = "".join(
        " " if character.isspace() else character
        for character in composed
        if character.isspace() or unicodedata.category(character)[0] not in "CM"
    )
    lowered = kept.lower().replace("’", "'")
    return SPACES.sub(" ", REPEATED.sub(r"\1\1", lowered)).strip()


def _told(tag: re.Match[str]) -> str:
    """What is left of a tag: nothing but the word that tells a script."""
    return " script " if "script" in tag.group().lower() else " "


def _closed_up(text: str) -> str:
    """The text with letters joined that were set apart; wide gaps are its spaces then."""
    signs = text.split()
    if len(signs) > len(WIDE_GAP.split(text)) > 1:
        single = sum(len(sign) == 1 for sign in signs)
        if single >= MOSTLY * len(signs):
            return " ".join("".join(word.split()) for word in WIDE_GAP.split(text))
    return SPACED.sub(lambda match: match.group().replace(" ", ""), text)
