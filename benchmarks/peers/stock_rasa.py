"""Stock Rasa on its own pins, with DIET, our training data, our rules and our action server."""

import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from addons.launcher.processes import Command
from benchmarks.commands import LOGS
from benchmarks.peers.stock_training import FOLDER, PYTHON, QUIET, model_for_questions, set_up
from benchmarks.serving import System, delete_database, free_ports, serving
from benchmarks.understanding.conversation import replies
from benchmarks.understanding.score import Item
from benchmarks.visitors import until_answered
from donorguide.settings import ROOT

NAME = "stock Rasa"
DATABASE = ROOT / "var" / "bench" / "stock-conversations.db"  # as its endpoints.yml has it


async def ask(items: Sequence[Item], keep: bool) -> list[str]:
    """The reply to the last message of each conversation.

    Args:
        items: The conversations.
        keep: Whether it may have learnt from other data than ours is now.

    Raises:
        LaunchError: It cannot be set up, trained or started.
    """
    await set_up()
    async with running_stock(await model_for_questions(keep)) as system:
        return await replies(NAME, system.address, items)


@asynccontextmanager
async def running_stock(model: Path) -> AsyncIterator[System]:
    """Stock Rasa with a database that has nothing in it yet.

    Raises:
        LaunchError: It does not start.
    """
    delete_database(DATABASE)
    port, action_port = free_ports(2)
    address = f"http://127.0.0.1:{port}"
    servers = _servers(model, port, action_port)
    async with serving(NAME, address, servers, lambda: until_answered(NAME, address)) as system:
        yield system


def _servers(model: Path, port: int, action_port: int) -> list[Command]:
    """Stock Rasa, and the action server as our bot has it."""
    ports = {"DONORGUIDE_PORT": str(port), "DONORGUIDE_ACTION_PORT": str(action_port)}
    actions = (sys.executable, "-m", "addons.launcher.actions")
    rasa = (
        *(str(PYTHON), "-m", "rasa", "run", "--model", str(model)),
        *("--credentials", str(FOLDER / "credentials.yml")),
        *("--endpoints", str(FOLDER / "endpoints.yml")),
        *("--interface", "127.0.0.1", "--port", str(port)),
    )
    return [
        Command("The action server", actions, LOGS / "bench-rasa-actions.log", ports),
        Command("The server of stock Rasa", rasa, LOGS / "bench-rasa.log", {**ports, **QUIET}),
    ]
