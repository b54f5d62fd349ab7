"""The environment of stock Rasa, and its models."""

import os
import re
import shutil
from pathlib import Path

from addons.launcher.processes import Command
from addons.launcher.terminal import say
from benchmarks.commands import LOGS, complete, uv
from benchmarks.peers.models import FOLDER as MODELS
from benchmarks.peers.models import as_trained, delete_others, model_file
from donorguide.settings import ROOT

FOLDER = ROOT / "benchmarks" / "peers" / "rasa"
ENVIRONMENT = FOLDER / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
CONFIG = FOLDER / "config.yml"
LEARNT_FROM = (ROOT / "data", ROOT / "domain.yml")
SUFFIX = ".tar.gz"
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "RASA_MAX_CACHE_SIZE": "0", "TF_CPP_MIN_LOG_LEVEL": "3"}
# Its training takes long and whoever works beside it goes first.
LAST = ("nice", "-n", "19")


def is_set_up() -> bool:
    """Whether the environment is there that the lock beside it describes."""
    lock, stamp = FOLDER / "uv.lock", ENVIRONMENT / "set-up"
    return stamp.exists() and stamp.read_bytes() == lock.read_bytes()


async def set_up() -> None:
    """Makes the environment where it is missing.

    Raises:
        LaunchError: It cannot be made.
    """
    if is_set_up():
        return
    say("Stock Rasa gets an environment of its own in benchmarks/peers/rasa/.venv (2.5 GB).")
    command = (uv(), "sync", "--frozen", "--project", str(FOLDER), "--python", _interpreter())
    log = LOGS / "bench-rasa-set-up.log"
    await complete(
        Command("The set-up of stock Rasa", command, log, {"UV_COMPILE_BYTECODE": "1"}),
        "Setting up stock Rasa",
    )
    shutil.copyfile(FOLDER / "uv.lock", ENVIRONMENT / "set-up")


async def model_for_questions(keep: bool) -> Path:
    """The model that is asked what it understands; trained first where it is not there.

    Args:
        keep: Whether the model trained last will do, though what it learns from has changed.

    Raises:
        LaunchError: The training failed.
    """
    model = model_file("rasa", SUFFIX, (*LEARNT_FROM, CONFIG))
    if keep:
        model = as_trained(model, "rasa", SUFFIX)
    if not model.exists():
        await _train(model, CONFIG)
        delete_others(model, "rasa", SUFFIX)
    return model


async def model_for_timing(epochs: int) -> Path:
    """A model to take the time of, which does not depend on how long it was trained.

    Args:
        epochs: For how many DIET is trained, where no model is there.

    Raises:
        LaunchError: The training failed.
    """
    whole = model_file("rasa", SUFFIX, (*LEARNT_FROM, CONFIG))
    if whole.exists():
        return whole
    config = MODELS / f"config-{epochs}.yml"
    config.write_text(with_epochs(CONFIG.read_text(encoding="utf-8"), epochs), encoding="utf-8")
    model = model_file("timing-rasa", SUFFIX, (*LEARNT_FROM, config))
    if not model.exists():
        await _train(model, config)
        delete_others(model, "timing-rasa", SUFFIX)
    say(
        f"Stock Rasa's DIET was trained on all examples for {epochs} epoch(s) only: "
        "the time of a turn does not depend on it."
    )
    return model


def with_epochs(config: str, epochs: int) -> str:
    """A pipeline whose DIET is trained for some epochs."""
    return re.sub(r"epochs: \d+", f"epochs: {epochs}", config)


def _interpreter() -> str:
    """A Python 3.10 of pyenv by its own path, which its shims would hide from uv, or any."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    found = sorted(pyenv.glob("versions/3.10.*/bin/python3"))
    return str(found[-1]) if found else "3.10"


async def _train(model: Path, config: Path) -> None:
    command = (
        *(*LAST, str(PYTHON), "-m", "rasa", "train", "--force"),
        *("--config", str(config), "--domain", "domain.yml", "--data", "data"),
        *("--out", str(model.parent), "--fixed-model-name", model.name.removesuffix(SUFFIX)),
    )
    training = Command("The training of stock Rasa", command, LOGS / "bench-rasa-train.log", QUIET)
    await complete(training, "Training stock Rasa")
