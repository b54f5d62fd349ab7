"""What README and the other documents say of commands, files, settings and addresses is true."""

import os
import re

import pytest

from donorguide.settings import ROOT, Settings
from tests.contracts.project import documents

# Made at run time, and so in no fresh clone.
MADE = ("var/", "models/", ".venv", ".uv", ".rasa", "results/")
CODE_SPAN = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?<![\w./-])(bin/[a-z_]+)")
SETTING = re.compile(r"DONORGUIDE_(\w+)")
SUFFIXES = "css html js json lock md py sh toml txt yaml yml"
FILE = re.compile(r"[\w.-]+(/[\w.-]+)*/?")
ON_DISK = re.compile(rf".+/.*|.+\.({SUFFIXES.replace(' ', '|')})")

each_document = pytest.mark.parametrize("name", sorted(documents()))


def named_files(text: str) -> set[str]:
    """What looks like a path in links and code spans; an address on the web does not."""
    prose = FENCE.sub("", text)
    spans = [word for span in CODE_SPAN.findall(prose) for word in span.split()]
    links = [link.partition("#")[0] for link in LINK.findall(prose) if "://" not in link]
    words = {word.rstrip(".,:;") for word in spans} | set(links)
    return {
        word
        for word in words
        if FILE.fullmatch(word) and ON_DISK.fullmatch(word) and not word.startswith(MADE)
    }


@each_document
def test_every_file_that_a_document_names_exists(name: str) -> None:
    folder = (ROOT / name).parent

    missing = [
        path
        for path in sorted(named_files(documents()[name]))
        if not (ROOT / path).exists() and not (folder / path).exists()
    ]
    assert missing == []


@each_document
def test_every_command_that_a_document_names_can_be_run(name: str) -> None:
    for command in COMMAND.findall(documents()[name]):
        assert os.access(ROOT / command, os.X_OK), command


@each_document
def test_every_setting_that_a_document_names_exists(name: str) -> None:
    for setting in SETTING.findall(documents()[name]):
        assert setting.lower() in Settings.model_fields or setting.startswith("TEST_"), setting


def test_the_readme_shows_how_to_run_and_to_test() -> None:
    fences = "\n".join(FENCE.findall(documents()["README.md"]))

    assert "bin/run" in fences
    assert "bin/test" in fences


def test_every_setting_stands_in_some_document() -> None:
    named = {setting for text in documents().values() for setting in SETTING.findall(text)}

    assert {name.upper() for name in Settings.model_fields} <= named


def test_a_name_of_no_file_would_be_found() -> None:
    text = "See `docs/nowhere.md`, [this](gone.md#part), `donorguide.answers` and `bin/run --help`."

    assert named_files(text) == {"docs/nowhere.md", "gone.md", "bin/run"}
