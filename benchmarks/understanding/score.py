"""Scores replies by their words: right, wrong, or a wrong fact."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from donorguide.knowledge import Knowledge, Words

BRACES = re.compile(r"\\\{\w+\\\}")
# Sayings under which a fact is told as what comes near.
NEAR = ("nearest", "nearest_too", "closest", "figured")
# Sayings that mean "the source does not tell that".
UNKNOWN = (
    "no_",
    "other_place",
    "other_scope",
    "other_group",
    "other_time",
    "off_topic",
    "unsure",
    *NEAR,
    "part_unsure",
)
# Labels whose words say the same to the one who asks.
ALIKE = {
    "off_topic": {"manipulation", "other_place", "unsure", "unsure_open", "unsure_twice"},
    "manipulation": {"off_topic", "insult"},
    "who_counted": {"from_source"},
}


@dataclass(frozen=True)
class Item:
    """A question with what a right reply says.

    Args:
        turns: The messages of one visitor; the last is scored.
        expect: Labels of which any makes the reply right.
        together: Labels of which all must be in the reply.
        may: Further facts that may be stated.
    """

    kind: str
    turns: tuple[str, ...]
    expect: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Item":
        """An item as the file of questions has it."""
        return cls(
            kind=data["kind"],
            turns=tuple(data["turns"]),
            expect=tuple(data.get("expect", ())),
            together=tuple(data.get("all", ())),
            may=tuple(data.get("may", ())),
        )


@dataclass(frozen=True)
class Scorer:
    """Knows the words of every entry and of every saying."""

    knowledge: Knowledge
    words: Words
    _sayings: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Prepares a pattern for each saying."""
        place = self.knowledge.place
        for name, saying in self.words.sayings.items():
            text = saying.text.replace("{place}", place.name)
            text = text.replace("{organisation}", place.organisation).replace("{answer}", "")
            pattern = BRACES.sub(".*", re.escape(text.strip()))
            self._sayings[name] = re.compile(pattern, re.DOTALL)

    def labels(self, reply: str) -> set[str]:
        """What a reply says: entry ids, names of sayings, and "unknown"."""
        found = {
            entry.id
            for entry in self.knowledge.entries.values()
            if self.knowledge.answer(entry.id) in reply
            or (entry.more and self.knowledge.render(entry.more, entry) in reply)
        }
        found |= {name for name, pattern in self._sayings.items() if pattern.search(reply)}
        if any(self._means_unknown(label) for label in found):
            found.add("unknown")
        return found

    def _means_unknown(self, label: str) -> bool:
        entry = self.knowledge.entries.get(label)
        return (label.startswith(UNKNOWN) and label != "no_context") or bool(
            entry and entry.unknown
        )

    def facts(self, labels: set[str]) -> set[str]:
        """The labels that are facts of the place."""
        entries = self.knowledge.entries
        return {one for one in labels if one in entries and not entries[one].unknown}

    def right(self, item: Item, reply: str) -> bool:
        """Whether a reply says what it should, and no fact it should not."""
        labels = self.labels(reply)
        if item.together:
            said = all(self._said(label, labels) for label in item.together)
        else:
            said = any(self._said(label, labels) for label in item.expect)
        return said and not self.wrong_facts(item, reply)

    def wrong_facts(self, item: Item, reply: str) -> set[str]:
        """The facts in a reply that are no answer to the question, and are told as one."""
        labels = self.labels(reply)
        if "other_scope" in labels:  # a fact under its own name and scope
            return set()
        stated = {fact for fact in self.facts(labels) if not self._as_nearest(fact, reply)}
        return stated - {*item.expect, *item.together, *item.may}

    def _as_nearest(self, fact: str, reply: str) -> bool:
        """Whether a reply tells a fact as what comes near, and not as the answer."""
        sayings = (self.words.sayings[name].text for name in NEAR)
        return any(one.format(answer=self.knowledge.answer(fact)) in reply for one in sayings)

    def _said(self, label: str, labels: set[str]) -> bool:
        if label == "language":
            return any(one.startswith("other_language") for one in labels)
        if label == "unsure":
            return bool(labels & {"unsure", "unsure_open", "unsure_twice", "no_context"})
        return label in labels or bool(ALIKE.get(label, set()) & labels)


def table(rows: Sequence[tuple[str, int, int, int]]) -> str:
    """A table of kinds.

    Args:
        rows: Kind, number of items, number right, number with a wrong fact.
    """
    lines = [f"{'kind':<14}{'items':>7}{'right':>9}{'wrong facts':>14}"]
    for kind, items, right, wrong in rows:
        lines.append(f"{kind:<14}{items:>7}{right / items:>9.1%}{wrong / items:>14.1%}")
    return "\n".join(lines)
