"""Whether the classifier's confidence means something: is it right as often as it says?"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from benchmarks.understanding.score import Item

BINS = 10
UNSURE_LABELS = {"unknown", "unsure", "empty", "too_long"}


@dataclass(frozen=True)
class Bin:
    """Questions of like confidence.

    Args:
        confidence: The mean confidence.
        share: The share whose intent is right.
    """

    confidence: float
    share: float
    count: int


def has_one_intent(item: Item) -> bool:
    """Whether a question is right by its intent alone, in one turn and by no refusal."""
    return len(item.turns) == 1 and bool(item.expect) and not UNSURE_LABELS & {*item.expect}


def intent_is_right(item: Item, intent: str) -> bool:
    """Whether an intent is one of those the question may have."""
    label = "language" if intent == "other_language" else intent.removeprefix("ask_")
    return label in item.expect


def bins(readings: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The reliability curve, without empty bins.

    Args:
        readings: The confidence from 0 to 1 of each question and whether its intent is right.
    """
    parts: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in readings:
        parts[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [
        Bin(mean(one for one, _ in part), mean(right for _, right in part), len(part))
        for part in parts
        if part
    ]


def calibration_error(curve: Sequence[Bin]) -> float:
    """How far confidence and share right lie apart, weighed by the number of questions."""
    total = sum(one.count for one in curve)
    return sum(abs(one.confidence - one.share) * one.count for one in curve) / max(total, 1)
