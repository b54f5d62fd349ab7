"""A file that cannot be read as YAML is refused in one sentence that names the place."""

from pathlib import Path

import pytest

from donorguide.knowledge import KnowledgeError, load_knowledge
from tests.factories import write_place


def error_of(path: Path) -> str:
    """What is said about a broken file."""
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(path)
    return str(caught.value)


def test_a_missing_file_is_named_with_the_mend(tmp_path: Path) -> None:
    said = error_of(tmp_path / "velmora.yml")

    assert said == f"{tmp_path / 'velmora.yml'} cannot be read: No such file or directory. " + (
        "Put it back."
    )


def test_a_file_that_is_no_utf_8_is_to_be_saved_as_such(tmp_path: Path) -> None:
    path = write_place(tmp_path)
    path.write_bytes("place: Orléans".encode("latin-1"))

    assert error_of(path) == f"{path} is not UTF-8 text. Save it as UTF-8."


def test_broken_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write_place(tmp_path)
    path.write_text("place:\n  name: Velmora\n  country: [Karlavia\n", encoding="utf-8")

    said = error_of(path)

    assert said.startswith(f"{path}, line 4: ")
    assert said.endswith("Mend the YAML there.")


def test_a_character_that_yaml_forbids_is_refused(tmp_path: Path) -> None:
    path = write_place(tmp_path)
    path.write_text("place: \x07\n", encoding="utf-8")

    said = error_of(path)

    assert said.startswith(str(path))
    assert said.endswith("Mend the YAML there.")


def test_a_key_that_stands_twice_is_refused_with_the_line_of_the_second(tmp_path: Path) -> None:
    path = write_place(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}  people:\n    topic: place\n", encoding="utf-8")
    line = len(text.splitlines()) + 1

    assert error_of(path) == (
        f"{path}, line {line}: 'people' stands there a second time. Remove one of the two."
    )


@pytest.mark.parametrize("text", ["", "just a sentence", "- a\n- list\n"])
def test_a_file_that_holds_no_place_at_all_is_refused(tmp_path: Path, text: str) -> None:
    path = write_place(tmp_path)
    path.write_text(text, encoding="utf-8")

    assert error_of(path).startswith(f"{path}, line 1, the file: ")


@pytest.mark.parametrize("text", ["[1, 2]: no key\n", "? {a: b}\n: no key\n"])
def test_a_key_that_is_no_word_is_refused_like_broken_yaml(tmp_path: Path, text: str) -> None:
    path = write_place(tmp_path)
    path.write_text(text, encoding="utf-8")

    assert error_of(path).startswith(str(path))


def test_a_missing_schema_is_named(tmp_path: Path) -> None:
    path = write_place(tmp_path)
    (tmp_path / "schema.json").unlink()

    assert error_of(path) == f"schema.json is missing beside {path}. Put it back."
