"""Reads the training data."""

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method


class ReadOnceImporter(RasaFileImporter):
    """Rasa's importer, which would read all examples twice, the other time for the domain."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The examples; Rasa asks for them with the language, and without it."""
        return self._examples(language)

    @cached_method
    def _examples(self, language: str | None) -> TrainingData:
        return super().get_nlu_data(language)
