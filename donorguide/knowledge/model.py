"""What a place's knowledge file holds, as frozen values."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from string import Formatter
from typing import Any


@dataclass(frozen=True)
class Claim:
    """One checked statement of a source.

    Args:
        value: A number in plain units (people, percent, a year) or a short phrase.
        unit: What the number counts; "%" and "year" are written in their own way.
        qualifier: How exact the source is, such as "more than".
        scope: Where it holds: a key of the place's scopes.
    """

    value: int | float | str
    scope: str
    unit: str = ""
    qualifier: str = ""

    @property
    def spoken(self) -> str:
        """The value as an answer says it, with its qualifier."""
        return f"{self.qualifier} {self.figure}".strip()

    @property
    def number(self) -> str:
        """The figure without its unit, such as "8.4" or "85"."""
        return self.figure.removesuffix("%").removesuffix(" million")

    @property
    def figure(self) -> str:
        """The value as it is written, such as "8.4%" or "85 million"."""
        if isinstance(self.value, str) or self.unit == "year":
            return str(self.value)
        if self.unit == "%":
            return f"{self.value:g}%"
        if self.value >= 1_000_000:
            return f"{self.value / 1_000_000:g} million"
        return f"{self.value:,}"


@dataclass(frozen=True)
class Offers:
    """What may be asked of an entry; an empty set of scopes or groups bars none."""

    kinds: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Focus:
    """What a question asks for, and of whom, where and when.

    Args:
        kind: A kind of question such as "number" or "why"; empty when none stands out.
        scopes: The place's scopes that are named.
        groups: The groups of people that are named; "other" is one nobody has facts on.
        other_place: The name of a place that is none of ours, as it was written.
        other_time: Whether a time is asked for that the source does not speak of.
        figures: The numbers it names, such as "8.4%" or "85 million".
        ordinal: Which of several things that were named: "first", "second", "last".
        refers: Whether it speaks of what was named before: "they", "it", "there".
    """

    kind: str = ""
    scopes: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    other_place: str = ""
    other_time: bool = False
    figures: tuple[str, ...] = ()
    ordinal: str = ""
    refers: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The focus in values that JSON can carry."""
        return {
            "kind": self.kind,
            "scopes": sorted(self.scopes),
            "groups": sorted(self.groups),
            "other_place": self.other_place,
            "other_time": self.other_time,
            "figures": list(self.figures),
            "ordinal": self.ordinal,
            "refers": self.refers,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Focus":
        """The focus that `as_dict` wrote down."""
        return cls(
            kind=data.get("kind", ""),
            scopes=frozenset(data.get("scopes", ())),
            groups=frozenset(data.get("groups", ())),
            other_place=data.get("other_place", ""),
            other_time=data.get("other_time", False),
            figures=tuple(data.get("figures", ())),
            ordinal=data.get("ordinal", ""),
            refers=data.get("refers", False),
        )


@dataclass(frozen=True)
class Entry:
    """A question that can be answered, or one that the source leaves open.

    Args:
        unknown: The source does not tell; the answer says so.
        protected: It is not told to keep children safe.
        contact: The key of the contact that helps on.
        follow_ups: From a facet (a kind, scope, group or ordinal of a question) to an entry's id.
    """

    id: str
    topic: str
    title: str
    question: str
    answer: str
    more: str = ""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    offers: Offers = field(default_factory=Offers)
    follow_ups: Mapping[str, str] = field(default_factory=dict)
    related: tuple[str, ...] = ()
    unknown: bool = False
    protected: bool = False
    contact: str = ""
    source: str = ""
    section: str = ""

    @property
    def quotes(self) -> bool:
        """Whether the answer states another entry's claim, as one to an open question may."""
        names = (name for _, name, _, _ in Formatter().parse(self.answer))
        return any("." in (name or "") for name in names)


@dataclass(frozen=True)
class Place:
    """The place the knowledge is about, with the names people may use for its scopes.

    Args:
        starters: The entries offered to somebody who does not know what to ask.
        neighbours: Names of other places that the facts speak of.
        follow_ups: From a facet to the entry that it means at the start of a conversation, and
            from a saying, such as "sponsor", to the entry that "how much?" means after it.
    """

    name: str
    organisation: str
    starters: tuple[str, ...]
    scope_names: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    neighbours: tuple[str, ...] = ()
    follow_ups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """Where the facts are from."""

    title: str
    publisher: str
    retrieved: date
    review_by: date
    as_of: date | None = None


@dataclass(frozen=True)
class Knowledge:
    """A whole knowledge file.

    Args:
        version: The first twelve hexadecimal digits of the file's SHA-256.
        contacts: From a contact's key to an address, or None where none is set.
    """

    place: Place
    sources: Mapping[str, Source]
    contacts: Mapping[str, str | None]
    entries: Mapping[str, Entry]
    version: str

    @cached_property
    def _spoken(self) -> dict[str, str]:
        spoken = {
            f"{entry.id}.{name}": claim.spoken
            for entry in self.entries.values()
            for name, claim in entry.claims.items()
        }
        return {**spoken, "organisation": self.place.organisation, "place": self.place.name}

    def render(self, template: str, entry: Entry) -> str:
        """A text of the entry with its claims filled in.

        Args:
            template: Text with `{claim}` or `{entry.claim}` where a value belongs.
            entry: Whose claims the bare names mean.

        Raises:
            KeyError: A name means no claim.
        """
        parts = []
        for text, name, _, _ in Formatter().parse(template):
            parts.append(text)
            if name is not None:
                own = f"{entry.id}.{name}"
                parts.append(self._spoken[own if own in self._spoken else name])
        sentence = "".join(parts)
        return sentence[:1].upper() + sentence[1:]

    def entries_with(self, figures: Iterable[str]) -> tuple[str, ...]:
        """The entries of which a claim is one of the figures.

        Args:
            figures: Such as "8.4%"; without a unit, or with one that none of the entries has,
                a figure counts from two digits on.
        """
        wanted = set(figures)
        bare = {figure.removesuffix("%").removesuffix(" million") for figure in wanted}
        return self._stating(wanted) or self._stating(bare)

    def _stating(self, figures: Collection[str]) -> tuple[str, ...]:
        return tuple(
            entry.id
            for entry in self.entries.values()
            if any(
                claim.figure in figures or (len(claim.number) > 1 and claim.number in figures)
                for claim in entry.claims.values()
            )
        )

    def answer(self, entry_id: str) -> str:
        """The answer of the entry in one or two sentences."""
        entry = self.entries[entry_id]
        return self.render(entry.answer, entry)
