"""Tells what comes before all other questions of a message: safety, another language, gibberish."""

from collections.abc import Container, Sequence

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
SURE_URGENT = 0.5  # a statement counts, such as a wish to give
SURE_OF_A_WISH = 0.7  # a wish to give counts where the message clearly asks something else
SURE_BESIDE = 0.9  # so does what is grave
CLEAR = 0.6  # a message clearly asks what it seems to
SURE_WHOLE = 0.9  # it asks that one thing, and in English
SURE_ALONE = 0.8  # what is read needs nothing else to bear it out
ALSO_WHOLE = 0.15  # half a clause is grave only if the whole may be
IN_PASSING = 0.2  # the chance of danger below which a phrase of danger only leads up to a question
MOST_UNKNOWN = 0.5  # share of words that are none; above it a message is gibberish


def beyond_doubt(whole: Reading, parts: Sequence[Reading]) -> Reading | None:
    """What a message is about whatever else it asks: a danger, another language, nothing.

    Args:
        whole: The message.
        parts: Its clauses.
    """
    read = (whole, *parts)
    risk = next((one.risk for one in read if one.risk), "")
    if risk in GRAVE and not _in_passing(risk, whole, parts):
        return whole.surely(RISKS[risk])
    # "wen u open" looks German, and is clear all the same.
    clear = whole.confidence >= SURE_WHOLE and whole.unknown_words <= MOST_UNKNOWN
    if whole.language != "en" and (whole.intent == OTHER_LANGUAGE or not clear):
        return whole.surely(OTHER_LANGUAGE)
    bar = bar_beside(whole, SURE_BESIDE, SAFETY)
    for one in read:
        if one.intent in GRAVE and one.confidence >= bar and not torn(one, whole):
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


def may_be_grave(part: Reading, whole: Reading) -> bool:
    """Whether a part that sounds grave counts beside other questions.

    Args:
        part: A clause, or half of one.
        whole: The message.
    """
    return part.confidence >= SURE_URGENT and not torn(part, whole)


def torn(part: Reading, whole: Reading) -> bool:
    """Whether a part sounds grave only because it was torn out of its sentence or context.

    "I want it ended" behind "my direct debit" is no danger.

    Args:
        part: A clause, or half of one.
        whole: The message.
    """
    if part.behind and part.behind[0]["name"] in WAYS_ON and part.confidence < SURE_BESIDE:
        return True
    heard = chance(part.intent, whole.ranking)
    if not part.loose:
        heard = max(heard, chance(part.intent, part.behind))
    return (part.loose or bool(part.behind)) and heard < ALSO_WHOLE


def _in_passing(risk: str, whole: Reading, parts: Sequence[Reading]) -> bool:
    """Whether a phrase of danger only leads up to a question, as in "it hurts me to think of"."""
    most = max(chance(kind, part.ranking) for part in (whole, *parts) for kind in GRAVE)
    elsewhere = whole.confidence >= CLEAR and whole.intent not in SAFETY
    return risk == "danger" and elsewhere and most < IN_PASSING


def bar_beside(whole: Reading, beside: float, urgent: Container[str] = URGENT) -> float:
    """The confidence from which a statement counts, by whether its message asks something else.

    Args:
        whole: The message.
        beside: The confidence where it clearly does.
        urgent: The intents that are nothing else.
    """
    elsewhere = whole.confidence >= CLEAR and whole.intent not in urgent
    return beside if elsewhere else SURE_URGENT


def rank(intent: str) -> int:
    """How urgent an intent is, 0 the most; what is not understood comes last."""
    if intent in URGENT:
        return URGENT.index(intent)
    return len(URGENT) + (intent == FALLBACK)
