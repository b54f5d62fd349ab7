"""Finds numbers that stand for a person: passports, social security, identity cards."""

import re
from collections.abc import Iterator

from donorguide.privacy.view import Find, compact

SHAPES = (
    # social security, United States
    r"\d{3}[ -]\d{2}[ -]\d{4}(?![ ./-]?\d)",
    # national insurance, United Kingdom
    r"[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d]",
    # tax, India
    r"[A-Z]{5}\d{4}[A-Z]",
    # identity card, China, with or without its parts set apart
    r"\d{6}[ -]?(?:18|19|20)\d{6}[ -]?\d{3}[\dXx]",
    # passports
    r"[A-Z]{1,2}\d{7,8}",
    # bank accounts with a slip of the finger
    r"[A-Z]{2}\d{2}(?: ?\d{4}){2,7}(?: ?\d{1,3})?",
)
SHAPED = re.compile(
    rf"(?<![A-Za-z0-9])(?<!\d[ ./+-])(?<!\+)(?:{'|'.join(SHAPES)})(?![A-Za-z0-9])", re.ASCII
)
WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{10,}(?![A-Za-z0-9])", re.ASCII)
LONG = re.compile(r"\d{9}", re.ASCII)
CUE = (
    r"(?:passport|identity(?: card)?|(?:national |personal )?id(?: card)?|i\.d\.|ssn|nino|aadhaar|"
    r"social security|national insurance|tax(?: id)?|driv(?:er'?s?|ing) licen[cs]e|"
    r"(?:bank |my )account|account(?= n)|sort code|routing)"
)
FILLER = r"(?:(?:number|no|nr|num|card|code|is|my|it's|the)(?![a-z])[ .:#=-]*)"
CALLED = re.compile(
    rf"(?:(?<![a-z]){CUE}(?![a-z])[ .:#=-]*{FILLER}{{0,4}}|(?:身份证|护照)(?:号码?)?[是: ]*)"
    r"(?P<value>[a-z]{0,3}[ -]?\d[\da-z]*(?:[ -]\d[\da-z]*)*)",
    re.IGNORECASE | re.ASCII,
)
FEWEST = 5  # digits behind a word such as "passport"


def find_ids(text: str) -> Iterator[Find]:
    """Numbers in the shape of an identity number, called one, or of 9 digits among letters."""
    for match in CALLED.finditer(text):
        value = compact(match["value"])
        if sum(character.isdigit() for character in value) >= FEWEST and not value.endswith("000"):
            yield Find(*match.span("value"), "id", value)
    for match in SHAPED.finditer(text):
        yield Find(*match.span(), "id", compact(match.group()))
    for match in WORD.finditer(text):
        if LONG.search(match.group()) and not match.group().isdigit():
            yield Find(*match.span(), "id", compact(match.group()))
