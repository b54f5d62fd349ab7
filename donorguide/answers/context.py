"""Reads a question in the light of what was said before, and of the figures it names."""

from collections.abc import Iterable, Sequence

from donorguide.answers.asked import Memory, Question
from donorguide.knowledge import Entry, Knowledge

# How much likelier a question with "they" or "there" leads on from the last answers, or
# stays with their topic; measured in docs/decisions/0003.
NEARER = 8.0
SAME_TOPIC = 2.0
CLEAR = 0.5  # confidence from which a question needs no context
LATEST = 2  # answers that a question refers back to


def in_context(question: Question, memory: Memory, knowledge: Knowledge) -> Question:
    """The question with its intents in the order of the conversation.

    Args:
        question: As it was understood alone.
        memory: Its latest entries are what "they", "it" or "there" may mean.
        knowledge: Says which entries lead on from which, and which state a figure.
    """
    before = memory.entries[-LATEST:] if question.focus.refers else ()
    figured = () if question.focus.other_time else knowledge.entries_with(question.focus.figures)
    if question.confidence >= CLEAR or not (before or figured):
        return question
    latest = [knowledge.entries[one] for one in before]
    stating = [knowledge.entries[one] for one in figured]
    nearby = _led_to(latest, before[-1:]) | set(figured) | _led_to(stating, ())
    topics = {entry.topic for entry in latest}

    def weight(intent: str) -> float:
        entry = knowledge.entries.get(intent.removeprefix("ask_"))
        if entry is None:
            return 1.0
        return NEARER if entry.id in nearby else SAME_TOPIC if entry.topic in topics else 1.0

    weighed = [(name, min(1.0, chance * weight(name))) for name, chance in question.ranking]
    return question.ranked(sorted(weighed, key=lambda one: -one[1]))


def without_context(question: Question) -> Question | None:
    """A follow-up taken by its own words alone; None if they tell nothing.

    Its confidences are anew such that those of all intents but follow-ups are one together.
    """
    named = [one for one in question.ranking if not one[0].startswith("facet_")]
    total = sum(chance for _, chance in named)
    return question.ranked([(name, chance / total) for name, chance in named]) if total else None


def _led_to(entries: Iterable[Entry], but: Sequence[str]) -> set[str]:
    """The entries that some lead on to."""
    led = {other for one in entries for other in (*one.follow_ups.values(), *one.related)}
    return led - set(but)
