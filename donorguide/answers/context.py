"""Reads a question that refers to what was said before in the light of it."""

from dataclasses import replace

from donorguide.answers.asked import Memory, Question
from donorguide.knowledge import Knowledge

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
        knowledge: Says which entries lead on from which.
    """
    alone = not question.focus.refers or not memory.entries or not question.confidences
    if alone or question.confidence >= CLEAR:
        return question
    latest = [knowledge.entries[one] for one in memory.entries[-LATEST:]]
    nearby = {
        other
        for entry in latest
        for other in (*entry.follow_ups.values(), *entry.related)
        if other != latest[-1].id
    }
    topics = {entry.topic for entry in latest}

    def weight(intent: str) -> float:
        entry = knowledge.entries.get(intent.removeprefix("ask_"))
        if entry is None:
            return 1.0
        return NEARER if entry.id in nearby else SAME_TOPIC if entry.topic in topics else 1.0

    weighed = [
        (chance * weight(intent), intent)
        for intent, chance in zip(question.intents, question.confidences, strict=True)
    ]
    weighed.sort(key=lambda pair: -pair[0])
    return replace(
        question,
        intents=tuple(intent for _, intent in weighed),
        confidences=tuple(min(1.0, chance) for chance, _ in weighed),
    )
