"""Stock Rasa on its own pins, with DIET, our training data, our rules and our action server."""

import asyncio
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import httpx

from addons.launcher.errors import LaunchError
from addons.launcher.processes import Command
from addons.launcher.terminal import say
from benchmarks.bot import free_ports, serving
from benchmarks.commands import LOGS, complete
from benchmarks.peers.models import model_file
from benchmarks.understanding.conversation import last_reply, replies
from benchmarks.understanding.score import Item
from donorguide.settings import ROOT

NAME = "stock Rasa"
FOLDER = ROOT / "benchmarks" / "peers" / "rasa"
PYTHON = FOLDER / ".venv" / "bin" / "python"
SOURCES = (ROOT / "data", ROOT / "domain.yml", FOLDER / "config.yml")
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "RASA_MAX_CACHE_SIZE": "0", "TF_CPP_MIN_LOG_LEVEL": "3"}
PATIENCE = 300.0  # seconds until the first answer


async def ask(items: Sequence[Item]) -> list[str]:
    """The reply to the last message of each conversation.

    Raises:
        LaunchError: It cannot be set up, trained or started.
    """
    await _set_up()
    model = await _trained()
    port, action_port = free_ports(2)
    address = f"http://127.0.0.1:{port}"
    async with serving(NAME, _servers(model, port, action_port), lambda: _answered(address)):
        return await replies(NAME, address, items)


async def _set_up() -> None:
    """Makes the environment that the lock beside it describes."""
    lock, stamp = FOLDER / "uv.lock", FOLDER / ".venv" / "set-up"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return
    own = ROOT / ".uv" / "bin" / "uv"
    uv = str(own) if own.exists() else shutil.which("uv")
    if uv is None:
        raise LaunchError("uv was not found, so stock Rasa is left out.")
    say("Stock Rasa gets an environment of its own in benchmarks/peers/rasa/.venv (2.5 GB).")
    command = (uv, "sync", "--frozen", "--project", str(FOLDER), "--python", _interpreter())
    log = LOGS / "bench-rasa-set-up.log"
    await complete(
        Command("The set-up of stock Rasa", command, log, {"UV_COMPILE_BYTECODE": "1"}),
        "Setting up stock Rasa",
    )
    shutil.copyfile(lock, stamp)


def _interpreter() -> str:
    """A Python 3.10 of pyenv by its own path, which its shims would hide from uv, or any."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    found = sorted(pyenv.glob("versions/3.10.*/bin/python3"))
    return str(found[-1]) if found else "3.10"


async def _trained() -> Path:
    """The model that belongs to the data; trained first when it is not there."""
    path = model_file("rasa", ".tar.gz", SOURCES)
    if not path.exists():
        command = (
            *(str(PYTHON), "-m", "rasa", "train", "--force"),
            *("--config", str(FOLDER / "config.yml"), "--domain", "domain.yml", "--data", "data"),
            *("--out", str(path.parent), "--fixed-model-name", path.name.removesuffix(".tar.gz")),
        )
        log = LOGS / "bench-rasa-train.log"
        await complete(
            Command("The training of stock Rasa", command, log, QUIET), "Training stock Rasa"
        )
    return path


def _servers(model: Path, port: int, action_port: int) -> list[Command]:
    """Stock Rasa, and the action server as our bot has it."""
    ports = {"DONORGUIDE_PORT": str(port), "DONORGUIDE_ACTION_PORT": str(action_port)}
    actions = (sys.executable, "-m", "addons.launcher.actions")
    rasa = (
        *(str(PYTHON), "-m", "rasa", "run", "--model", str(model)),
        *("--credentials", str(FOLDER / "credentials.yml"), "--endpoints", "endpoints.yml"),
        *("--interface", "127.0.0.1", "--port", str(port)),
    )
    return [
        Command("The action server", actions, LOGS / "bench-rasa-actions.log", ports),
        Command("The server of stock Rasa", rasa, LOGS / "bench-rasa.log", {**ports, **QUIET}),
    ]


async def _answered(address: str) -> None:
    """Waits until it answers with words."""
    end = asyncio.get_running_loop().time() + PATIENCE
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE) as client:
        while asyncio.get_running_loop().time() < end:
            try:
                if await last_reply(client, ["hello"]):
                    return
            except httpx.HTTPError:
                pass
            await asyncio.sleep(1)
    raise LaunchError("Stock Rasa did not answer: var/log/bench-rasa.log says why.")
