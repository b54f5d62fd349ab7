"""Rasa's own checks of the training data and of the stories pass."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from addons.launcher.model import fingerprint, model_path
from tests.e2e.bot import environment

pytestmark = pytest.mark.trained

ROOT = Path(__file__).parents[2]
WARNING = re.compile(r"^.*(?:Warning:| WARNING | ERROR ).*$", re.MULTILINE)


def rasa(*arguments: object) -> tuple[int, str]:
    """Runs a command as bin/rasa does; gives the exit code and what it printed."""
    command = [sys.executable, "-m", "addons.launcher.rasa", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=600
    )
    return done.returncode, done.stdout + done.stderr


def test_the_training_data_is_valid_and_gives_no_warning():
    code, printed = rasa("data", "validate")
    assert code == 0, printed[-2000:]
    assert WARNING.findall(printed) == []


def test_every_story_is_predicted_right(bot, tmp_path):
    assert bot  # which has seen to it that the current model is there
    model = model_path(fingerprint(ROOT / "knowledge" / "qiqihar.yml"))
    code, printed = rasa(
        *("test", "core", "--e2e", "--stories", "tests/stories", "--model", model),
        *("--fail-on-prediction-errors", "--no-plot", "--out", tmp_path),
    )
    assert code == 0, printed[-2000:]
