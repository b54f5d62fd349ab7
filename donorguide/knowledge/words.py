"""What the bot says about itself, by language: greetings, ways on, refusals, labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from donorguide.knowledge.document import read_document


@dataclass(frozen=True)
class Saying:
    """Something the bot says that is not a fact.

    Args:
        text: The words; braces stand for what the occasion fills in.
        contact: The key of the contact that helps on.
        buttons: Sentences offered as quick replies.
        starters: Whether the place's first questions are offered as well.
    """

    text: str
    contact: str = ""
    buttons: tuple[str, ...] = ()
    starters: bool = False


@dataclass(frozen=True)
class Words:
    """The words of one language.

    Args:
        sayings: From an occasion to what is said.
        contacts: From a contact's key to the line with it and the line without it.
        labels: Single words and labels of pages.
        widget: What the chat widget shows beside them.
        refusals: What a web page is told that does not get what it asks for, by its code.
        demo: The page that shows the widget in its place.
    """

    sayings: Mapping[str, Saying]
    contacts: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, str]
    widget: Mapping[str, str] = field(default_factory=dict)
    refusals: Mapping[str, str] = field(default_factory=dict)
    demo: Mapping[str, str] = field(default_factory=dict)


def load_words(path: Path) -> Words:
    """The words of a language.

    Args:
        path: The YAML file; `words.schema.json` lies in the folder above.

    Raises:
        KnowledgeError: The file is missing or broken.
    """
    data = read_document(path, "words.schema.json").data
    return Words(
        sayings={
            key: Saying(
                text=saying["text"],
                contact=saying.get("contact", ""),
                buttons=tuple(saying.get("buttons", ())),
                starters=saying.get("starters", False),
            )
            for key, saying in data["sayings"].items()
        },
        contacts=data["contacts"],
        labels=data["labels"],
        widget=data.get("widget", {}),
        refusals=data.get("refusals", {}),
        demo=data.get("demo", {}),
    )
