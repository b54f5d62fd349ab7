"""Trains the model that belongs to the content of the tree, when it is not there yet."""

import asyncio
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from addons.launcher.errors import LaunchError
from addons.launcher.model import delete_older_models
from addons.launcher.processes import Command, running
from addons.launcher.terminal import Progress
from donorguide.settings import ROOT

RASA = (sys.executable, "-m", "addons.launcher.rasa")
LOG = ROOT / "var" / "log" / "train.log"
# Rasa's own cache knows a component by its class alone, and would keep what was
# trained before a change in a module below it. Moving bars would fill the log.
ENVIRONMENT = {"RASA_MAX_CACHE_SIZE": "0", "TQDM_MININTERVAL": "3600"}
STEP = re.compile(rb"Starting to train component '(\w+)'")


async def train(path: Path, rasa: Sequence[str] = RASA, log: Path = LOG) -> None:
    """Trains a model and puts it at the path once it is whole.

    Args:
        path: Where the model belongs.
        rasa: The command that runs Rasa.
        log: Where the training's output is kept.

    Raises:
        LaunchError: The training failed.
    """
    progress = Progress("Training the model")
    path.parent.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=".training-") as folder:
        command = Command("The training", _arguments(rasa, path, folder), log, ENVIRONMENT)
        async with running([command]) as [process]:
            while process.returncode is None:
                progress.show(_step(log))
                with suppress(TimeoutError):
                    await asyncio.wait_for(process.wait(), 0.5)
        trained = Path(folder) / path.name
        if process.returncode != 0 or not trained.exists():
            progress.end("failed")
            raise LaunchError(f"The training failed: {command.log_name} says why.")
        trained.replace(path)
    progress.end("done")
    delete_older_models(path.parent)


def _arguments(rasa: Sequence[str], path: Path, folder: str) -> list[str]:
    name = path.name.removesuffix(".tar.gz")
    # bin/rasa data validate says what is wrong with the data; here it would take seconds.
    options = ("--force", "--skip-validation")
    return [*rasa, "train", *options, "--out", folder, "--fixed-model-name", name]


def _step(log: Path) -> str:
    """What the training is doing, as its log tells."""
    steps = STEP.findall(log.read_bytes())
    return f"step {len(steps)}, {steps[-1].decode()}" if steps else "reading the data"
