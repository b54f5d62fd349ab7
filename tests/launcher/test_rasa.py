"""What the launcher changes in Rasa, in a Rasa that it started."""

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.diet_classifier import DIETClassifier
from rasa.shared.exceptions import RasaException

from addons.launcher.patches import compile_the_action_schema_once
from addons.launcher.stand_ins import STAND_INS


def test_a_config_that_names_a_stand_in_fails_by_its_name():
    config = {"recipe": "default.v1", "language": "en", "policies": []}
    config["pipeline"] = [{"name": "DIETClassifier"}]
    with pytest.raises(RasaException, match="Can't load class for name 'DIETClassifier'"):
        DefaultV1Recipe().graph_config_for_recipe(config, {})


def test_a_stand_in_is_an_empty_class_in_the_place_of_the_real_one():
    assert DIETClassifier.__module__ == "rasa.nlu.classifiers.diet_classifier"
    assert DIETClassifier.__bases__ == (object,)


def test_there_is_a_stand_in_for_each_module_that_needs_tensorflow():
    """Otherwise the import of Rasa's command line above would have failed."""
    assert len(STAND_INS) == 8


@pytest.fixture
def action(monkeypatch):
    """A custom action after the patch, in which a second look at the schema would fail."""
    original = RemoteAction._validate_action_result
    monkeypatch.setattr(RemoteAction, "_validate_action_result", original)
    compile_the_action_schema_once()
    monkeypatch.delattr(RemoteAction, "action_response_format_spec")
    return RemoteAction("action_answer", None)


def test_the_schema_of_action_results_is_compiled_once(action):
    assert action._validate_action_result({"events": [], "responses": [{"text": "Hello."}]})
    assert action._validate_action_result({"events": [], "responses": []})


def test_a_result_that_does_not_fit_the_schema_is_refused(action):
    with pytest.raises(jsonschema.ValidationError):
        action._validate_action_result({"events": [], "responses": "Hello."})
