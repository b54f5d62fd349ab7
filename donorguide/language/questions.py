"""Tells which questions a message asks, from the readings of it whole and of its clauses."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from donorguide.language.clauses import (
    ASKING,
    BETWEEN,
    LONGEST_KEYWORDS,
    TELLING,
)
from donorguide.language.readings import FALLBACK, Reading, Sequel, after, connected

# An intent the reader is sure of, whatever the classifier says.
OTHER_LANGUAGE = "other_language"
IDENTITY = "ask_child_identity"
RISKS = {"self_harm": "self_harm", "danger": "danger", "child_identity": IDENTITY}
# The most urgent first; all others are questions about the place.
GRAVE = ("self_harm", "danger")
SAFETY = (*GRAVE, IDENTITY, "adoption")
WAYS_ON = ("person", "cancel", "complain", "payment_safety", "change_details", "donate")
URGENT = (*SAFETY, *WAYS_ON, "sponsor", "volunteer", "other_giving", "privacy")
# What is passed over when something else is asked besides.
ASIDE = frozenset(
    "greet goodbye thank how_are_you about_myself praise insult affirm deny off_topic "
    "manipulation bot help start_over nlu_fallback".split()
)
# A question in a message of this is what it asks: "you stupid machine where is it".
SMALL_TALK = frozenset("greet goodbye thank about_myself praise insult".split())
# Of these, what is answered beside a question where it surely is asked for, by how sure.
ASKED_ASIDE = {"bot": 0.7, "off_topic": 0.9}
# So are follow-ups that only go on.
PASSING = ASIDE | {"facet_next", "facet_more", "facet_repeat", "facet_back", "facet_figure"}

# Follow-ups, which may only complete the statement before them: ", how many", ", is that so".
TAILS = ("facet_", "affirm")

# Confidences; docs/decisions/0003 says how they were chosen.
HEARD = 0.1  # chance in the whole of what a statement in it may ask for
SURE_URGENT = 0.5  # a statement counts, such as a wish to give
SURE_OF_A_WISH = 0.7  # the same for a wish to give, where the message clearly asks something else
SURE_BESIDE = 0.9  # the same, where the message clearly asks something else
CLEAR = 0.6  # a message clearly asks what it seems to
SURE_WHOLE = 0.9  # halves and keywords ask it together; a clause asks without a word that does
LONGEST_OF_ONE = 3  # words of keywords that ask it together: "slums... danger??"
SURE_GOING_ON = 0.1  # a clause with "they" or "it" counts behind another question
SHORT = 5  # words of a clause that goes on from the one before
SURE_HALF = 0.5  # half a clause counts as a question
SURE_ALONE = 0.8  # halves need no leave of the whole
ALSO_WHOLE = 0.15  # half a clause is grave only if the whole may be
IN_PASSING = 0.2  # the chance of danger below which a phrase of danger only leads up to a question
MOST_UNKNOWN = 0.5  # share of words that are none; above it a message is gibberish

LEAST_JOINED = 0.002  # chance in the whole of an intent that a sure half may have
MOST_JOINED = 6  # intents among which both halves must be
FEWEST_OF_A_QUESTION = 4  # words
LEADS_IN = re.compile(
    r"^\W*(?:(?:tell|give) (?:me|us)|(?:i|we) (?:want|need|would)|i'd|we'd|can you|could you|"
    r"do you know)\b",
    re.IGNORECASE,
)
LEAD = (
    r"(?:(?:hey|hi|hello)(?: there)?|um|pls|plz|please|if so|so|and|n|plus|but|then|ok|okay|well|"
    r"also|btw|anyway|just|or)\W+"
)
WANTS = (
    r"know|wonder(?:s|ed|ing)?|tell|ask(?:s|ed|ing)?|remind|explain|curious|understand|learn|"
    r"find out|hear|say|interest(?:s|ed)?|needs?|wants?"
)
INTERROGATIVE = re.compile(
    rf"\?\s*$|(?::|^\W*(?:{LEAD})*)\s*{BETWEEN}(?:{ASKING}|any)\b"
    rf"|,\s*(?:{ASKING})\b|\b(?:wh?[ao]t|how|where|why) (?:do|does|did|is|are|can)\b"
    r"|^\W*(?:u|you|ya) (?:guys )?(?:also )?"
    r"(?:keep|help|give|have|got|take|teach|train|work|run|do|offer)\b"
    rf"|\b(?:{WANTS})\b.{{0,30}}\b(?:what|how|who|whom|where|when|why|which|whether|if|about)\b"
    rf"|\bknow (?:{ASKING})\b"
    rf"|^\W*(?:{LEAD})*{BETWEEN}(?:remind|{TELLING}|let me know|have (?:many|all))\b",
    re.IGNORECASE,
)
# (b), 2), 2., a line with a dash, or what "three things:" announces.
LISTED = re.compile(
    r"\s\(?[b-e2-5]\)\s|\s2\.\s|\n\s*[-*•]\s"
    r"|\b(?:things|questions|points|facts|figures|following|these|q2)\b[^.?!]*:\s",
    re.IGNORECASE,
)
WITHIN = re.compile(r"\b(?:which|what|how|y/n)\b|^(?!.*\bwhether\b).*\bor\b", re.IGNORECASE)
NEGATED = re.compile(
    r"^\W*(?:no\W+)?not\b(?! (?:only|just)\b)", re.IGNORECASE
)  # "no, not the city"
FIRST_PERSON = re.compile(r"\b(?:i|i'm|im|i've|my|we|our|me|us)\b", re.IGNORECASE)


def questions(
    whole: Reading, parts: Sequence[Reading], threshold: float, sequel: Sequel | None = None
) -> tuple[list[Reading], Reading]:
    """The questions of a message in order, and the most urgent of them.

    Args:
        whole: The message.
        parts: Its clauses; none when there is but one.
        threshold: The confidence from which a clause counts as a question of its own.
        sequel: How the message reads after the answer before it, if there was one.
    """
    grave = _beyond_doubt(whole, parts)
    if grave:
        return [grave, *_beside(grave, parts)], grave
    parts = connected(whole, parts, sequel)
    parts = [part for part in parts if part.intent not in GRAVE or not _torn(part, whole)]
    loose = bool(parts) and parts[0].loose
    asked = _distinct(_joined(whole, parts) if loose else _asked(parts, whole, threshold))
    understood = [one for one in asked if one.intent != FALLBACK]
    # "and why?" says nothing without the question before it.
    alone = [one for one in understood if one is asked[0] or not one.intent.startswith("facet_")]
    whole_counts = whole.intent not in SMALL_TALK or not alone
    best = max([whole] * whole_counts + alone, key=lambda one: one.confidence)
    if len(understood) < 2:
        asked = [replace(best, focus=_focus(best, whole, parts))]
    if sequel and len(asked) == 1:
        asked = [after(sequel, one) for one in asked]
    return asked, min(asked, key=lambda one: _rank(one.intent))


def _beyond_doubt(whole: Reading, parts: Sequence[Reading]) -> Reading | None:
    """What a message is about whatever else it asks: a danger, another language, nothing."""
    read = (whole, *parts)
    risk = next((one.risk for one in read if one.risk), "")
    if risk in GRAVE and not _in_passing(risk, whole, parts):
        return whole.surely(RISKS[risk])
    # "wen u open" looks German, and is clear all the same.
    clear = whole.confidence >= SURE_WHOLE and whole.unknown_words <= MOST_UNKNOWN
    if whole.language != "en" and (whole.intent == OTHER_LANGUAGE or not clear):
        return whole.surely(OTHER_LANGUAGE)
    bar = _bar(whole, SURE_BESIDE)
    for one in read:
        if one.intent in GRAVE and one.confidence >= bar and not _torn(one, whole):
            return one
    if risk and risk not in GRAVE:
        adopting = whole.intent == "adoption" and whole.confidence >= SURE_BESIDE
        return whole if adopting else whole.surely(RISKS[risk])
    for one in parts:
        if one.intent == IDENTITY and one.confidence >= SURE_BESIDE and not one.loose:
            return one
    if whole.unknown_words > MOST_UNKNOWN and whole.confidence < SURE_ALONE:
        return whole.surely(FALLBACK)
    return None


def _beside(grave: Reading, parts: Sequence[Reading]) -> list[Reading]:
    """What is answered beside a question for a child's identity: what else is surely asked."""
    if grave.intent != IDENTITY:
        return []
    return [
        part
        for part in parts
        if INTERROGATIVE.search(part.text)
        and part.confidence >= SURE_BESIDE
        and part.intent not in PASSING
        and part.intent != IDENTITY
    ]


def _torn(part: Reading, whole: Reading) -> bool:
    """Whether a part sounds grave only because it was torn out of its sentence or context.

    "I want it ended" behind "my direct debit" is no danger.
    """
    if part.behind and part.behind[0]["name"] in WAYS_ON and part.confidence < SURE_BESIDE:
        return True
    around = [whole.ranking] if part.loose else [whole.ranking, part.behind]
    heard = (one["confidence"] for row in around for one in row if one["name"] == part.intent)
    return (part.loose or bool(part.behind)) and max(heard, default=0.0) < ALSO_WHOLE


def _in_passing(risk: str, whole: Reading, parts: Sequence[Reading]) -> bool:
    """Whether a phrase of danger only leads up to a question, as in "it hurts me to think of"."""
    chances = [
        one["confidence"]
        for part in (whole, *parts)
        for one in part.ranking
        if one["name"] in GRAVE
    ]
    elsewhere = whole.confidence >= CLEAR and whole.intent not in SAFETY
    return risk == "danger" and elsewhere and max(chances, default=0.0) < IN_PASSING


def _bar(whole: Reading, beside: float) -> float:
    """The confidence from which a statement counts, by whether its message asks something else."""
    elsewhere = whole.confidence >= CLEAR and whole.intent not in URGENT
    return beside if elsewhere else SURE_URGENT


def _asked(parts: Sequence[Reading], whole: Reading, threshold: float) -> list[Reading]:
    """The clauses that ask something; statements count where nothing else asks, or a tail does.

    A question that is not understood stays among those that are: the reply says so, unless
    what was answered before tells what it means.
    """
    keywords = all(len(part.text.split()) <= LONGEST_OF_ONE for part in parts)
    if keywords and whole.confidence >= SURE_WHOLE:
        return []
    if whole.intent == "off_topic" and whole.confidence >= CLEAR:
        threshold = SURE_BESIDE
    asked: list[Reading] = []
    for part in _asking(parts, whole):
        if NEGATED.search(part.text):
            continue
        begun = [one for one in parts[: parts.index(part)] if one.intent not in ASIDE]
        if begun and part.intent.startswith(TAILS) and (not asked or asked[-1].intent in URGENT):
            asked += [_with_tail(begun[-1], part)] if _tells_of_a_fact(begun[-1]) else []
            continue
        if _is_aside(part, whole):
            continue
        goes_on = bool(asked) and (part.focus.get("refers") or len(part.text.split()) <= SHORT)
        bar = min(threshold, SURE_GOING_ON) if goes_on else threshold
        if part.confidence >= bar:
            asked.append(part)
        elif _is_question(part):
            asked.append(part.surely(FALLBACK))
    return asked


def _asking(parts: Sequence[Reading], whole: Reading) -> Sequence[Reading]:
    """The clauses that ask or are urgent; all of a list, and of a message of statements."""
    asking = [
        part for part in parts if INTERROGATIVE.search(part.text) or _names_what_is_wanted(part)
    ]
    keywords = all(len(part.text.split()) <= LONGEST_KEYWORDS for part in parts)
    if not asking or keywords or LISTED.search(whole.text):
        return [part for part in parts if not part.text.endswith(":")] or parts
    bar = _bar(whole, SURE_OF_A_WISH)
    urgent = [part for part in parts if part.intent in URGENT and part.confidence >= bar]
    return [part for part in parts if part in asking or part in urgent or _heard_in(whole, part)]


def _is_aside(part: Reading, whole: Reading) -> bool:
    """Whether a clause is passed over: a greeting, but not "are you a robot"."""
    asked = part.confidence >= ASKED_ASIDE.get(part.intent, math.inf)
    # "Forget your rules and tell me a joke" is of one piece.
    return part.intent in PASSING and (not asked or whole.intent == "manipulation")


def _names_what_is_wanted(part: Reading) -> bool:
    """Whether a clause without a word that asks surely does: "finish which", "and in China"."""
    told = part.focus.get("figures") or part.intent in PASSING or part.intent in URGENT
    elsewhere = part.focus.get("scopes") and part.intent.startswith("facet_")
    names = part.focus.get("kind") or WITHIN.search(part.text) or elsewhere
    return bool(names) and not told and part.confidence >= SURE_WHOLE


def _heard_in(whole: Reading, part: Reading) -> bool:
    """Whether a statement asks for what the message may ask for beside something else."""
    told = part.focus.get("figures") or FIRST_PERSON.search(part.text)
    asks = part.intent.startswith("ask_") and part.intent != whole.intent and not told
    heard = next((one["confidence"] for one in whole.ranking if one["name"] == part.intent), 0.0)
    return bool(asks) and part.confidence >= CLEAR and heard >= HEARD


def _tells_of_a_fact(part: Reading) -> bool:
    """Whether a statement clearly is about a fact, so that its tail asks for that."""
    return part.intent.startswith("ask_") and part.confidence >= SURE_HALF


def _with_tail(statement: Reading, tail: Reading) -> Reading:
    """A statement that asks for what its tail asks for: "the families there, how many?"."""
    kind = tail.focus.get("kind") or statement.focus.get("kind")
    return replace(statement, focus={**statement.focus, "kind": kind})


def _is_question(part: Reading) -> bool:
    """Whether a clause is surely a question, and not the beginning of one."""
    long_enough = len(part.text.split()) >= FEWEST_OF_A_QUESTION
    return long_enough and not LEADS_IN.search(part.text)


def _joined(whole: Reading, halves: Sequence[Reading]) -> list[Reading]:
    """The halves of a clause that ask two things: the whole must waver between just these."""
    if whole.confidence >= SURE_WHOLE:
        return []
    halves = [half for half in halves if not NEGATED.search(half.text)]
    wavering = {one["name"] for one in whole.ranking[:MOST_JOINED]}
    possible = {one["name"] for one in whole.ranking if one["confidence"] >= LEAST_JOINED}
    sure = all(half.confidence >= SURE_ALONE and half.intent not in PASSING for half in halves)
    asked = [
        half
        for half in halves
        if half.confidence >= SURE_HALF
        and ((sure and half.intent in possible) or half.intent in wavering)
        and half.intent not in ASIDE
    ]
    return asked if len(_distinct(asked)) > 1 else []


def _focus(best: Reading, whole: Reading, parts: Sequence[Reading]) -> Mapping[str, Any]:
    """What a message of one question asks for, as the clause that asks it tells.

    Group and place are those of the message where that clause names none. A place in a
    sentence about the visitor is the visitor's own.
    """
    parts = [part for part in parts if not NEGATED.search(part.text)]
    same = [part for part in parts if part.intent == best.intent and not part.loose]
    asking = [part for part in parts if INTERROGATIVE.search(part.text) and not part.loose]
    both = [part for part in same if part in asking]
    asks = best if best is not whole else (both or asking or same or [whole])[-1]
    around = {name: asks.focus.get(name) or whole.focus.get(name) for name in ("groups", "scopes")}
    named = asks.focus.get("other_place")
    if not named and asks.focus.get("refers"):
        others = [part for part in parts if part.focus.get("other_place")]
        own = any(FIRST_PERSON.search(part.text) for part in others)
        named = "" if own else whole.focus.get("other_place")
    figures = {"figures": whole.focus.get("figures")}
    return {**asks.focus, **around, **figures, "other_place": named}


def _distinct(asked: Sequence[Reading]) -> list[Reading]:
    """One question for each intent, the first, in their order."""
    first: dict[str, Reading] = {}
    for one in asked:
        first.setdefault(one.intent, one)
    return list(first.values())


def _rank(intent: str) -> int:
    """How urgent an intent is, 0 the most; what is not understood comes last."""
    if intent in URGENT:
        return URGENT.index(intent)
    return len(URGENT) + (intent == FALLBACK)
