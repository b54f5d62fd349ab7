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


def test_examples_are_merged_without_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "nlu.yml"
    path.write_text(EXAMPLES, encoding="utf-8")
    data = ReadOnceImporter(training_data_paths=[str(path)]).get_nlu_data()

    merged = TrainingData().merge(data, data)

    assert merged.training_examples == data.training_examples
    assert merged.training_examples[0] is data.training_examples[0]
