"""The loader reads a place's file, and says exactly what is wrong with a broken one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from donorguide.knowledge import KnowledgeError, load_knowledge
from tests.factories import place_document, write_place

Break = Callable[[dict[str, Any]], None]


def error_of(folder: Path, breaks: Break) -> str:
    """What is said about a file that a test broke."""
    document = place_document()
    breaks(document)
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(write_place(folder, document))
    return str(caught.value)


def line_of(path: Path, text: str) -> int:
    """The first line of the file that holds the text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_place_is_read_with_its_entries_claims_and_sources(tmp_path: Path) -> None:
    knowledge = load_knowledge(write_place(tmp_path))

    people = knowledge.entries["people"]
    assert knowledge.place.name == "Velmora"
    assert knowledge.place.starters == ("people",)
    assert knowledge.place.aliases["country"] == ("Karlavia", "Karlavian")
    assert people.claims["count"].value == 70_000
    assert people.offers.groups == {"people"}
    assert people.follow_ups == {"children": "children"}
    assert knowledge.entries["children"].unknown
    assert knowledge.sources["page"].retrieved.year == 2026
    assert knowledge.contacts["team"] is None


def test_an_entry_that_names_no_source_has_the_first_one(tmp_path: Path) -> None:
    knowledge = load_knowledge(write_place(tmp_path))

    assert knowledge.entries["people"].source == "page"


def test_the_version_changes_with_the_content_and_only_with_it(tmp_path: Path) -> None:
    before = load_knowledge(write_place(tmp_path / "before"))
    same = load_knowledge(write_place(tmp_path / "same"))
    document = place_document()
    document["entries"]["people"]["claims"]["count"]["value"] = 70_001
    after = load_knowledge(write_place(tmp_path / "after", document))

    assert before.version == same.version
    assert before.version != after.version
    assert len(before.version) == 12


def dangling_starter(document: dict[str, Any]) -> None:
    document["place"]["starters"] = ["nowhere"]


def dangling_follow_up(document: dict[str, Any]) -> None:
    document["entries"]["people"]["follow_ups"]["why"] = "nowhere"


def dangling_relation(document: dict[str, Any]) -> None:
    document["entries"]["people"]["related"] = ["nowhere"]


def dangling_source(document: dict[str, Any]) -> None:
    document["entries"]["people"]["source"] = "nowhere"


def dangling_contact(document: dict[str, Any]) -> None:
    document["entries"]["children"]["contact"] = "nowhere"


def dangling_scope(document: dict[str, Any]) -> None:
    del document["place"]["scopes"]["region"]
    document["entries"]["people"]["claims"]["count"]["scope"] = "region"


@pytest.mark.parametrize(
    ("breaks", "named", "line"),
    [
        (dangling_starter, "place > starters", "starters:"),
        (dangling_follow_up, "entries > people > follow_ups > why", "why: nowhere"),
        (dangling_relation, "entries > people > related", "related:"),
        (dangling_source, "entries > people > source", "source: nowhere"),
        (dangling_contact, "entries > children > contact", "contact: nowhere"),
        (dangling_scope, "entries > people > claims > count", "count:"),
    ],
)
def test_a_reference_to_nothing_names_file_line_entry_and_mend(
    tmp_path: Path, breaks: Break, named: str, line: str
) -> None:
    said = error_of(tmp_path, breaks)

    path = tmp_path / "velmora.yml"
    assert said.startswith(f"{path}, line {line_of(path, line)}, {named}: ")
    assert "Name one that stands in the file." in said


@pytest.mark.parametrize("brace", ["{nothing}", "{children.count}", "{}", "{count"])
def test_a_brace_that_names_no_claim_is_refused_with_the_way_to_write_it(
    tmp_path: Path, brace: str
) -> None:
    def breaks(document: dict[str, Any]) -> None:
        document["entries"]["people"]["answer"] = f"About {brace} people."

    said = error_of(tmp_path, breaks)

    path = tmp_path / "velmora.yml"
    line = line_of(path, "answer: ")
    assert said.startswith(f"{path}, line {line}, entries > people > answer: ")
    assert "Write {claim} or {entry.claim}." in said


def test_a_brace_in_the_longer_answer_is_checked_as_well(tmp_path: Path) -> None:
    def breaks(document: dict[str, Any]) -> None:
        document["entries"]["people"]["more"] = "About {nothing}."

    assert "entries > people > more: " in error_of(tmp_path, breaks)


@pytest.mark.parametrize(
    ("changed", "named", "mend"),
    [
        ({"question": "Tell me."}, "entries > people > question", "with a question mark"),
        ({"answer": "x" * 351}, "entries > people > answer", "at most 350 characters"),
        ({"offers": {"kinds": ["colour"]}}, "offers > kinds > 0", "knowledge/README.md"),
        (
            {"follow_ups": {"fourth": "children"}},
            "people > follow_ups",
            "next, first, second, last",
        ),
        ({"claims": {}}, "entries > people > claims", "non-empty"),
        ({"mood": "good"}, "entries > people", "'mood' was unexpected"),
    ],
)
def test_what_the_schema_refuses_is_named_with_its_mend(
    tmp_path: Path, changed: dict[str, Any], named: str, mend: str
) -> None:
    said = error_of(tmp_path, lambda document: document["entries"]["people"].update(changed))

    assert said.startswith(f"{tmp_path / 'velmora.yml'}, line ")
    assert f"{named}: " in said
    assert mend in said


def test_a_fact_without_claims_is_refused(tmp_path: Path) -> None:
    said = error_of(tmp_path, lambda document: document["entries"]["people"].pop("claims"))

    assert "entries > people: " in said
    assert "'claims' is a required property" in said
    assert "A fact needs claims, offers and the section of the source." in said


def test_an_unknown_entry_with_claims_is_refused(tmp_path: Path) -> None:
    def breaks(document: dict[str, Any]) -> None:
        claims = {"count": {"value": 3, "scope": "city"}}
        document["entries"]["children"]["claims"] = claims

    said = error_of(tmp_path, breaks)

    assert "entries > children: " in said
    assert "An unknown entry has no claims of its own" in said


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    def breaks(document: dict[str, Any]) -> None:
        document["sources"]["page"]["retrieved"] = "in spring"

    said = error_of(tmp_path, breaks)

    assert "sources > page > retrieved: " in said
    assert "Write the day as 2026-11-23." in said


def test_every_error_is_one_line_without_the_traces_of_code(tmp_path: Path) -> None:
    said = error_of(tmp_path, dangling_relation)

    assert "\n" not in said
    assert "KeyError" not in said
