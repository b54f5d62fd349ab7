"""What became of each question: the reply, what it says, and whether that is right."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.understanding.score import NEAR, Item, Scorer

NO_FACTS = ("unknown", "off_topic")  # kinds for which any fact is wrong


@dataclass(frozen=True)
class Outcome:
    """A question and its reply.

    Args:
        labels: What the reply says.
        wrong: The facts in it that are no answer to the question.
        nearest: The facts it adds, as what comes near, to the sentence that the source does not
            surely tell what was asked; they do not count as wrong.
    """

    item: Item
    reply: str
    right: bool
    labels: frozenset[str]
    wrong: frozenset[str]
    nearest: frozenset[str] = frozenset()

    @property
    def expected(self) -> str:
        """The label a right reply has; of several that will do, the first."""
        return " + ".join(self.item.together) or self.item.expect[0]

    @property
    def said(self) -> str:
        """The labels the reply has; of a reply with wrong facts, these."""
        told = self.wrong or self.labels - {"unknown"} or self.labels
        return " + ".join(sorted(told, key=lambda one: (one in NEAR, one))) or (
            "other words" if self.reply else "nothing"
        )


def judge(items: Sequence[Item], replies: Sequence[str], scorer: Scorer) -> list[Outcome]:
    """The outcome of each question.

    Args:
        items: The questions.
        replies: The reply to each.
        scorer: Knows the words of right and wrong replies.
    """
    return [_outcome(*pair, scorer) for pair in zip(items, replies, strict=True)]


def _outcome(item: Item, reply: str, scorer: Scorer) -> Outcome:
    labels = scorer.labels(reply)
    wrong = scorer.wrong_facts(item, reply)
    return Outcome(
        item=item,
        reply=reply,
        right=scorer.right(item, reply),
        labels=frozenset(labels),
        wrong=frozenset(wrong),
        nearest=frozenset(scorer.facts(labels) - wrong - {*item.expect, *item.together, *item.may}),
    )


def confusions(outcomes: Iterable[Outcome]) -> list[tuple[str, str, int]]:
    """What was expected and what was said instead, with how often, the most frequent first."""
    times = Counter((one.expected, one.said) for one in outcomes if not one.right)
    return [(expected, said, count) for (expected, said), count in times.most_common()]


def without_an_answer(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes of questions that no fact answers."""
    return [one for one in outcomes if one.item.kind in NO_FACTS]
