"""A message and its clauses as the components read them."""

from typing import Any

from donorguide.knowledge import Focus
from donorguide.language.questions import questions
from donorguide.language.readings import Reading

THRESHOLD = 0.35


def make_reading(text: str, intent: str, confidence: float = 0.9, **other: Any) -> Reading:
    """A clause that was read as an intent."""
    ranking = ({"name": intent, "confidence": confidence},)
    return Reading(text, ranking, Focus().as_dict(), **other)


def read(*parts: Reading, **whole: Any) -> tuple[list[str], str]:
    """The intents of a message's questions, and the intent of the message."""
    text = " ".join(part.text for part in parts)
    message = make_reading(text, "ask_population", 0.4, **whole)
    asked, urgent = questions(message, parts, THRESHOLD)
    return [one.intent for one in asked], urgent.intent


def make_unsure_reading(
    text: str, ranking: dict[str, float], focus: Focus | None = None
) -> Reading:
    """A clause whose intent is not sure."""
    ranked = tuple({"name": name, "confidence": chance} for name, chance in ranking.items())
    return Reading(text, ranked, (focus or Focus()).as_dict())
