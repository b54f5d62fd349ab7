"""The plain form of a text: what people mean by it, without how they typed it."""

import re
import unicodedata

# Letters repeated for stress: "sooooo" is "soo", and the spelling knows the rest.
REPEATED = re.compile(r"([a-z])\1{2,}")
SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text in lower case, in composed letters, without marks nobody can see.

    Combining marks that belong to no letter (zalgo), control and formatting characters go;
    runs of white space become one space.
    """
    composed = unicodedata.normalize("NFKC", text)
    kept = "".join(
        " " if character.isspace() else character
        for character in composed
        if character.isspace() or unicodedata.category(character)[0] not in "CM"
    )
    lowered = kept.lower().replace("’", "'")
    return SPACES.sub(" ", REPEATED.sub(r"\1\1", lowered)).strip()
