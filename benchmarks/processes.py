"""Processes and all their children: the memory they hold and the processor time they took."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass

PS = ("ps", "-A", "-o", "pid=,ppid=,rss=,time=,args=")
KIBIBYTE = 1024


@dataclass(frozen=True)
class Process:
    """A process that runs.

    Args:
        resident: Bytes of memory; what processes share counts in each of them.
        busy: Seconds of processor time so far, as exact as ps gives them: to one second.
        module: What Python runs in it; the program if that is no module.
    """

    pid: int
    parent: int
    resident: int
    busy: float
    module: str


def running_below(pids: Iterable[int]) -> list[Process]:
    """The processes of these numbers, with their children and the children of these."""
    listed = subprocess.run(PS, capture_output=True, check=True, text=True)  # noqa: S603
    return below(pids, [parsed(line) for line in listed.stdout.splitlines()])


def parsed(line: str) -> Process:
    """A process from a line of ps."""
    pid, parent, resident, time, *arguments = line.split()
    module = arguments[arguments.index("-m") + 1] if "-m" in arguments else arguments[0]
    return Process(int(pid), int(parent), int(resident) * KIBIBYTE, _seconds(time), module)


def below(pids: Iterable[int], processes: Iterable[Process]) -> list[Process]:
    """Those of the processes that have these numbers or descend from them."""
    everything = list(processes)
    found = [one for one in everything if one.pid in {*pids}]
    for parent in found:  # grows meanwhile
        found += [one for one in everything if one.parent == parent.pid]
    return found


def _seconds(time: str) -> float:
    """The seconds of [[days-]hours:]minutes:seconds."""
    days, _, clock = time.rpartition("-")
    seconds = 0.0
    for part in clock.split(":"):
        seconds = 60 * seconds + float(part)
    return seconds + 86_400 * int(days or 0)
