"""Finds phone numbers, and the runs of nine and more digits that are nothing better known."""

import re
from collections.abc import Iterator, Sequence

from donorguide.privacy.facts import is_decimal, is_measured, is_round, is_series, is_year
from donorguide.privacy.view import FACT, FOUND, Find, hide

BETWEEN = r"(?: ?[-/] ?|\.|\) ?[-/]? ?| ?-?\(| {1,2})"
RUN = re.compile(rf"(?:\(?\+ ?\(?|\()?\d+(?:{BETWEEN}\d+)*", re.ASCII)
DIGITS = re.compile(r"\d+", re.ASCII)
MOST_GROUPS = 12
SHORTEST_CALLED, SHORTEST_ABROAD, SHORTEST, LONGEST = 6, 8, 9, 15  # digits
MOBILE_CHINA = re.compile(r"1[3-9]\d{9}", re.ASCII)
# Digits in the groups of numbers that end in short ones, with and without a country's code.
SHORT_ENDINGS = {(3, 3, 3), (2, 3, 3, 3), (3, 2, 2, 2), (2, 3, 2, 2, 2)}
NAMED = (
    r"(?:phones?|tel|telephone|telefon|handy|mobile|mob|cell(?:phone)?|whats ?app|watsapp|wechat|"
    r"viber|telegram|signal|fax|sms|hotline)"
)
ASKED = (
    r"(?:call|calling|text|dial|ring|reach|contact|message|"
    r"(?:my|our|his|her|their|following) (?:new |old )?number)"
)
# What may stand between the cue and the number; what was covered before may as well.
LINK = (
    r"(?:me|us|him|her|them|hers|mine|at|on|in|via|by|under|with|is|it|its|s|number|numbers|"
    r"no|nr|my|our|the|this|that|new|old|work|home|or|and|to|back|please|pls|today|tomorrow|"
    r"tonight|anytime|now|also|one|other|using|after|before|until)"
)
GAP = rf"[ .,:;#=/()'{FOUND}{FACT}-]*"
CUE_BEFORE = re.compile(
    rf"(?:(?<![a-z])(?:{NAMED}|{ASKED})(?![a-z])|电话|手机|微信|号码|тел(?:ефон)?){GAP}"
    rf"(?:{LINK}(?![a-z]){GAP}|[是号码为]+{GAP})*$",
    re.IGNORECASE,
)
CUE_AFTER = re.compile(
    rf"[ (=-]{{0,3}}(?:(?:is|was|on|via|my|our|the|new|work|private|is for|for)[ ]+)*"
    rf"(?:{NAMED}(?![a-z])(?! calls?)|(?:my|our) (?:new |old )?number(?![a-z]))",
    re.IGNORECASE,
)
REACH = 60  # characters before a number in which its cue stands


def find_phones(text: str) -> Iterator[Find]:
    """Phone numbers (kind "phone") and other long numbers (kind "id").

    A run of digits counts if it has a plus, is called a phone, or has nine digits in groups such
    as phones are written in, or in one; but never if it is an amount, a year or a date.
    """
    for run in RUN.finditer(text):
        spans = [one.span() for one in DIGITS.finditer(text, run.start(), run.end())]
        for find in _in_run(text, run.start(), spans):
            text = hide(text, [find])
            yield find


def _in_run(text: str, start: int, spans: Sequence[tuple[int, int]]) -> Iterator[Find]:
    """The numbers among groups of digits; what stands behind a phone may be another one."""
    position, called = 0, False
    while position < len(spans):
        start = spans[position][0] if position else start
        called = called or bool(CUE_BEFORE.search(text[max(0, start - REACH) : start]))
        count, kind = _longest(text, start, spans[position : position + MOST_GROUPS], called)
        end = spans[position + count - 1][1]
        if kind in {"phone", "id"}:
            called = True
            yield Find(start, end, kind, _value(text[start:end]))
        position += count


def _longest(
    text: str, start: int, spans: Sequence[tuple[int, int]], called: bool
) -> tuple[int, str]:
    """How many groups belong to the first one, and what they are."""
    groups = [text[first:last] for first, last in spans]
    for count in range(len(spans), 0, -1):
        kind = _kind(text, start, spans[count - 1][1], groups[:count], called)
        if kind:
            return count, kind
    return 1, ""


def _kind(text: str, start: int, end: int, groups: Sequence[str], called: bool) -> str:
    """What a number is: "phone", "id" or "fact"; empty if it is too short or unlike all."""
    size = sum(map(len, groups))
    if size < SHORTEST_CALLED or is_series(groups):
        return ""
    written = text[start:end]
    amount = is_round(groups)
    if "+" in written and SHORTEST_ABROAD <= size <= LONGEST:
        return "fact" if amount and size <= SHORTEST else "phone"
    called = size <= LONGEST and (called or bool(CUE_AFTER.match(text, end)))
    if not called and size < 2 * len(groups):
        return ""
    measured = is_measured(text, start, end)
    if called and (size >= SHORTEST or not written.endswith("000")):
        return "fact" if measured and (amount or size < SHORTEST) else "phone"
    if measured or amount or is_decimal(written, groups):
        return "fact"
    if size < SHORTEST:
        return ""
    return _kind_by_shape(written, groups, size)


def _kind_by_shape(written: str, groups: Sequence[str], size: int) -> str:
    """What nine and more digits are that nothing beside them explains."""
    if len(groups) == 1:
        phone = groups[0].startswith("0") or MOBILE_CHINA.fullmatch(groups[0])
        return "phone" if phone and size <= LONGEST else "id"
    if is_year(groups[0]):
        return ""
    if size > LONGEST:
        return "id" if all(len(group) >= 4 for group in groups[:-1]) else ""
    return "phone" if _is_grouped_like_a_phone(written, groups) else ""


def _is_grouped_like_a_phone(written: str, groups: Sequence[str]) -> bool:
    """Whether digits are set apart as in phone numbers, and not as in a list."""
    if groups[0].startswith("0") or ")" in written:
        return True
    sizes = tuple(map(len, groups))
    ending = sizes[-1] >= 3 and sizes[-1] + sizes[-2] >= 7
    several_years = sum(map(is_year, groups)) > 1
    return not several_years and (ending or sizes in SHORT_ENDINGS)


def _value(written: str) -> str:
    """The digits of a number, without what is dialled before a country's code."""
    abroad = written.lstrip(" (").startswith(("+", "00"))
    digits = re.sub(r"\D", "", written.replace("(0)", "") if abroad else written)
    return digits.removeprefix("00")
