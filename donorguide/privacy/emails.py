"""Finds e-mail addresses, also those spelt out to fool a machine."""

import re
from collections.abc import Iterator

from donorguide.privacy.view import Find

# Chinese, Japanese and Korean put no space between an address and the words around it.
EASTERN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
NO_NAME = r"\s@()\[\]<>{}\"',;:!?/\\|=*\x00-\x1f"
NAME = rf"[^{NO_NAME}{EASTERN}]"
NAMES = rf"(?:(?<!{NAME}){NAME}+(?: dot {NAME}+){{0,3}}|[{EASTERN}]+)"
LABEL = rf"(?:[^\W_{EASTERN}](?:[^\W_{EASTERN}]|-)*|[{EASTERN}]+)"
ENDING = rf"(?:xn--[a-z0-9-]+|[^\W\d_{EASTERN}]{{2,24}}|[{EASTERN}]{{2,}})"
AT = r"(?: ?@ ?| ?[\[({<] ?(?:at|a|@) ?[\])}>] ?|_at_)"
SPELT_DOT = r"(?: ?[\[({<] ?(?:dot|\.) ?[\])}>] ?| dot |_dot_)"
DOT = rf"(?:\.|{SPELT_DOT})"
# Providers of mailboxes: behind these, "at" is no preposition and the ending may be missing.
PROVIDER = (
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|aol|gmx|protonmail|proton|yandex|"
    r"zoho|foxmail|163|126|qq|sina)(?![^\W_])"
)
SIGNED = rf"{AT}(?:(?:{LABEL}{DOT}){{1,8}}{ENDING}|{PROVIDER})"
SPOKEN = (
    rf" at (?:(?:{LABEL}{DOT}){{0,7}}{LABEL}{SPELT_DOT}[a-z]{{2,4}}(?![^\W_])"
    rf"|{PROVIDER}{DOT}{ENDING})"
)
ADDRESS = re.compile(rf"(?P<name>{NAMES})(?:{SIGNED}|{SPOKEN})", re.IGNORECASE)
SPELT_AT = re.compile(rf"{AT}| at ", re.IGNORECASE)
SPELT_DOTS = re.compile(SPELT_DOT, re.IGNORECASE)


def find_emails(text: str) -> Iterator[Find]:
    """The addresses of a view's text: "jane@example.org", "jane (at) example dot org"."""
    if "@" not in text and "at" not in text.lower() and "(a)" not in text.lower():
        return
    for match in ADDRESS.finditer(text):
        name, rest = match["name"], match.group()[len(match["name"]) :]
        host = SPELT_AT.sub("", rest, count=1)
        value = f"{SPELT_DOTS.sub('.', name)}@{SPELT_DOTS.sub('.', host)}".casefold()
        yield Find(match.start(), match.end(), "email", value)
