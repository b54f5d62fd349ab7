"""Keeps the servers of a system running, and says where it answers."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from addons.launcher.processes import Command, first_end, running
from addons.launcher.terminal import Progress

GRACE = 30.0  # seconds in which a server ends its own processes


@dataclass(frozen=True)
class System:
    """A system that answers.

    Args:
        name: What the tables call it.
        address: Where it listens, such as http://127.0.0.1:5005.
        pids: The processes that were started for it; they may have children.
        seconds: From the start of the first process to the first answer.
    """

    name: str
    address: str
    pids: tuple[int, ...]
    seconds: float


@asynccontextmanager
async def serving(
    name: str, address: str, commands: Sequence[Command], answered: Callable[[], Awaitable[None]]
) -> AsyncIterator[System]:
    """Keeps servers running within it.

    Args:
        name: What they are, for the one who waits and for the tables.
        address: Where they answer.
        commands: How to start them.
        answered: Waits until they answer.

    Raises:
        LaunchError: One of them ended before it answered.
    """
    progress = Progress(f"Starting {name}")
    progress.show("under way")
    begin = time.perf_counter()
    async with running(commands, GRACE) as processes:
        ended = asyncio.create_task(first_end(commands, processes))
        answer = asyncio.ensure_future(answered())
        try:
            await asyncio.wait({ended, answer}, return_when=asyncio.FIRST_COMPLETED)
            seconds = time.perf_counter() - begin
            progress.end("failed" if ended.done() or answer.exception() else "done")
            await (ended if ended.done() else answer)
            yield System(name, address, tuple(one.pid for one in processes), seconds)
        finally:
            ended.cancel()
            answer.cancel()


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(one.getsockname()[1]) for one in sockets]
    for one in sockets:
        one.close()
    return ports


def delete_database(file: Path) -> None:
    """Deletes a SQLite database with what lies beside it, so that a run begins with none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    for path in file.parent.glob(f"{file.name}*"):
        path.unlink()
