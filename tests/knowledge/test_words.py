"""The words of a language are read like the facts, and refused like them."""

from pathlib import Path
from typing import Any

import pytest

from donorguide.knowledge import KnowledgeError, Saying, load_words
from tests.factories import words_document, write_place, write_yaml


def words_file(folder: Path, document: dict[str, Any]) -> Path:
    """A file of words in its place below the schema."""
    write_place(folder)
    return write_yaml(folder / "words" / "en.yml", document)


def test_sayings_are_read_with_their_contact_buttons_and_starters(tmp_path: Path) -> None:
    words = load_words(words_file(tmp_path, words_document()))

    assert words.sayings["greet"].starters
    assert words.sayings["donate"].contact == "donate"
    assert words.sayings["unsure"] == Saying(
        text="Did you mean one of these?", buttons=("Something else",)
    )
    assert words.contacts["team"]["missing"] == "Ask team on the website."
    assert words.labels["source"].startswith("Source: ")


def test_a_missing_file_of_words_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"en\.yml cannot be read: .* Put it back\."):
        load_words(tmp_path / "en.yml")


@pytest.mark.parametrize(
    ("saying", "line", "named"),
    [
        ({}, 2, "sayings > greet: 'text' is a required property"),
        ({"text": ""}, 3, "sayings > greet > text: "),
        ({"text": "Hello.", "contact": "nobody"}, 4, "sayings > greet > contact: "),
        ({"text": "Hello.", "buttons": ["a", "b", "c", "d"]}, 4, "sayings > greet > buttons: "),
        ({"text": "Hello.", "colour": "green"}, 2, "sayings > greet: "),
        ({"text": "Hello, {anser}."}, 3, "sayings > greet > text: "),
    ],
)
def test_a_saying_that_does_not_fit_is_named_with_its_line(
    tmp_path: Path, saying: dict[str, Any], line: int, named: str
) -> None:
    document = words_document()
    path = words_file(tmp_path, {**document, "sayings": {**document["sayings"], "greet": saying}})

    with pytest.raises(KnowledgeError) as caught:
        load_words(path)

    assert str(caught.value).startswith(f"{path}, line {line}, {named}")


def test_a_saying_that_is_missing_is_named(tmp_path: Path) -> None:
    document = words_document()
    del document["sayings"]["nearest"]

    with pytest.raises(KnowledgeError, match="sayings: 'nearest' is a required property"):
        load_words(words_file(tmp_path, document))


def test_contacts_need_words_for_both_cases(tmp_path: Path) -> None:
    document = words_document()
    document["contacts"] = {**document["contacts"], "team": {"given": "Ask {contact}."}}

    with pytest.raises(KnowledgeError, match="contacts > team: 'missing' is a required"):
        load_words(words_file(tmp_path, document))
