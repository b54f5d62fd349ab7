"""What a peer understood is put into our words; its models belong to what they learn from."""

import asyncio
from pathlib import Path

import pytest

from addons.launcher.errors import LaunchError
from benchmarks.peers import models, nlpjs, stock_training
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
        asyncio.run(nlpjs.ask([], COMPOSER, keep=False))


def test_a_change_of_an_example_makes_another_model_which_takes_the_place_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "FOLDER", tmp_path / "models")
    (tmp_path / "data").mkdir()
    source = write_yaml(tmp_path / "data" / "nlu.yml", {"nlu": ["one"]})
    before = models.model_file("peer", ".json", [tmp_path / "data"])
    before.touch()

    assert models.model_file("peer", ".json", [tmp_path / "data"]) == before
    write_yaml(source, {"nlu": ["two"]})
    after = models.model_file("peer", ".json", [tmp_path / "data"])
    assert after != before
    assert models.as_trained(after, "peer", ".json") == before

    after.touch()
    models.delete_others(after, "peer", ".json")
    assert models.as_trained(after, "peer", ".json") == after
    assert not before.exists()


def test_a_model_to_take_the_time_of_is_never_asked_what_it_understands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    models.model_file("timing-rasa", ".tar.gz", []).touch()
    model = models.model_file("rasa", ".tar.gz", [])

    assert models.as_trained(model, "rasa", ".tar.gz") == model


def test_only_the_epochs_of_the_pipeline_change_for_a_model_to_take_the_time_of() -> None:
    before = stock_training.CONFIG.read_text(encoding="utf-8")
    after = stock_training.with_epochs(before, 1)

    assert "epochs: 1\n" in after
    assert [a for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b] == [
        *("    epochs: 12", "    epochs: 100", "    epochs: 100")
    ]
