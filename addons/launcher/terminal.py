"""What the launcher says: lines, and progress where a terminal can show it."""

import sys
import time
from typing import TextIO


def say(line: str) -> None:
    """Prints a line at once, also into a pipe."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    """Prints a line where errors go."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


class Progress:
    """Shows the step a long task is at: one moving line, or a line for each step."""

    def __init__(self, task: str, stream: TextIO | None = None) -> None:
        """Starts the clock.

        Args:
            task: What takes long, as the line begins.
            stream: Where it is shown; standard output by default.
        """
        self._task = task
        self._stream = stream or sys.stdout
        self._moving = self._stream.isatty()
        self._begin = time.monotonic()
        self._last = ""

    def show(self, step: str) -> None:
        """Shows the step, and on a terminal how long it has been."""
        line = f"{self._task}: {step}"
        if self._moving:
            self._write(f"\r\033[K{line} ({self._seconds()} s)")
        elif line != self._last:
            self._write(f"{line}\n")
        self._last = line

    def end(self, outcome: str) -> None:
        """Replaces the moving line by how it ended."""
        start = "\r\033[K" if self._moving else ""
        self._write(f"{start}{self._task}: {outcome} ({self._seconds()} s)\n")

    def _seconds(self) -> int:
        return round(time.monotonic() - self._begin)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
