"""What the launcher changes in Rasa, in a Rasa that it started."""

import subprocess
import sys

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.diet_classifier import DIETClassifier
from rasa.plugin import plugin_manager
from rasa.shared.exceptions import RasaException

from addons.launcher.patches import compile_the_action_schema_once, send_actions_what_they_need
from addons.launcher.stand_ins import STAND_INS
from donorguide.settings import ROOT


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


def test_a_server_imports_nothing_that_only_training_and_tests_need():
    code = (
        "import sys; from addons.launcher.stand_ins import install_stand_ins as install; "
        "install('run'); import rasa.__main__, rasa.core.run, addons.channels.edge; "
        "import rasa.engine.recipes.default_components, addons.nlu.intent_classifier; "
        "print([one for one in ('sklearn', 'matplotlib') if one in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, capture_output=True, check=True
    )

    assert run.stdout.strip() == b"[]"


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


@pytest.fixture
def sent():
    """What Rasa sends to the action server in the place of a call."""
    before = set(plugin_manager().get_plugins())
    send_actions_what_they_need()
    yield lambda call: plugin_manager().hook.prefix_stripping_for_custom_actions(json_body=call)
    for plugin in set(plugin_manager().get_plugins()) - before:
        plugin_manager().unregister(plugin)


def test_actions_get_slots_and_the_latest_message_but_no_history(sent):
    tracker = {"slots": {"memory": {}}, "latest_message": {"text": "Hello."}, "events": [{}] * 9}
    call = sent({"next_action": "action_answer", "tracker": tracker})

    assert call == {"next_action": "action_answer", "tracker": {**tracker, "events": []}}
