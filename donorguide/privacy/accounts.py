"""Finds what money is paid with: card numbers, their security codes, and bank accounts."""

import re
from collections.abc import Iterator, Sequence

from stdnum import iban, luhn

from donorguide.privacy.facts import is_series, is_year
from donorguide.privacy.view import Find, compact

# Overlapping, because any word and number could be the start: "pay10 to DE89 ...".
ACCOUNT = re.compile(
    r"(?<![A-Za-z0-9])(?=([A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}))", re.ASCII
)
DIGITS = re.compile(r"\d+", re.ASCII)
GROUPS = re.compile(r"\d+(?:[ ./-]{1,3}\d+)*", re.ASCII)
# How long cards are, and the digits that a card of this length starts with.
CARDS = {14: "3", 15: "3", 16: "23456", 19: "3456"}
# The groups that cards show, and the usual ways of typing them.
PRINTED = {(14,), (15,), (16,), (19,), (4, 4, 4, 4), (4, 6, 4), (4, 6, 5), (4, 4, 4, 4, 3)}
CODE = re.compile(
    r"(?<![a-z])(?:cvv2?|cvc2?|cvn|csc|(?:security|card|verification) code)[ :=#-]{0,3}"
    r"(?:number |no\.? )?(?:is )?(\d{3,4})(?!\d)",
    re.IGNORECASE | re.ASCII,
)


def find_ibans(text: str) -> Iterator[Find]:
    """The bank accounts whose check digits and national structure are right."""
    end = 0
    for match in ACCOUNT.finditer(text):
        if match.start() < end:
            continue
        for stop in range(match.end(1), match.start() + 14, -1):
            within = text[stop : stop + 1]
            if within.isascii() and within.isalnum():
                continue
            candidate = text[match.start() : stop]
            if text[stop - 1].isalnum() and iban.is_valid(candidate, check_country=False):
                end = stop
                yield Find(match.start(), stop, "iban", compact(candidate))
                break


def find_cards(text: str) -> Iterator[Find]:
    """The card numbers with a right check digit, and security codes that are called so."""
    for match in GROUPS.finditer(text):
        if sum(character.isdigit() for character in match.group()) < min(CARDS):
            continue
        # A number behind a plus is a phone's.
        if text[: match.start()].rstrip(" (").endswith("+"):
            continue
        groups = DIGITS.finditer(text, match.start(), match.end())
        yield from _cards(text, [group.span() for group in groups])
    for match in CODE.finditer(text):
        yield Find(match.start(1), match.end(1), "cvc", match[1])


def _cards(text: str, spans: Sequence[tuple[int, int]]) -> list[Find]:
    """The cards among groups of digits; an expiry date or another number may stand beside."""
    candidates = []
    for position, (start, _) in enumerate(spans):
        groups: list[str] = []
        for first, last in spans[position:]:
            groups.append(text[first:last])
            number = "".join(groups)
            if len(number) > max(CARDS):
                break
            if number[0] in CARDS.get(len(number), "") and luhn.is_valid(number):
                printed = tuple(map(len, groups)) in PRINTED
                listed = is_series(groups) or len(number) < 3 * len(groups)
                if not (all(map(is_year, groups)) if printed else listed):
                    candidates.append((not printed, start, last, number))
    # One in ten stretches has a right check digit by chance; what looks printed comes first.
    chosen: list[Find] = []
    for _, start, last, number in sorted(candidates):
        if all(last <= card.start or card.end <= start for card in chosen):
            chosen.append(Find(start, last, "card", number))
    return chosen
