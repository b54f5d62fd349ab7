"""Finds the figures that a text names, in digits or in words, as claims write them."""

import re

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
ONES += "fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
VALUES = {word: value for value, word in enumerate(ONES.split())}
VALUES |= {word: 10 * tens for tens, word in enumerate(TENS.split(), start=2)}
WORD = "|".join(VALUES)
# "eight point four", "eighty-five", "two"; a word alone counts only before a unit.
UNIT = r"%|per\s?cents?\b|millions?\b|mil\b|mio\b|m\b"
IN_WORDS = re.compile(rf"\b({WORD})(?:\s?[\s-]\s?({WORD}))?(?:\s(?:point|dot|comma)\s({WORD}))?\b")
GROUPED = re.compile(r"\b\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})+\b|\b\d{7,9}\b")
FIGURE = re.compile(rf"(\d+(?:[.,]\d+)?)\s*({UNIT})?")
UNITS = {"%": "%", "p": "%", "m": " million"}  # by the unit's first letter
MILLION = 1_000_000


def figures(text: str) -> tuple[str, ...]:
    """The numbers of a text, such as "8.4%", "85 million" or "1992", in their order.

    Args:
        text: In lower case.
    """
    in_digits = GROUPED.sub(_in_millions, IN_WORDS.sub(_in_digits, text))
    found = [
        (number.replace(",", "."), UNITS.get(unit[:1], ""))
        for number, unit in FIGURE.findall(in_digits)
    ]
    units = {unit for _, unit in found if unit}
    shared = units.pop() if len(units) == 1 else ""  # "are the 5 million part of the 85"
    return tuple(number + (unit or (shared if len(number) == 2 else "")) for number, unit in found)


def _in_digits(match: re.Match[str]) -> str:
    """The number that words stand for, if a unit or a decimal shows that it is a figure."""
    first, second, decimal = match.groups()
    if not decimal and not re.match(rf"\s*(?:{UNIT})", match.string[match.end() :]):
        return match.group()
    value = VALUES[first] + (VALUES[second] if second else 0)
    return f"{value}.{VALUES[decimal]}" if decimal else str(value)


def _in_millions(match: re.Match[str]) -> str:
    """A number of seven digits and more in millions: "1,600,000" is "1.6 million"."""
    value = int(re.sub(r"\D", "", match.group()))
    return f"{value / MILLION:g} million" if value >= MILLION else match.group()
