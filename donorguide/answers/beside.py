"""A fact told beside what the source leaves open: it corrects a figure, or comes near."""

from collections.abc import Sequence
from dataclasses import replace

from donorguide.answers.asked import Question
from donorguide.answers.offers import check
from donorguide.answers.reply import Composer, Reply
from donorguide.knowledge import Entry

SURE_OF_A_FACT = 0.8  # confidence below which a fact is told as no more than the nearest one
LEAST_TOLD = 0.1  # the same for telling it at all, or that the source does not tell something


def with_a_fact_beside_it(reply: Reply, question: Question, composer: Composer) -> Reply:
    """A reply that the source does not tell something, with a fact that corrects or comes near.

    Args:
        reply: The reply; any other is left as it is.
        question: What was asked.
        composer: Knowledge and words.
    """
    if reply.outcome != "unknown":
        return reply
    beside = _figured(reply, question, composer) or _closest(reply, question, composer)
    if not beside:
        return reply
    saying, fact = beside
    told = composer.saying(saying, answer=composer.entry(fact))
    return replace(
        reply,
        body=composer.led_on_once(f"{reply.body}\n\n{told}"),
        entries=(*reply.entries, fact.id),
        source=composer.source(fact),
    )


def _figured(reply: Reply, question: Question, composer: Composer) -> tuple[str, Entry] | None:
    """The fact of a figure that is named; of several the one that the question is likeliest of."""
    told = any(figure in reply.body for figure in question.focus.figures)
    if told or question.focus.other_time:  # "how many have you helped since 1992"
        return None
    stating = composer.knowledge.entries_with(question.focus.figures)
    likely = [entry for entry in question.entries if entry in stating]
    named = next(iter((*likely, *stating)), None)
    return ("figured", composer.knowledge.entries[named]) if named else None


def _closest(reply: Reply, question: Question, composer: Composer) -> tuple[str, Entry] | None:
    """The next likely fact, where it is not sure that just what the source leaves open is asked."""
    clear = question.confidence >= SURE_OF_A_FACT or not question.intent.startswith("ask_")
    if clear or reply.source:
        return None
    fact = fact_of(question.likely(LEAST_TOLD)[1:], question, composer)
    return ("closest", fact) if fact else None


def fact_of(entries: Sequence[str], question: Question, composer: Composer) -> Entry | None:
    """The first of some entries, or what it leads to, that is a fact and offers what is asked.

    Args:
        entries: Their names.
        question: What was asked.
        composer: Knowledge and words.
    """
    known = composer.knowledge.entries
    verdicts = (check(known[one], question.focus, composer.knowledge) for one in entries)
    return next((one.entry for one in verdicts if not one.refusal and not one.entry.unknown), None)
