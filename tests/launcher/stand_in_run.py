"""bin/run's main with stand-in commands: python -m tests.launcher.stand_in_run READY COMMAND...

READY is "yes" when the bot answers, "no" when it never does. Each COMMAND is a
Python program. A process that does not end by itself is given half a second.
"""

import asyncio
import sys
from functools import partial
from pathlib import Path

from addons.launcher import run
from addons.launcher.processes import Command, running
from donorguide.settings import Settings


async def answered(_settings: Settings) -> None:
    """Waits for the bot to answer."""
    if sys.argv[1] == "no":
        await asyncio.Event().wait()


def commands(_settings: Settings, _model: Path) -> list[Command]:
    """The commands of the command line."""
    return [
        Command(f"Program {number}", (sys.executable, "-c", program), Path(f"{number}.log"))
        for number, program in enumerate(sys.argv[2:], start=1)
    ]


run.check_all = lambda: (Settings(), ["A note."])
run.model_path = lambda _fingerprint: Path(__file__)
run.servers = commands
run.wait_until_answered = answered
run.running = partial(running, grace=0.5)
sys.exit(run.main())
