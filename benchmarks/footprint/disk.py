"""What files take on disk."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from addons.launcher.processes import Command
from benchmarks.commands import LOGS, complete, uv
from donorguide.settings import ROOT

BLOCK = 512  # bytes, the unit of st_blocks


def size(folder: Path) -> int:
    """The bytes that a folder takes on disk; what has several names counts once."""
    stats = {(stat := path.lstat()).st_ino: stat for path in folder.rglob("*")}
    return sum(stat.st_blocks * BLOCK for stat in stats.values())


async def runtime_environment() -> int:
    """The bytes of the environment that bin/run sets up, without the development group."""
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".environment-") as place:
        command = Command(
            "The set-up of a runtime environment",
            (uv(), "sync", "--frozen", "--no-dev", "--python", sys.executable),
            LOGS / "bench-environment.log",
            {"UV_PROJECT_ENVIRONMENT": place, "UV_COMPILE_BYTECODE": "1"},
        )
        await complete(command, "Setting up a runtime environment to weigh it")
        return size(Path(place))
