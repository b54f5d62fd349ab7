"""Runs a command to its end, and shows meanwhile that it is at it."""

import asyncio
import shutil
import time
from contextlib import suppress

from addons.launcher.errors import LaunchError
from addons.launcher.processes import Command, running
from addons.launcher.terminal import Progress
from donorguide.settings import ROOT

LOGS = ROOT / "var" / "log"
# Begins a command that runs in the folder which follows it.
IN_FOLDER = ("sh", "-c", 'cd "$0" && exec "$@"')


async def complete(command: Command, task: str) -> float:
    """Runs the command.

    Args:
        command: What to run; its output goes to its log.
        task: What it does, as the line begins that shows it.

    Returns:
        How many seconds it took.

    Raises:
        LaunchError: It failed or cannot be started.
    """
    progress = Progress(task)
    begin = time.perf_counter()
    try:
        async with running([command]) as [process]:
            while process.returncode is None:
                progress.show("under way")
                with suppress(TimeoutError):
                    await asyncio.wait_for(process.wait(), 0.5)
            seconds = time.perf_counter() - begin
    except OSError as error:
        raise LaunchError(f"{command.name} cannot be started: {error.strerror}.") from None
    if process.returncode != 0:
        progress.end("failed")
        raise LaunchError(
            f"{command.name} failed (exit code {process.returncode}): {command.log_name} says why."
        )
    progress.end("done")
    return seconds


def uv() -> str:
    """The path of uv: the copy that bin/ brought, or the one on the PATH.

    Raises:
        LaunchError: There is none.
    """
    own = ROOT / ".uv" / "bin" / "uv"
    found = str(own) if own.exists() else shutil.which("uv")
    if found is None:
        raise LaunchError("uv was not found, so no other environment can be set up.")
    return found
