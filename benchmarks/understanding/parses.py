"""What the classifier makes of each question, and how long a parse takes."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from addons.launcher.processes import Command
from benchmarks.commands import LOGS
from benchmarks.lines import answers
from benchmarks.understanding.reliability import has_one_intent, intent_is_right
from benchmarks.understanding.score import Item

SHORT = 10  # words
PROGRAM = (sys.executable, "-m", "benchmarks.understanding.parsing")


@dataclass(frozen=True)
class Parse:
    """A question as the trained model read it, alone in a process."""

    item: Item
    intent: str
    confidence: float
    seconds: float


async def parse(model: Path, items: Sequence[Item]) -> list[Parse]:
    """The parse of each question that stands alone, of equal ones once: no cache knows it.

    Raises:
        LaunchError: The model cannot be loaded.
    """
    single = list({item.turns[0]: item for item in items if len(item.turns) == 1}.values())

    def command(texts: Path) -> Command:
        return Command("The parser", (*PROGRAM, str(model), str(texts)), LOGS / "bench-parse.log")

    found = await answers(command, [item.turns[0] for item in single], "Parsing in process")
    return [
        Parse(item, one["name"] or "", one["confidence"], one["seconds"])
        for item, one in zip(single, found, strict=True)
    ]


def time_line(parses: Sequence[Parse]) -> str:
    """How long the parse of a short question takes."""
    short = [one.seconds for one in parses if 0 < len(one.item.turns[0].split()) <= SHORT]
    return (
        f"Parse time: {median(short) * 1000:.1f} ms at the median of {len(short)} questions "
        f"of at most {SHORT} words (one thread, each text new)."
    )


def readings(parses: Sequence[Parse]) -> list[tuple[float, bool]]:
    """The classifier's confidence in each question and whether its intent is right.

    What a rule is sure of, such as a risk or a language, is none of the classifier's confidence.
    """
    return [
        (one.confidence, intent_is_right(one.item, one.intent))
        for one in parses
        if one.intent and one.confidence < 1 and has_one_intent(one.item)
    ]
