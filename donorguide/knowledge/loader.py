"""Reads a place's knowledge file and says exactly what is wrong with a broken one."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from donorguide.knowledge.document import Document, read_document
from donorguide.knowledge.model import Claim, Entry, Knowledge, Offers, Place, Source


def load_knowledge(path: Path) -> Knowledge:
    """The knowledge of a place.

    Args:
        path: The YAML file; its `schema.json` lies beside it.

    Raises:
        KnowledgeError: The file is missing or broken; the message names entry, line and mend.
    """
    document = read_document(path, "schema.json")
    data = document.data
    knowledge = Knowledge(
        place=_place(data["place"]),
        sources={key: Source(**source) for key, source in data["sources"].items()},
        contacts=data["contacts"],
        entries={key: _entry(key, entry, data) for key, entry in data["entries"].items()},
        version=hashlib.sha256(document.text.encode()).hexdigest()[:12],
    )
    _check_references(document, knowledge)
    return knowledge


def _place(data: Mapping[str, Any]) -> Place:
    return Place(
        name=data["name"],
        organisation=data["organisation"],
        starters=tuple(data["starters"]),
        scope_names={key: scope["name"] for key, scope in data["scopes"].items()},
        aliases={key: tuple(scope["aliases"]) for key, scope in data["scopes"].items()},
        neighbours=tuple(data.get("neighbours", ())),
        follow_ups=data.get("follow_ups", {}),
    )


def _entry(key: str, data: Mapping[str, Any], whole: Mapping[str, Any]) -> Entry:
    plain = {name: value for name, value in data.items() if name not in _OWN_SHAPE}
    offers = data.get("offers", {})
    return Entry(
        id=key,
        claims={name: Claim(**claim) for name, claim in data.get("claims", {}).items()},
        offers=Offers(**{name: frozenset(values) for name, values in offers.items()}),
        related=tuple(data["related"]),
        source=data.get("source", next(iter(whole["sources"]))),
        **plain,
    )


_OWN_SHAPE = {"claims", "offers", "related", "source"}


def _check_references(document: Document, knowledge: Knowledge) -> None:
    for target in knowledge.place.starters:
        _expect(document, target, knowledge.entries, ["place", "starters"])
    for saying, target in knowledge.place.follow_ups.items():
        _expect(document, target, knowledge.entries, ["place", "follow_ups", saying])
    for entry in knowledge.entries.values():
        at = ["entries", entry.id]
        for name in ("answer", "more"):
            _check_template(document, knowledge, entry, name)
        for facet, target in entry.follow_ups.items():
            _expect(document, target, knowledge.entries, [*at, "follow_ups", facet])
        for target in entry.related:
            _expect(document, target, knowledge.entries, [*at, "related"])
        for name, claim in entry.claims.items():
            _expect(document, claim.scope, knowledge.place.scope_names, [*at, "claims", name])
        _expect(document, entry.source, knowledge.sources, [*at, "source"])
        if entry.contact:
            _expect(document, entry.contact, knowledge.contacts, [*at, "contact"])


def _expect(document: Document, name: str, known: Mapping[str, Any], where: list[str]) -> None:
    if name not in known:
        raise document.error(where, f"there is no {name!r}. Name one that stands in the file")


def _check_template(document: Document, knowledge: Knowledge, entry: Entry, name: str) -> None:
    try:
        knowledge.render(getattr(entry, name), entry)
    except (KeyError, ValueError) as error:
        raise document.error(
            ["entries", entry.id, name],
            f"{error} in braces is no claim. Write {{claim}} or {{entry.claim}}",
        ) from None
