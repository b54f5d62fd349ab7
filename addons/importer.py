"""Reads the training data."""

from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method


class Example(Message):
    """A message that is never copied: Rasa copies and hashes every example ten times."""

    def __hash__(self) -> int:
        """By its text alone; Rasa's hash is one of all that the message holds."""
        return hash(self.get(TEXT))

    def __deepcopy__(self, memo: dict[int, Any]) -> "Example":
        """Itself: whoever reads the examples reads them for one training."""
        return self


class ReadOnceImporter(RasaFileImporter):
    """Rasa's importer, which would read all examples twice, the other time for the domain."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The examples; Rasa asks for them with the language, and without it."""
        return self._examples(language)

    @cached_method
    def _examples(self, language: str | None) -> TrainingData:
        data = super().get_nlu_data(language)
        data.training_examples = [
            Example(one.data, one.output_properties, one.time) for one in data.training_examples
        ]
        return data
