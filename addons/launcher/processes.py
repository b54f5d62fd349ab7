"""Starts processes, and leaves none of them behind."""

import asyncio
import ctypes
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, STDOUT, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from addons.launcher.errors import LaunchError
from addons.launcher.terminal import say
from donorguide.settings import ROOT

# Seconds between the request to end and the end by force.
GRACE = 10.0
PR_SET_PDEATHSIG = 1  # of prctl(2)
STEADY = 10.0  # seconds after which the end of a process is an accident and no fault of its start


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
    index = await _ended(processes)
    raise LaunchError(_end_of(commands[index], processes[index], "so everything was stopped"))


async def kept_alive(commands: Sequence[Command], processes: list[Process]) -> None:
    """Starts a process again whenever one has ended by itself.

    Args:
        commands: What was started.
        processes: What runs, in the same order; a new process takes the place of the old one.

    Raises:
        LaunchError: One ended soon after its start, and would do so again.
    """
    loop = asyncio.get_running_loop()
    began = [loop.time()] * len(processes)
    while True:
        index = await _ended(processes)
        if loop.time() - began[index] < STEADY:
            await first_end(commands, processes)
        say(_end_of(commands[index], processes[index], "so it is started again"))
        processes[index] = await _start(commands[index])
        began[index] = loop.time()


async def _ended(processes: Sequence[Process]) -> int:
    """The place of the first process that ends."""
    ends = [asyncio.create_task(process.wait()) for process in processes]
    try:
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        return next(index for index, end in enumerate(ends) if end.done())
    finally:
        for end in ends:
            end.cancel()


def _end_of(command: Command, process: Process, therefore: str) -> str:
    return (
        f"{command.name} ended by itself (exit code {process.returncode}), "
        f"{therefore}: {command.log_name} says why."
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
            preexec_fn=_end_with_its_parent,
        )


def _end_with_its_parent() -> None:
    """Asks Linux to end this process when the launcher was killed and cannot do so itself."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


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
