"""Prints what was measured, and keeps it in var/bench/."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from addons.launcher.terminal import say
from donorguide.settings import ROOT

FOLDER = ROOT / "var" / "bench"
OPEN = "-"  # stands where nothing was measured
WIDEST_GAP = 2  # characters between two columns


def report(name: str, *parts: str) -> None:
    """Prints the parts and writes them to var/bench/<name>.txt.

    Args:
        name: The benchmark.
        parts: Tables and notes; an empty line stands between two.
    """
    minute, minutes, _ = os.getloadavg()
    machine = (
        f"{name}, {time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} cores; load of the machine "
        f"over the last minute and the last five: {minute:.1f}, {minutes:.1f}"
    )
    text = "\n\n".join([machine, *parts])
    file = FOLDER / f"{name}.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{text}\n", encoding="utf-8")
    say(f"\n{text}\n\nTable: {shown(file)}")


def shown(file: Path) -> str:
    """A path as it is seen from the project's folder."""
    return str(file.relative_to(ROOT))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows below their heads; the first column reads from the left, the others end at the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    gap = " " * WIDEST_GAP
    return "\n".join(
        gap.join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (heads, *rows)
    )


def milliseconds(seconds: float | None) -> str:
    """A time as a cell of a table."""
    return OPEN if seconds is None else f"{seconds * 1000:.1f}"


def ratio(over: float | None, under: float | None) -> str:
    """How often one goes into the other, as a cell of a table."""
    return f"{over / under:.2f}" if over is not None and under else OPEN
