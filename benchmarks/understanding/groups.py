"""Groups what can be expected and said, so that a picture can show who is taken for whom."""

from collections import Counter
from collections.abc import Iterable

from benchmarks.understanding.outcomes import Outcome
from benchmarks.understanding.score import UNKNOWN
from donorguide.knowledge import Knowledge

NOT_TOLD = "not told"
SAYINGS = {
    "off topic": "off_topic manipulation",
    "safety": "danger self_harm adoption",
    "ways on": (
        "donate sponsor volunteer other_giving cancel change_details complain payment_safety "
        "privacy person"
    ),
    "small talk": (
        "greet goodbye thank how_are_you about_myself praise insult bot help affirm deny "
        "something_else start_over from_source again nothing_more more_questions"
    ),
    "language": "language other_language",
    "not understood": "unsure unsure_open unsure_twice no_context empty too_long",
}
GROUPS = {label: group for group, labels in SAYINGS.items() for label in labels.split()}
OTHER = "other"


def group(label: str, knowledge: Knowledge) -> str:
    """The topic of an entry, "not told" for what the source leaves open, or a group of sayings.

    Args:
        label: One label, or several joined by " + ", of which the first counts.
        knowledge: The entries with their topics.
    """
    label = label.partition(" + ")[0]
    entry = knowledge.entries.get(label)
    if entry is not None:
        return NOT_TOLD if entry.unknown else entry.topic.replace("_", " ")
    if label in GROUPS:
        return GROUPS[label]
    if label.startswith("other_language"):
        return "language"
    return NOT_TOLD if label.startswith(UNKNOWN) or label == "unknown" else OTHER


def group_counts(outcomes: Iterable[Outcome], knowledge: Knowledge) -> Counter[tuple[str, str]]:
    """How often each group was expected and each group was said.

    A right reply counts for the group that was expected, whichever of the right ones it gave.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for one in outcomes:
        expected = group(one.expected, knowledge)
        counts[expected, expected if one.right else group(one.said, knowledge)] += 1
    return counts


def in_order(names: Iterable[str], knowledge: Knowledge) -> list[str]:
    """The groups that occur: topics as the knowledge file has them, then sayings."""
    topics = [entry.topic.replace("_", " ") for entry in knowledge.entries.values()]
    order = dict.fromkeys([*topics, NOT_TOLD, *SAYINGS, OTHER])
    present = set(names)
    return [name for name in order if name in present]
