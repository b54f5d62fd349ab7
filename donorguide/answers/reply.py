"""A reply, and how its text is put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from donorguide.answers.asked import Memory
from donorguide.knowledge import Entry, Knowledge, Words

MOST_BUTTONS = 3
WHOM_TO_ASK = "team"  # the contact for what the source leaves open


@dataclass(frozen=True)
class Reply:
    """What the bot says in one turn.

    Args:
        body: The words without the source line.
        outcome: Why it is this reply: "answered", or the reason of a refusal.
        memory: What the conversation remembers afterwards.
        buttons: Quick replies; each carries the sentence it shows.
        entries: The ids of the entries the text rests on.
        knowledge: The version of the knowledge file.
        source: The line that names the source; empty when no fact is stated.
        parts: The outcomes of the replies that a reply to several questions is made of.
    """

    body: str
    outcome: str
    memory: Memory
    buttons: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    knowledge: str = ""
    source: str = ""
    parts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words, and below them where the facts among them are from."""
        return f"{self.body}\n{self.source}" if self.source else self.body

    @property
    def receipt(self) -> dict[str, Any]:
        """What the reply rests on, in values that JSON can carry."""
        return {
            "outcomes": list(self.parts or (self.outcome,)),
            "entries": list(self.entries),
            "knowledge": self.knowledge,
        }


@dataclass(frozen=True)
class Composer:
    """Puts texts and quick replies together from knowledge and words."""

    knowledge: Knowledge
    words: Words

    def entry(self, entry: Entry, template: str = "") -> str:
        """The answer of an entry, and its way on if it has one."""
        text = self.knowledge.render(template or entry.answer, entry)
        open_question = entry.unknown and not entry.protected
        contact = entry.contact or (WHOM_TO_ASK if open_question else "")
        return f"{text} {self.contact(contact)}" if contact else text

    def source(self, entry: Entry) -> str:
        """The line that names where a fact is from; empty where none is stated."""
        if entry.unknown and not entry.quotes:
            return ""
        source = self.knowledge.sources[entry.source]
        months = self.words.labels["months"].split()
        return self.words.labels["source"].format(
            title=source.title,
            month=months[source.retrieved.month - 1],
            year=source.retrieved.year,
        )

    def named(self, labels: Mapping[str, str]) -> dict[str, str]:
        """Labels of a page, with the names of the place and its organisation filled in."""
        place = self.knowledge.place
        return {
            key: label.replace("{place}", place.name).replace("{organisation}", place.organisation)
            for key, label in labels.items()
        }

    def contact(self, key: str) -> str:
        """The line that leads on to a contact."""
        contact = self.knowledge.contacts.get(key)
        line = self.words.contacts[key]
        return line["given"].format(contact=contact) if contact else line["missing"]

    def led_on_once(self, text: str) -> str:
        """A text of several answers, in which the same way on stands only at its last place."""
        for key in self.knowledge.contacts:
            before, line, after = text.rpartition(self.contact(key))
            text = before.replace(f" {line}", "") + line + after if line else text
        return text

    def saying(self, name: str, **filled: str) -> str:
        """A saying with its braces filled and its way on."""
        saying = self.words.sayings[name]
        place = self.knowledge.place
        text = saying.text.format(place=place.name, organisation=place.organisation, **filled)
        return f"{text} {self.contact(saying.contact)}" if saying.contact else text

    def saying_buttons(self, name: str, first: Sequence[str] = ()) -> tuple[str, ...]:
        """The quick replies of a saying, after those that come first."""
        saying = self.words.sayings[name]
        starters = self.knowledge.place.starters if saying.starters else ()
        offered = dict.fromkeys((*first, *self.questions(starters), *saying.buttons))
        return tuple(offered)[:MOST_BUTTONS]

    def questions(self, entries: Sequence[str]) -> tuple[str, ...]:
        """The canonical questions of entries."""
        return tuple(self.knowledge.entries[entry].question for entry in entries)

    def related(self, entry: Entry, memory: Memory) -> tuple[str, ...]:
        """Questions that lead on from an entry, those not answered yet first."""
        fresh = [one for one in entry.related if one not in memory.entries]
        known = [one for one in entry.related if one in memory.entries]
        return self.questions([*fresh, *known][:MOST_BUTTONS])
