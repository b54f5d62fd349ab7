"""Tells what comes before all other questions of a message: safety, another language, gibberish."""

from collections.abc import Container, Mapping, Sequence
from typing import Any

from donorguide.language.readings import FALLBACK, Reading, chance

# An intent the reader is sure of, whatever the classifier says.
OTHER_LANGUAGE = "other_language"
IDENTITY = "ask_child_identity"
RISKS = {"self_harm": "self_harm", "danger": "danger", "child_identity": IDENTITY}
# The most urgent first; all others are questions about the place.
GRAVE = ("self_harm", "danger")
SAFETY = (*GRAVE, IDENTITY, "adoption")
WAYS_ON = ("person", "cancel", "complain", "payment_safety", "change_details", "donate")
URGENT = (*SAFETY, *WAYS_ON, "sponsor", "volunteer", "other_giving", "privacy")

# Confidences; docs/decisions/0003 says how they were chosen.
SURE_URGENT = 0.5  # a statement counts, such as a hint at harm or a wish to give
SURE_ELSEWHERE = 0.6  # the same where the message clearly asks something else
SURE_BESIDE = 0.9  # it counts whatever stands around it
SURE_OF_DANGER = 0.98  # nothing else is answered beside it
CLEAR = 0.6  # a message clearly asks what it seems to
SURE_WHOLE = 0.9  # it asks that one thing, and in English
SURE_ALONE = 0.8  # what is read needs nothing else to bear it out
ALSO_WHOLE = 0.15  # half a clause is grave only if the whole may be
IN_PASSING = 0.2  # the chance of danger below which a phrase of danger only leads up to a question
MOST_UNKNOWN = 0.5  # share of words that are none; above it a message is gibberish


def comes_first(
    whole: Reading, parts: Sequence[Reading], remarks: Sequence[Reading] = ()
) -> Reading | None:
    """What a message is about whatever else it asks: a danger, another language, nothing.

    Args:
        whole: The message.
        parts: Its clauses.
        remarks: What stands within them and only counts if it tells of a danger.
    """
    read = (whole, *parts)
    risk = next((one.risk for one in read if one.risk), "")
    if risk in GRAVE and not _in_passing(risk, whole, parts):
        return whole.surely(RISKS[risk])
    # "wen u open" looks German, and is clear all the same.
    clear = whole.confidence >= SURE_WHOLE and whole.unknown_words <= MOST_UNKNOWN
    if whole.language != "en" and (whole.intent == OTHER_LANGUAGE or not clear):
        return whole.surely(OTHER_LANGUAGE)
    graves = [one for one in (*read, *remarks) if sounds_grave(one, whole)]
    if graves:
        grave = max(graves, key=lambda one: gravity(one.ranking))
        likelier = max(GRAVE, key=lambda kind: chance(kind, grave.ranking))
        return grave.surely(likelier, gravity(grave.ranking))
    if risk and risk not in GRAVE:
        adopting = whole.intent == "adoption" and whole.confidence >= SURE_BESIDE
        return whole if adopting else whole.surely(RISKS[risk])
    for one in parts:
        if one.intent == IDENTITY and one.confidence >= SURE_BESIDE and not one.loose:
            return one
    if whole.unknown_words > MOST_UNKNOWN and whole.confidence < SURE_ALONE:
        return whole.surely(FALLBACK)
    return None


def leaves_room(urgent: Reading) -> bool:
    """Whether what else is asked is answered beside it: a child's name, a danger that may be none.

    Args:
        urgent: What comes first.
    """
    doubtful = urgent.intent in GRAVE and urgent.confidence < SURE_OF_DANGER
    return doubtful or urgent.intent == IDENTITY


def gravity(ranking: Sequence[Mapping[str, Any]]) -> float:
    """How likely somebody is in danger, of whatever kind.

    Args:
        ranking: Intents with their confidence, `{"name", "confidence"}`.
    """
    return sum(chance(kind, ranking) for kind in GRAVE)


def sounds_grave(part: Reading, whole: Reading) -> bool:
    """Whether a part sounds grave, and not only because it was torn out of its message.

    "I want it ended" behind "my direct debit" is no danger.

    Args:
        part: The message, a clause, or half of one.
        whole: The message.
    """
    likely = gravity(part.ranking)
    ends = bool(part.behind) and part.behind[0]["name"] in WAYS_ON and likely < SURE_BESIDE
    torn = part.loose and gravity(whole.ranking) < ALSO_WHOLE
    return likely >= bar_beside(whole, SAFETY) and not ends and not torn


def _in_passing(risk: str, whole: Reading, parts: Sequence[Reading]) -> bool:
    """Whether a phrase of danger only leads up to a question, as in "it hurts me to think of"."""
    most = max(chance(kind, part.ranking) for part in (whole, *parts) for kind in GRAVE)
    return risk == "danger" and _asks_but(SAFETY, whole) and most < IN_PASSING


def bar_beside(whole: Reading, urgent: Container[str] = URGENT) -> float:
    """The confidence from which a statement counts, by whether its message asks something else.

    Args:
        whole: The message.
        urgent: The intents that are nothing else.
    """
    return SURE_ELSEWHERE if _asks_but(urgent, whole) else SURE_URGENT


def _asks_but(urgent: Container[str], whole: Reading) -> bool:
    """Whether a message clearly asks something that is none of some intents."""
    return whole.confidence >= CLEAR and whole.intent not in urgent


def rank(intent: str) -> int:
    """How urgent an intent is, 0 the most; what is not understood comes last."""
    if intent in URGENT:
        return URGENT.index(intent)
    return len(URGENT) + (intent == FALLBACK)
