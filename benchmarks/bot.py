"""Starts the bot as users get it, on free ports, and stops it again."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from addons.launcher.checks import check_settings
from addons.launcher.model import fingerprint, model_path
from addons.launcher.probe import address, wait_until_answered
from addons.launcher.processes import Command
from addons.launcher.training import train
from benchmarks.commands import LOGS
from benchmarks.serving import System, delete_database, free_ports, serving
from donorguide.settings import ROOT

NAME = "Donor Guide"
FILE = ROOT / "var" / "bench" / "conversations.db"
DATABASE = f"sqlite:///{FILE}"


async def train_if_needed() -> None:
    """Sees to it that the model is there, so that no start is a training."""
    model = model_path(fingerprint(check_settings().knowledge))
    if not model.exists():
        await train(model)


@asynccontextmanager
async def running_bot() -> AsyncIterator[System]:
    """What bin/run starts, with a database that has nothing in it yet.

    Raises:
        LaunchError: The bot does not start.
    """
    await train_if_needed()
    delete_database(FILE)
    port, action_port = free_ports(2)
    settings = check_settings().model_copy(update={"port": port, "action_port": action_port})
    command = Command(
        "The bot",
        (sys.executable, "-m", "addons.launcher.run"),
        LOGS / "bench-bot.log",
        {
            "DONORGUIDE_PORT": str(port),
            "DONORGUIDE_ACTION_PORT": str(action_port),
            "DONORGUIDE_DATABASE": DATABASE,
        },
    )
    async with serving(
        NAME, address(settings), [command], lambda: wait_until_answered(settings)
    ) as system:
        yield system
