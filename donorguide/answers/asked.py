"""What was asked, and what the conversation remembers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from donorguide.knowledge import Focus


@dataclass(frozen=True)
class Question:
    """One question as it was understood.

    Args:
        intents: The intents it may have, most likely first.
        focus: What it asks for, and of whom, where and when.
        language: The language it is written in, by code.
        confidences: How likely it has each of the intents, from 0 to 1; empty for certain.
    """

    intents: tuple[str, ...]
    focus: Focus = field(default_factory=Focus)
    language: str = "en"
    confidences: tuple[float, ...] = ()

    @property
    def intent(self) -> str:
        """The intent it most likely has."""
        return self.intents[0]

    @property
    def confidence(self) -> float:
        """How likely it has that intent."""
        return self.confidences[0] if self.confidences else 1.0

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries it may be about, most likely first."""
        return tuple(name.removeprefix("ask_") for name in self.intents if name.startswith("ask_"))

    @property
    def ranking(self) -> tuple[tuple[str, float], ...]:
        """The intents with their confidence."""
        chances = self.confidences or (1.0,) * len(self.intents)
        return tuple(zip(self.intents, chances, strict=True))

    def ranked(self, ranking: Sequence[tuple[str, float]]) -> "Question":
        """The question with other intents and confidences, most likely first."""
        intents = tuple(intent for intent, _ in ranking)
        return replace(self, intents=intents, confidences=tuple(chance for _, chance in ranking))

    def likely(self, least: float) -> tuple[str, ...]:
        """The entries of intents that are at least so likely, from 0 to 1."""
        return self.ranked([one for one in self.ranking if one[1] >= least]).entries


@dataclass(frozen=True)
class Memory:
    """What a conversation remembers between its turns.

    Args:
        entries: The entries answered so far, newest last, without repetition.
        repeats: How often the newest was answered in a row.
        unsure: How often in a row a question was not understood.
        suggested: The entries offered as "did you mean", best first.
    """

    entries: tuple[str, ...] = ()
    repeats: int = 0
    unsure: int = 0
    suggested: tuple[str, ...] = ()

    LONGEST = 10

    @property
    def topic(self) -> tuple[str, ...]:
        """The entry that a follow-up goes on from; what was suggested last, if nobody said no."""
        return self.suggested[:1] or self.entries[-1:]

    def answered(self, entries: Sequence[str]) -> "Memory":
        """The memory after these entries were answered, in this order."""
        newest = entries[-1]
        again = bool(self.entries) and self.entries[-1] == newest
        kept = [entry for entry in self.entries if entry not in entries]
        return Memory(
            entries=tuple([*kept, *entries][-self.LONGEST :]),
            repeats=self.repeats + 1 if again else 1,
        )

    def understood(self) -> "Memory":
        """The memory after a turn that answered no entry but was understood."""
        return replace(self, unsure=0, suggested=())

    def puzzled(self, suggested: Sequence[str] = ()) -> "Memory":
        """The memory after a turn that was not understood."""
        return replace(self, unsure=self.unsure + 1, suggested=tuple(suggested))

    def as_dict(self) -> dict[str, Any]:
        """The memory in values that JSON can carry."""
        return {
            "entries": list(self.entries),
            "repeats": self.repeats,
            "unsure": self.unsure,
            "suggested": list(self.suggested),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any] | None) -> "Memory":
        """The memory that `as_dict` wrote down; an empty one for None."""
        data = data or {}
        return cls(
            entries=tuple(data.get("entries", ())),
            repeats=data.get("repeats", 0),
            unsure=data.get("unsure", 0),
            suggested=tuple(data.get("suggested", ())),
        )
