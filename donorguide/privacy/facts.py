"""Tells numbers that state something, such as amounts, years and dates, from a person's numbers."""

import re
from collections.abc import Sequence

from donorguide.privacy.view import FACT

DAY, MONTH, YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
# Day and month stand in either order.
DATES = [
    *(rf"{YEAR}{mark}{MONTH}{mark}{DAY}" for mark in ("-", r"\.", "/")),
    *(rf"{DAY}{mark}{DAY}{mark}{YEAR}" for mark in ("-", r"\.", "/", " ")),
]
DATE = f"(?:{'|'.join(DATES)})"
FACTS = re.compile(
    rf"(?<!\d)(?<!\d[-./ ]){DATE}(?: ?- ?{DATE})?(?![-./]?\d)"
    r"|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|(?<![\d,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)"
    r"|(?<!\d)(?<!\d[-./ ])24 ?/ ?7(?![-./]?\d)",
    re.ASCII,
)
MONEY = r"[$€£¥₹₽]|(?:usd|eur|euros?|rmb|cny|yuan|renminbi|gbp|chf|dollars?|pounds?)"
BEFORE = re.compile(
    rf"(?:{MONEY}|(?<![a-z])pop(?:\.|ulation)?(?: of| is| was)?:?) ?$", re.IGNORECASE
)
AFTER = re.compile(
    rf" ?(?:%|{MONEY}|per ?cent|thousand|million|billion|people|persons?|inhabitants|residents|"
    r"citizens|children|kids|families|students|donors|adults|km|kilomet|square|sq|years?|tons?)"
    r"(?![a-z])",
    re.IGNORECASE,
)


def hide_facts(text: str) -> str:
    """The text with dates, times, "24/7" and amounts such as 1,600,000 covered."""
    return FACTS.sub(lambda match: FACT * len(match.group()), text)


def is_measured(text: str, start: int, end: int) -> bool:
    """Whether a currency, or what is counted, stands beside a number."""
    return bool(BEFORE.search(text[max(0, start - 20) : start]) or AFTER.match(text, end))


def is_round(groups: Sequence[str]) -> bool:
    """Whether groups of digits make one amount, such as "1 400 000 000"."""
    if groups[0].startswith("0"):
        return False
    thousands = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3
    if len(groups) == 1 or thousands:
        # Billions are seldom rounded: "1 411 778 724".
        billions = len(groups) == 4 and len(groups[0]) == 1
        return billions or "".join(groups).endswith("000" if thousands else "00000")
    return False


def is_series(groups: Sequence[str]) -> bool:
    """Whether groups of digits are years, or amounts to choose from, such as "50 100 200"."""
    if all(is_year(group) for group in groups):
        return True
    # The fewer there are, the rounder they must be: a phone has a few groups as well.
    step = {2: 500, 3: 25}.get(len(groups), 5)
    return len(groups) > 1 and all(one[0] != "0" and int(one) % step == 0 for one in groups)


def is_decimal(text: str, groups: Sequence[str]) -> bool:
    """Whether a text such as "123.918186" is one number with a fraction."""
    return len(groups) == 2 and "." in text and not (len(groups[0]) > 1 and groups[0][0] == "0")


def is_year(group: str) -> bool:
    """Whether digits may be a year."""
    return len(group) == 4 and group[:2] in {"18", "19", "20"}
