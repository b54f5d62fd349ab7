"""How sure a question must be about an entry before the entry is stated."""

from donorguide.answers.asked import Question
from donorguide.knowledge import Entry, Knowledge

# Confidences; docs/decisions/0003 says how they were chosen.
SURE_OF_A_FACT = 0.45  # below it a fact needs its relatives to stand by it
SURE_OF_A_GAP = 0.2  # the same for saying that the source does not tell
LEAST_OF_A_FACT = 0.35  # below it a fact is only suggested
SURE_TOGETHER = 0.45  # of a fact and its relatives
AHEAD = 2.5  # times as likely as any entry that is no relative


def sure(question: Question, knowledge: Knowledge) -> bool:
    """Whether the first entry of a question may be said, and not only suggested.

    Args:
        question: Its first intent is that of an entry.
        knowledge: Says which entries are relatives.
    """
    entry = knowledge.entries[question.entries[0]]
    if entry.unknown:
        return question.confidence >= SURE_OF_A_GAP
    if question.confidence >= SURE_OF_A_FACT:
        return True
    relatives = _relatives(entry, knowledge)
    others = [(name.removeprefix("ask_"), chance) for name, chance in question.ranking[1:]]
    backing = sum(chance for name, chance in others if name in relatives)
    against = max((chance for name, chance in others if name not in relatives), default=0.0)
    return (
        question.confidence >= LEAST_OF_A_FACT
        and question.confidence + backing >= SURE_TOGETHER
        and question.confidence >= AHEAD * against
    )


def _relatives(entry: Entry, knowledge: Knowledge) -> set[str]:
    """The facts of the same topic that lead on from an entry, or to it."""
    return {
        other.id
        for other in knowledge.entries.values()
        if not other.unknown
        and other.topic == entry.topic
        and (other.id in entry.related or entry.id in other.related)
    }
