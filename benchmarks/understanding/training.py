"""How long a training takes: from nothing, and after a change of a few examples."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from addons.launcher.processes import Command
from addons.launcher.training import ENVIRONMENT, RASA
from benchmarks.commands import IN_FOLDER, LOGS, complete
from donorguide.settings import ROOT

# Made by set-up and runs, and so in no fresh clone; the cache of vectors is below var.
LEFT_OUT = ".* var models results __pycache__ node_modules tests benchmarks"
CHANGED_FILES = 3
EXAMPLE = "    - would you mind telling me that once again, question {number} of my list\n"
LIST = "examples: |\n"


async def training_times() -> tuple[float, float]:
    """The seconds of a cold training and of one with a few examples changed."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT.split()))
        cold = await _train(copy, "Training from nothing")
        change_examples(copy / "data" / "nlu")
        changed = await _train(copy, "Training with a few examples changed")
    return cold, changed


def change_examples(folder: Path) -> None:
    """Adds an example to the first intent of each of the first files."""
    for number, path in enumerate(sorted(folder.glob("*.yml"))[:CHANGED_FILES]):
        text = path.read_text(encoding="utf-8")
        example = EXAMPLE.format(number=number)
        path.write_text(text.replace(LIST, LIST + example, 1), encoding="utf-8")


async def _train(tree: Path, task: str) -> float:
    train = ("train", "--force", "--skip-validation", "--out", "models")
    command = (*IN_FOLDER, str(tree), *RASA, *train)
    return await complete(
        Command("The training", command, LOGS / "bench-train.log", ENVIRONMENT), task
    )
