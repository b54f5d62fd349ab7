"""The plain form of a text: what people mean by it, without how they typed it."""

import re
import unicodedata

# Letters repeated for stress: "sooooo" is "soo", and the spelling knows the rest.
REPEATED = re.compile(r"([a-z])\1{2,}")
SPACES = re.compile(r"\s+")
# "W H A T  I S": letters set apart for stress.
SPACED = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
TAG = re.compile(r"<[^<>]{1,200}>")


def plain(text: str) -> str:
    """The text in lower case, in composed letters, without marks nobody can see.

    Markup, combining marks that belong to no letter (zalgo), control and formatting characters
    go, letters set apart are joined, and runs of white space become one space.
    """
    composed = TAG.sub(" ", unicodedata.normalize("NFKC", text))
    composed = SPACED.sub(lambda match: match.group().replace(" ", ""), composed)
    kept = "".join(
        " " if character.isspace() else character
        for character in composed
        if character.isspace() or unicodedata.category(character)[0] not in "CM"
    )
    lowered = kept.lower().replace("’", "'")
    return SPACES.sub(" ", REPEATED.sub(r"\1\1", lowered)).strip()
