"""The training data is read as Rasa reads it, but once."""

from pathlib import Path

from rasa.shared.nlu.training_data.training_data import TrainingData

from addons.importer import ReadOnceImporter

EXAMPLES = """
version: "3.1"
nlu:
- intent: greet
  examples: |
    - hello
    - good evening
"""


def test_the_examples_are_read_once(tmp_path: Path) -> None:
    path = tmp_path / "nlu.yml"
    path.write_text(EXAMPLES, encoding="utf-8")
    importer = ReadOnceImporter(training_data_paths=[str(path)])

    examples = importer.get_nlu_data("en")
    path.unlink()

    assert [one.get("text") for one in examples.training_examples] == ["hello", "good evening"]
    assert importer.get_nlu_data() is examples


def test_a_copy_of_an_example_is_an_example_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "nlu.yml"
    path.write_text(EXAMPLES, encoding="utf-8")
    data = ReadOnceImporter(training_data_paths=[str(path)]).get_nlu_data()

    merged = TrainingData().merge(data, data)
    merged.training_examples[0].set("text", "hi")

    assert [one.get("text") for one in merged.training_examples] == ["hi", "good evening"]
    assert [one.get("text") for one in data.training_examples] == ["hello", "good evening"]
