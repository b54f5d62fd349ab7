"""Starts the bot as users get it, on free ports, and stops it again."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from addons.launcher.checks import check_settings
from addons.launcher.probe import address, wait_until_answered
from addons.launcher.processes import Command, first_end, running
from addons.launcher.terminal import Progress
from benchmarks.commands import LOGS

PATIENCE = 900.0  # seconds until the first answer, a training among them
GRACE = 30.0  # seconds in which the bot ends its own processes


@asynccontextmanager
async def running_bot() -> AsyncIterator[str]:
    """What bin/run starts; its model is trained first when it is not there.

    Yields:
        The address of the bot.

    Raises:
        LaunchError: The bot does not start.
    """
    port, action_port = free_ports(2)
    settings = check_settings().model_copy(update={"port": port, "action_port": action_port})
    command = Command(
        "The bot",
        (sys.executable, "-m", "addons.launcher.run"),
        LOGS / "bench-bot.log",
        {
            "DONORGUIDE_PORT": str(port),
            "DONORGUIDE_ACTION_PORT": str(action_port),
            "DONORGUIDE_DATABASE": "sqlite:///var/bench/conversations.db",
        },
    )
    async with serving("Donor Guide", [command], lambda: wait_until_answered(settings, PATIENCE)):
        yield address(settings)


@asynccontextmanager
async def serving(
    name: str, commands: Sequence[Command], answered: Callable[[], Awaitable[None]]
) -> AsyncIterator[None]:
    """Keeps servers running within it.

    Args:
        name: What they are, for the one who waits.
        commands: How to start them.
        answered: Waits until they answer.

    Raises:
        LaunchError: One of them ended before it answered.
    """
    progress = Progress(f"Starting {name}")
    progress.show("under way")
    async with running(commands, GRACE) as processes:
        ended = asyncio.create_task(first_end(commands, processes))
        answer = asyncio.ensure_future(answered())
        try:
            await asyncio.wait({ended, answer}, return_when=asyncio.FIRST_COMPLETED)
            progress.end("failed" if ended.done() or answer.exception() else "done")
            await (ended if ended.done() else answer)
            yield
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
