"""How a message or a clause was read, and what the readings around it make of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

FALLBACK = "nlu_fallback"

CERTAIN = 0.99  # the confidence of a text that is an example word for word, as a button's is

# Confidences; docs/decisions/0003 says how they were chosen.
UNMOVED = 0.97  # a clause needs no light from the rest
CLEAR_BEHIND = 0.9  # a clause means the same behind any other
CLEAR_AFTER = 0.95  # a question means the same after any answer
CLEAR_TALK = 0.6  # so does a thanks, a no or a wish to give
SURE_BEHIND = 0.94  # read behind what came before, a question surely asks what it seems to
AROUND = 0.3  # how much the rest counts, from 0 to 1
BEFORE = 0.75  # the same for the answer or the clause before
ONCE_MORE = 0.1  # the least chance that a follow-up is answered by the same entry again
LEAST = 0.01  # the chance of an intent that is not ranked

MOST_RANKED = 10
# "How many", "why", "where": of what, the question before tells.
GOING_ON = frozenset(("facet_number", "facet_why", "facet_where"))


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
        behind: Its ranking when it is read behind another clause; empty if there is none.
        head: Which one that is: 0 for the answered question, 1 for the first clause.
    """

    text: str
    ranking: tuple[Mapping[str, Any], ...]
    focus: Mapping[str, Any]
    risk: str = ""
    language: str = "en"
    unknown_words: float = 0.0
    loose: bool = False
    behind: tuple[Mapping[str, Any], ...] = ()
    head: int = 0

    @property
    def intent(self) -> str:
        """The likeliest intent; empty for a text without words."""
        return self.ranking[0]["name"] or ""

    @property
    def confidence(self) -> float:
        """How likely it is."""
        return float(self.ranking[0]["confidence"])

    def surely(self, intent: str, confidence: float = 1.0) -> "Reading":
        """The reading with an intent that is beyond doubt, or as likely as is told."""
        others = [one for one in self.ranking if one["name"] != intent]
        return replace(self, ranking=({"name": intent, "confidence": confidence}, *others))

    def borne_out(self, behind: Sequence[Mapping[str, Any]]) -> "Reading":
        """The reading, as sure as another one that is sure of the same: behind what came before."""
        sure = chance(self.intent, behind)
        if sure < max(SURE_BEHIND, self.confidence):
            return self
        first, *others = self.ranking
        return replace(self, ranking=({**first, "confidence": sure}, *others))

    def as_dict(self) -> dict[str, Any]:
        """The question in values that JSON can carry."""
        return {
            "text": self.text,
            "intent": dict(self.ranking[0]),
            "intent_ranking": [dict(one) for one in self.ranking[:MOST_RANKED]],
            "focus": dict(self.focus),
        }


@dataclass(frozen=True)
class Sequel:
    """A message read behind the question that was answered before it.

    Args:
        answered: The intent of that question.
        ranking: Intents with their confidence, best first.
    """

    answered: str
    ranking: tuple[Mapping[str, Any], ...]


def chance(intent: str, ranking: Sequence[Mapping[str, Any]]) -> float:
    """How likely an intent is by a ranking; 0 for one that is not ranked.

    Args:
        intent: Its name.
        ranking: Intents with their confidence, `{"name", "confidence"}`.
    """
    return next((float(one["confidence"]) for one in ranking if one["name"] == intent), 0.0)


def told(ranking: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """A ranking without what the source leaves open, whose chance the others do not get.

    Args:
        ranking: Intents with their confidence, `{"name", "confidence"}`, best first; questions near
            the topic that nothing answers are learnt as `nlu_fallback`.
    """
    return tuple(one for one in ranking if one["name"] != FALLBACK)


def alone(ranking: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """The same for a clause, which is too short to leave anything open: the others get its chance.

    Args:
        ranking: As for a message.
    """
    share = max(LEAST, 1 - chance(FALLBACK, ranking))
    return tuple({**one, "confidence": one["confidence"] / share} for one in told(ranking))


def connected(
    whole: Reading, parts: Sequence[Reading], sequel: Sequel | None = None
) -> list[Reading]:
    """The clauses, each read with the message around it and with the clause it is read behind.

    Args:
        whole: The message.
        parts: Its clauses in order.
        sequel: How the message reads after the answer before it, if there was one.
    """
    read: list[Reading] = []
    intents = [sequel.answered if sequel else ""]
    for part in parts:
        before = intents[part.head]
        part = _in_light_of(whole, part)
        clear = part.confidence >= CLEAR_BEHIND and not _of_whom(part)
        if part.behind and before and (not clear or _of_what(part, before)):
            part = after(Sequel(before, part.behind), part)
        read.append(part)
        follows = part.intent.startswith("facet_") and not _of_what(part, before)
        intents.append(before if follows else part.intent)
    return read


def _of_whom(part: Reading) -> bool:
    """Whether a clause asks for a number without saying of whom: "how many in the city"."""
    number = part.focus.get("kind") in ("number", "share")
    return number and not part.focus.get("groups") and part.intent not in GOING_ON


def _of_what(question: Reading, before: str) -> bool:
    """Whether it follows up what has nothing to follow: "how much is it", behind a wish to give."""
    return question.intent.startswith("facet_") and not before.startswith("ask_")


def _in_light_of(whole: Reading, part: Reading) -> Reading:
    """A clause with "they" or "there", read with what the message says around it."""
    clear = part.confidence >= UNMOVED or part.intent in GOING_ON
    if clear or not part.focus.get("refers"):
        return part
    return _weighed(part, {one["name"]: one["confidence"] for one in whole.ranking}, AROUND)


def _clear_after(question: Reading, sequel: Sequel) -> bool:
    """Whether a question means the same after any answer.

    It is a button's, or is clear and points at nothing before it.
    """
    if not question.intent.startswith(("ask_", "facet_")):
        return question.confidence >= CLEAR_TALK
    points = question.focus.get("refers") or _of_whom(question)
    clear = question.confidence >= (CERTAIN if points else CLEAR_AFTER)
    return clear and not _of_what(question, sequel.answered)


def after(sequel: Sequel, question: Reading) -> Reading:
    """A question that is not clear alone, read after the answer before it.

    That answer is seldom asked for once more.
    """
    if _clear_after(question, sequel):
        return question
    others = {one["name"]: one["confidence"] for one in sequel.ranking}
    again = max(ONCE_MORE, others.pop(sequel.answered, 0.0))
    total = sum(others.values()) / (1 - again)
    chances = {name: chance / total for name, chance in others.items()}
    chances[sequel.answered] = again
    known = {one["name"] for one in question.ranking}
    added = [{"name": name, "confidence": LEAST} for name in chances if name not in known]
    return _weighed(replace(question, ranking=(*question.ranking, *added)), chances, BEFORE)


def _weighed(reading: Reading, around: Mapping[str, float], share: float) -> Reading:
    """A reading with each intent weighed by its chance in another reading."""
    weighed = [
        (one["confidence"] ** (1 - share) * max(around.get(one["name"], 0), LEAST) ** share, one)
        for one in reading.ranking
    ]
    total = sum(chance for chance, _ in weighed)
    weighed.sort(key=lambda pair: -pair[0])
    ranking = tuple({**one, "confidence": chance / total} for chance, one in weighed)
    return replace(reading, ranking=ranking)
