"""Empty classes in place of modules that Rasa imports and this bot has no use for."""

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType

# They need TensorFlow. Rasa imports these even when config.yml names none of their classes. A
# config that does name one fails: a stand-in is no component in Rasa's registry.
STAND_INS = {
    "rasa.core.policies.ted_policy": ["TEDPolicy"],
    "rasa.core.policies.unexpected_intent_policy": ["UnexpecTEDIntentPolicy"],
    "rasa.nlu.classifiers.diet_classifier": ["DIETClassifier"],
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": ["ConveRTFeaturizer"],
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": ["LanguageModelFeaturizer"],
    "rasa.nlu.selectors.response_selector": ["ResponseSelector"],
    "rasa.utils.tensorflow.callback": ["RasaTrainingLogger", "RasaModelCheckpoint"],
    "rasa.utils.tensorflow.data_generator": ["RasaBatchDataGenerator"],
}

# Their libraries are left out: Rasa's own channels to platforms, which addons/channels replaces,
# and the clients of Amazon and MongoDB, which other tracker stores would use. The last four would
# bring scikit-learn into a server: a third of a second, 60 MB.
UNUSED = {
    "rasa.core.channels.botframework": ["BotFrameworkInput"],
    "rasa.core.channels.facebook": ["FacebookInput"],
    "rasa.core.channels.hangouts": ["HangoutsInput"],
    "rasa.core.channels.mattermost": ["MattermostInput"],
    "rasa.core.channels.rocketchat": ["RocketChatInput"],
    "rasa.core.channels.slack": ["SlackInput"],
    "rasa.core.channels.telegram": ["TelegramInput"],
    "rasa.core.channels.twilio": ["TwilioInput"],
    "rasa.core.channels.twilio_voice": ["TwilioVoiceInput"],
    "rasa.core.channels.webexteams": ["WebexTeamsInput"],
    "boto3": [],
    "boto3.dynamodb": [],
    "boto3.dynamodb.conditions": ["Key"],
    "botocore": [],
    "botocore.exceptions": ["BotoCoreError"],
    "pymongo": ["MongoClient"],
    "pymongo.collection": ["Collection"],
    "pymongo.errors": ["ConnectionFailure", "OperationFailure"],
    "rasa.nlu.classifiers.logistic_regression_classifier": ["LogisticRegressionClassifier"],
    "rasa.nlu.classifiers.sklearn_intent_classifier": ["SklearnIntentClassifier"],
    "rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer": ["CountVectorsFeaturizer"],
    "rasa.utils.tensorflow.model_data": [
        *("Data", "FeatureArray", "RasaModelData", "ragged_array_to_ndarray"),
    ],
}

# Only `rasa test` draws, with matplotlib; and a server tests no model, for which it would want
# scikit-learn.
UNDRAWN: dict[str, list[str]] = {"rasa.utils.plotting": []}
UNTESTED = {
    "rasa.core.test": ["test"],
    "rasa.nlu.test": ["CVEvaluationResult", "determine_token_labels"],
}


class StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers the import of each of some modules with empty classes."""

    def __init__(self, modules: Mapping[str, Sequence[str]]) -> None:
        """Begins with nothing imported.

        Args:
            modules: The names of their classes, by the names of modules.
        """
        self._modules = modules

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        """Takes its own modules, and leaves all others to Python."""
        if fullname not in self._modules:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def exec_module(self, module: ModuleType) -> None:
        """Fills the module with classes of the expected names."""
        for name in self._modules[module.__name__]:
            # Rasa lists its channels by their names.
            members = {"__module__": module.__name__, "name": lambda name=name: name}
            bases = (Exception,) if name.endswith(("Error", "Failure")) else ()
            setattr(module, name, type(name, bases, members))


def install_stand_ins(command: str = "test") -> None:
    """Puts the stand-ins before Python's own way to find a module.

    Args:
        command: The Rasa command that will be run.
    """
    modules = STAND_INS | UNUSED
    if command != "test":
        modules |= UNDRAWN
    if command == "run":
        modules |= UNTESTED
    sys.meta_path.insert(0, StandIns(modules))
