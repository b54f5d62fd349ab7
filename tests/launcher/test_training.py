"""The training: whole models only, its steps shown, its failure one sentence."""

import asyncio
import sys

import pytest

from addons.launcher.errors import LaunchError
from addons.launcher.training import train

# Stands in for Rasa: takes the same arguments, and trains in no time.
TRAINS = """
import pathlib, sys
print("INFO hooks - Starting to train component 'Classifier'.", flush=True)
folder, name = (sys.argv[sys.argv.index(key) + 1] for key in ("--out", "--fixed-model-name"))
pathlib.Path(folder, name + ".tar.gz").write_text("a model")
"""
FAILS = TRAINS + "sys.exit('Traceback: of no interest to whoever starts the bot')"
TRAINS_NOTHING = "print('nothing to train')"


def train_by(program: str, path, log) -> None:
    asyncio.run(train(path, (sys.executable, "-c", program), log))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "models" / "donorguide-0123456789ab.tar.gz"


@pytest.fixture
def log(tmp_path):
    return tmp_path / "train.log"


def test_the_model_stands_at_its_place_and_nothing_beside_it(path, log, capsys):
    train_by(TRAINS, path, log)
    assert path.read_text() == "a model"
    assert list(path.parent.iterdir()) == [path]
    assert "Training the model: done" in capsys.readouterr().out


def test_the_output_is_kept_and_the_one_before_too(path, log):
    train_by(TRAINS, path, log)
    train_by(TRAINS, path, log)
    assert "Classifier" in log.read_text()
    assert "Classifier" in log.with_name("train.previous.log").read_text()


@pytest.mark.parametrize("program", [FAILS, TRAINS_NOTHING])
def test_a_failing_training_leaves_no_model_and_names_its_log(program, path, log, capsys):
    with pytest.raises(LaunchError) as failed:
        train_by(program, path, log)
    assert str(failed.value) == f"The training failed: {log} says why."
    assert list(path.parent.iterdir()) == []
    assert "Traceback" not in capsys.readouterr().out


def test_a_good_training_deletes_older_models(path, log):
    path.parent.mkdir()
    for name in ("a", "b", "c"):
        (path.parent / f"donorguide-{name}.tar.gz").touch()
    train_by(TRAINS, path, log)
    assert len(list(path.parent.iterdir())) == 2
    assert path.exists()
