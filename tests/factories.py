"""Makes the small values tests need: a made-up place, its words, and the files of both."""

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from donorguide.answers import Composer
from donorguide.knowledge import Claim, Entry, Knowledge, Offers, Place, Saying, Source, Words
from donorguide.settings import ROOT

MONTHS = "January February March April May June July August September October November December"
# Where braces are filled in, or buttons and contacts matter; any other saying is its own name.
SAYINGS: dict[str, dict[str, Any]] = {
    "greet": {"text": "Hello from {organisation} in {place}.", "starters": True},
    "affirm": {"text": "Good."},
    "something_else": {"text": "In other words, then?"},
    "donate": {"text": "Thank you for giving.", "contact": "donate"},
    "person": {"text": "A person can help.", "contact": "team"},
    "unsure": {"text": "Did you mean one of these?", "buttons": ["Something else"]},
    "nearest": {"text": "Perhaps this: {answer}", "buttons": ["Something else"]},
    "nearest_too": {"text": "And this: {answer}"},
    "closest": {"text": "Or this: {answer}", "contact": "team"},
    "figured": {"text": "That is this: {answer}", "contact": "team"},
    "unsure_open": {"text": "In other words, please?", "buttons": ["What can you do?"]},
    "unsure_twice": {"text": "I still don't understand.", "contact": "team"},
    "again": {"text": "{answer} That is all there is.", "contact": "team"},
    "nothing_more": {"text": "Nothing more on {topic}."},
    "from_source": {"text": "It stands in {title} by {publisher}."},
    "other_place": {"text": "Only {place}, not {named}.", "starters": True},
    "other_scope": {"text": "Not given for {scope}. {answer}"},
    "other_group": {"text": "Not that group, but {topic}."},
    "other_time": {"text": "No other years, but {topic}."},
    "no_number": {"text": "No number, but {topic}."},
    "no_why": {"text": "No reason, but {topic}."},
}
CONTACTS = {
    key: {"given": f"Ask {key} at {{contact}}.", "missing": f"Ask {key} on the website."}
    for key in ("donate", "sponsor", "team", "safeguarding")
}
LABELS = {"source": "Source: {title}, {month} {year}", "months": MONTHS}


class _Sayings(dict[str, Saying]):
    """Sayings of which those nobody wrote down say their own name."""

    def __missing__(self, name: str) -> Saying:
        return Saying(text=f"({name})")


def make_words() -> Words:
    """The words of the made-up place."""
    sayings = _Sayings()
    for name, saying in SAYINGS.items():
        sayings[name] = Saying(**{**saying, "buttons": tuple(saying.get("buttons", ()))})
    return Words(sayings=sayings, contacts=CONTACTS, labels=LABELS)


def make_place(**changed: Any) -> Place:
    """The made-up town of Velmora in the province of Ostrinia in Karlavia."""
    plain = {
        "name": "Velmora",
        "organisation": "Lantern House",
        "starters": (),
        "scope_names": {
            "city": "the town of Velmora",
            "province": "the province of Ostrinia",
            "region": "the south of Karlavia",
            "country": "Karlavia as a whole",
        },
        "aliases": {
            "city": ("Velmora",),
            "province": ("Ostrinia",),
            "region": ("south of Karlavia",),
            "country": ("Karlavia", "Karlavian"),
        },
        "neighbours": ("Norway",),
    }
    return Place(**{**plain, **changed})


def make_offers(*kinds: str, scopes: str = "", groups: str = "") -> Offers:
    """What an entry offers; scopes and groups are words with spaces between."""
    return Offers(frozenset(kinds), frozenset(scopes.split()), frozenset(groups.split()))


def make_entry(entry_id: str, **changed: Any) -> Entry:
    """An entry whose texts carry its id."""
    plain = {
        "topic": "place",
        "title": f"what is known of {entry_id}",
        "question": f"What about {entry_id}?",
        "answer": f"This is the fact on {entry_id}.",
        "source": "page",
        "section": "introduction",
    }
    return Entry(id=entry_id, **{**plain, **changed})


def make_unknown(entry_id: str, **changed: Any) -> Entry:
    """An entry the source leaves open."""
    return make_entry(entry_id, unknown=True, answer=f"Nobody tells {entry_id}.", **changed)


def make_claim(value: int | float | str, unit: str = "", qualifier: str = "") -> Claim:
    """A claim about the town."""
    return Claim(value=value, scope="city", unit=unit, qualifier=qualifier)


def make_knowledge(*entries: Entry, contacts: Mapping[str, str] | None = None) -> Knowledge:
    """Knowledge of these entries; the first is what newcomers are offered."""
    return Knowledge(
        place=make_place(starters=tuple(entry.id for entry in entries[:1])),
        sources={"page": Source("A page", "A publisher", date(2026, 3, 1), date(2027, 3, 1))},
        contacts=contacts or dict.fromkeys(CONTACTS),
        entries={entry.id: entry for entry in entries},
        version="0123456789ab",
    )


def make_composer(*entries: Entry, contacts: Mapping[str, str] | None = None) -> Composer:
    """Knowledge of these entries and the made-up words."""
    return Composer(make_knowledge(*entries, contacts=contacts), make_words())


def place_document() -> dict[str, Any]:
    """What a valid knowledge file holds, for a test to change."""
    place = make_place()
    scopes = {
        scope: {"name": name, "aliases": list(place.aliases[scope])}
        for scope, name in place.scope_names.items()
    }
    return {
        "place": {
            "name": place.name,
            "country": "Karlavia",
            "organisation": place.organisation,
            "starters": ["people"],
            "scopes": scopes,
        },
        "sources": {
            "page": {
                "title": "A page",
                "publisher": "A publisher",
                "retrieved": date(2026, 3, 1),
                "review_by": date(2027, 3, 1),
            }
        },
        "contacts": dict.fromkeys(CONTACTS),
        "entries": {
            "people": {
                "topic": "place",
                "title": "how many people live in Velmora",
                "question": "How many people live in Velmora?",
                "answer": "{count} people live in Velmora.",
                "claims": {"count": {"value": 70_000, "unit": "people", "scope": "city"}},
                "offers": {"kinds": ["what", "number"], "scopes": ["city"], "groups": ["people"]},
                "follow_ups": {"children": "children"},
                "related": ["children"],
                "section": "introduction",
            },
            "child_identity": {
                "topic": "protection",
                "title": "who the children are",
                "question": "Who are the children?",
                "answer": "That is not told, to keep children safe.",
                "unknown": True,
                "protected": True,
                "related": ["people"],
            },
            "children": {
                "topic": "figures",
                "title": "how many children live in Velmora",
                "question": "How many children live in Velmora?",
                "answer": "The source does not count the children.",
                "unknown": True,
                "related": ["people"],
            },
        },
    }


def words_document() -> dict[str, Any]:
    """What a valid file of words holds, for a test to change."""
    schema = json.loads((ROOT / "knowledge" / "words.schema.json").read_text(encoding="utf-8"))
    needed = schema["properties"]["sayings"]["required"]
    sayings = {**{name: {"text": f"({name})"} for name in needed}, **SAYINGS}
    return {"sayings": sayings, "contacts": CONTACTS, "labels": LABELS}


def write_place(folder: Path, document: dict[str, Any] | None = None) -> Path:
    """Writes a knowledge file beside the project's schemas, with the words in their folder.

    Returns:
        The path of the knowledge file.
    """
    (folder / "words").mkdir(parents=True, exist_ok=True)
    for schema in ("schema.json", "words.schema.json"):
        shutil.copy(ROOT / "knowledge" / schema, folder)
    write_yaml(folder / "words" / "en.yml", words_document())
    return write_yaml(folder / "velmora.yml", document or place_document())


def write_yaml(path: Path, data: dict[str, Any]) -> Path:
    """Writes data in the order it has."""
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return path
