"""The resident memory of processes and of all their children."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass

PS = ("ps", "-A", "-o", "pid=,ppid=,rss=,args=")
KIBIBYTE = 1024


@dataclass(frozen=True)
class Process:
    """A process that runs.

    Args:
        resident: Bytes of memory; what processes share counts in each of them.
        module: What Python runs in it; the program if that is no module.
    """

    pid: int
    parent: int
    resident: int
    module: str


def running_processes() -> list[Process]:
    """All processes of this machine."""
    listed = subprocess.run(PS, capture_output=True, check=True, text=True)  # noqa: S603
    return [parsed(line) for line in listed.stdout.splitlines()]


def parsed(line: str) -> Process:
    """A process from a line of ps."""
    pid, parent, resident, *arguments = line.split()
    module = arguments[arguments.index("-m") + 1] if "-m" in arguments else arguments[0]
    return Process(int(pid), int(parent), int(resident) * KIBIBYTE, module)


def below(pids: Iterable[int], processes: Iterable[Process]) -> list[Process]:
    """The processes of these numbers, with their children and the children of these."""
    everything = list(processes)
    found = [one for one in everything if one.pid in {*pids}]
    for parent in found:  # grows meanwhile
        found += [one for one in everything if one.parent == parent.pid]
    return found
