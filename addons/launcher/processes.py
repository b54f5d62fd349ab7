"""Starts processes, and leaves none of them behind."""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, STDOUT, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from addons.launcher.errors import LaunchError
from donorguide.settings import ROOT

# Seconds between the request to end and the end by force.
GRACE = 10.0


@dataclass(frozen=True)
class Command:
    """A process to start.

    Attributes:
        name: As a sentence begins with it, such as "The action server".
        arguments: The program and what it is given.
        log: The file its output goes to; the one before is kept beside it.
        environment: Variables beside those of this process.
    """

    name: str
    arguments: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def log_name(self) -> str:
        """The log's path as an operator finds it."""
        return str(self.log.relative_to(ROOT) if self.log.is_relative_to(ROOT) else self.log)


@asynccontextmanager
async def running(
    commands: Sequence[Command], grace: float = GRACE
) -> AsyncIterator[list[Process]]:
    """Starts the commands, and ends them all on the way out.

    Args:
        commands: What to start, in this order.
        grace: Seconds a process has to end by itself.
    """
    processes: list[Process] = []
    try:
        for command in commands:
            processes.append(await _start(command))
        yield processes
    finally:
        await asyncio.gather(*(_end(process, grace) for process in processes))


async def first_end(commands: Sequence[Command], processes: Sequence[Process]) -> None:
    """Waits until one of the processes has ended, which none should do by itself.

    Raises:
        LaunchError: Always; it names the process and its log.
    """
    ends = [asyncio.create_task(process.wait()) for process in processes]
    try:
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        index = next(i for i, end in enumerate(ends) if end.done())
    finally:
        for end in ends:
            end.cancel()
    command = commands[index]
    raise LaunchError(
        f"{command.name} ended by itself (exit code {ends[index].result()}), "
        f"so everything was stopped: {command.log_name} says why."
    )


async def _start(command: Command) -> Process:
    """Starts the process in a group of its own, which Ctrl-C does not reach."""
    command.log.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        command.log.replace(command.log.with_suffix(".previous.log"))
    with command.log.open("wb") as output:
        return await asyncio.create_subprocess_exec(
            *command.arguments,
            stdin=DEVNULL,
            stdout=output,
            stderr=STDOUT,
            cwd=ROOT,
            env={**os.environ, **command.environment},
            start_new_session=True,
        )


async def _end(process: Process, grace: float) -> None:
    """Asks the group to end, then ends what is left of it."""
    _signal_group(process, signal.SIGTERM)
    with suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), grace)
    _signal_group(process, signal.SIGKILL)
    await process.wait()


def _signal_group(process: Process, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)
