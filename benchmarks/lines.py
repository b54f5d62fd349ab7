"""Asks a program that prints a JSON object a line."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from addons.launcher.errors import LaunchError
from addons.launcher.processes import Command
from benchmarks.commands import complete


async def answers(
    command: Callable[[Path], Command], texts: Sequence[str], task: str
) -> list[dict[str, Any]]:
    """The objects a program prints, one for each text.

    Args:
        command: Gives the command from the path of a JSON list of the texts.
        texts: What it is asked.
        task: What it does, for the one who waits.

    Raises:
        LaunchError: It failed.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(list(texts)), encoding="utf-8")
        asked = command(file)
        await complete(asked, task)
    lines = asked.log.read_text(encoding="utf-8").splitlines()
    # Libraries print as well.
    found = [json.loads(line) for line in lines if line.startswith("{")]
    if len(found) != len(texts):
        raise LaunchError(f"{asked.name} did not read every text: {asked.log_name} says why.")
    return found
