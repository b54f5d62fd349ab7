"""What a peer understood is put into our words; its models belong to what they learn from."""

import asyncio
from pathlib import Path

import pytest

from addons.launcher.errors import LaunchError
from benchmarks.peers import models, nlpjs
from tests.factories import make_composer, make_entry, write_yaml

COMPOSER = make_composer(make_entry("fish"))


def test_an_intent_is_answered_by_its_entry() -> None:
    assert "This is the fact on fish." in nlpjs.reply("ask_fish", 0.9, COMPOSER)


@pytest.mark.parametrize(("intent", "score"), [("ask_fish", 0.49), ("None", 1.0)])
def test_a_low_score_or_no_intent_is_unsure(intent: str, score: float) -> None:
    assert nlpjs.reply(intent, score, COMPOSER) == "In other words, please?"


def test_no_is_answered_as_by_the_rule_for_it() -> None:
    assert nlpjs.reply("deny", 1.0, COMPOSER) == "In other words, then?"


def test_without_node_nlpjs_is_left_out_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(LaunchError, match=r"node and npm were not found, so nlp\.js is left out\."):
        asyncio.run(nlpjs.ask([], COMPOSER))


def test_a_change_of_an_example_makes_another_model_and_removes_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "FOLDER", tmp_path / "models")
    (tmp_path / "data").mkdir()
    source = write_yaml(tmp_path / "data" / "nlu.yml", {"nlu": ["one"]})
    before = models.model_file("peer", ".json", [tmp_path / "data"])
    before.touch()

    assert models.model_file("peer", ".json", [tmp_path / "data"]) == before
    write_yaml(source, {"nlu": ["two"]})
    assert models.model_file("peer", ".json", [tmp_path / "data"]) != before
    assert not before.exists()
