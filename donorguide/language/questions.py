"""Tells which questions a message asks, from the readings of it whole and of its clauses."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from donorguide.language.clauses import ASKING, LONGEST_KEYWORDS

MOST_RANKED = 10
# An intent the reader is sure of, whatever the classifier says.
OTHER_LANGUAGE = "other_language"
FALLBACK = "nlu_fallback"
SURE_URGENT = 0.5  # confidence from which a statement, such as a wish to give, counts
FEWEST_OF_A_QUESTION = 4  # words
LEADS_IN = re.compile(
    r"^\W*(?:tell me|give me|i want|i would|i'd|can you|could you|do you know)\b", re.I
)
SURE_HALF = 0.4  # confidence from which half a clause counts as a question
MOST_JOINED = 4  # intents among which both halves must be
MOST_UNKNOWN = 0.5  # share of words that are none; above it a message is gibberish
RISKS = {"self_harm": "self_harm", "danger": "danger", "child_identity": "ask_child_identity"}
# The most urgent first; all others are questions about the place.
SAFETY = ("self_harm", "danger", "ask_child_identity", "adoption")
WAYS_ON = ("person", "cancel", "complain", "payment_safety", "change_details", "donate")
URGENT = (*SAFETY, *WAYS_ON, "sponsor", "volunteer", "other_giving", "privacy")
# What is passed over when something else is asked besides.
ASIDE = frozenset(
    "greet goodbye thank how_are_you praise insult affirm deny off_topic manipulation bot help "
    "start_over nlu_fallback".split()
)
LEAD = r"(?:if so|so|and|but|then|ok|okay|well|also|anyway|just|please|or)\W+"
INTERROGATIVE = re.compile(rf"\?\s*$|^\W*(?:{LEAD})*(?:{ASKING})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """A message or a clause as the components read it.

    Args:
        ranking: Intents with their confidence, `{"name", "confidence"}`, best first.
        focus: What it asks for, as `Focus.as_dict` gives it.
        risk: The kind of risk it speaks of; empty if none.
        language: Its language, by code.
        unknown_words: The share of its words that are no words, from 0 to 1.
        loose: Whether it is half of a clause, joined to the other by "and" or a comma.
    """

    text: str
    ranking: tuple[Mapping[str, Any], ...]
    focus: Mapping[str, Any]
    risk: str = ""
    language: str = "en"
    unknown_words: float = 0.0
    loose: bool = False

    @property
    def intent(self) -> str:
        """The likeliest intent; empty for a text without words."""
        return self.ranking[0]["name"] or ""

    @property
    def confidence(self) -> float:
        """How likely it is."""
        return float(self.ranking[0]["confidence"])

    def surely(self, intent: str) -> "Reading":
        """The reading with an intent that is beyond doubt."""
        others = [one for one in self.ranking if one["name"] != intent]
        return replace(self, ranking=({"name": intent, "confidence": 1.0}, *others))

    def as_dict(self) -> dict[str, Any]:
        """The question in values that JSON can carry."""
        return {
            "text": self.text,
            "intent": dict(self.ranking[0]),
            "intent_ranking": [dict(one) for one in self.ranking[:MOST_RANKED]],
            "focus": dict(self.focus),
        }


def questions(
    whole: Reading, parts: Sequence[Reading], threshold: float
) -> tuple[list[Reading], Reading]:
    """The questions of a message in order, and the most urgent of them.

    Args:
        whole: The message.
        parts: Its clauses; none when there is but one.
        threshold: The confidence from which a clause counts as a question of its own.
    """
    risk = whole.risk or next((part.risk for part in parts if part.risk), "")
    if risk:
        grave = whole.surely(RISKS[risk])
        return [grave], grave
    if whole.language != "en":
        foreign = whole.surely(OTHER_LANGUAGE)
        return [foreign], foreign
    if whole.unknown_words > MOST_UNKNOWN:
        nothing = whole.surely(FALLBACK)
        return [nothing], nothing
    loose = bool(parts) and parts[0].loose
    asked = _distinct(_joined(whole, parts) if loose else _asked(parts, threshold))
    for one in asked:
        if one.intent in SAFETY and one.confidence >= SURE_URGENT:
            return [one], one
    understood = [one for one in asked if one.intent != FALLBACK]
    best = max([whole, *understood], key=lambda one: one.confidence)
    if len(understood) < 2 and best is whole:
        asked = [best]
    elif len(asked) == 1:
        asked = [best := _referring(best, whole)]
    return asked, min(asked, key=lambda one: _rank(one.intent))


def _asked(parts: Sequence[Reading], threshold: float) -> list[Reading]:
    """The clauses that ask something; statements count only where nothing is asked.

    A question that is not understood stays among those that are: the reply says so.
    """
    asking = [part for part in parts if INTERROGATIVE.search(part.text)]
    if all(len(part.text.split()) <= LONGEST_KEYWORDS for part in parts):
        asking = list(parts)
    urgent = [part for part in parts if part.intent in URGENT and part.confidence >= SURE_URGENT]
    candidates = [part for part in parts if part in asking or part in urgent] if asking else parts
    asked = [
        part if part.confidence >= threshold else part.surely(FALLBACK)
        for part in candidates
        if part.intent not in ASIDE
    ]
    understood = [one for one in asked if one.intent != FALLBACK]
    return [one for one in asked if one in understood or _is_question(one)] if understood else []


def _is_question(part: Reading) -> bool:
    """Whether a clause is surely a question, and not the beginning of one."""
    long_enough = len(part.text.split()) >= FEWEST_OF_A_QUESTION
    return long_enough and not LEADS_IN.search(part.text)


def _joined(whole: Reading, halves: Sequence[Reading]) -> list[Reading]:
    """The halves of a clause that ask two things: the whole must waver between just these."""
    wavering = {one["name"] for one in whole.ranking[:MOST_JOINED]}
    asked = [
        half
        for half in halves
        if half.confidence >= SURE_HALF and half.intent in wavering and half.intent not in ASIDE
    ]
    return asked if len(_distinct(asked)) > 1 else []


def _referring(clause: Reading, whole: Reading) -> Reading:
    """A clause with "they" or "there" is about the group and the place named before it."""
    if not clause.focus.get("refers"):
        return clause
    named = {
        name: clause.focus.get(name) or whole.focus.get(name) for name in ("groups", "other_place")
    }
    return replace(clause, focus={**clause.focus, **named})


def _distinct(asked: Sequence[Reading]) -> list[Reading]:
    """One question for each intent, the first."""
    return list({one.intent: one for one in reversed(asked)}.values())[::-1]


def _rank(intent: str) -> int:
    """How urgent an intent is, 0 the most; what is not understood comes last."""
    if intent in URGENT:
        return URGENT.index(intent)
    return len(URGENT) + (intent == FALLBACK)
