"""Starts the whole bot and stops it again: python -m addons.launcher.run."""

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path

from addons.launcher.checks import check_all
from addons.launcher.errors import LaunchError
from addons.launcher.model import fingerprint, model_path
from addons.launcher.probe import address, wait_until_answered
from addons.launcher.processes import Command, first_end, kept_alive, running
from addons.launcher.terminal import complain, say
from addons.launcher.training import RASA, train
from donorguide.settings import ROOT, Settings

LOGS = ROOT / "var" / "log"


def servers(settings: Settings, model: Path) -> list[Command]:
    """The two processes the bot consists of."""
    # A secret that was made up outlasts the end of a single process.
    environment = {"DONORGUIDE_SECRET": settings.secret.get_secret_value()}
    # Without them each thread keeps freed memory of its own, and large pieces of it are not given
    # back, which the loading of the model leaves.
    environment |= {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "1000000"}
    actions = (sys.executable, "-m", "addons.launcher.actions")
    rasa = (
        *(*RASA, "run", "--model", str(model)),
        *("--credentials", "credentials.yml", "--endpoints", "endpoints.yml"),
        *("--interface", settings.host, "--port", str(settings.port)),
        *(("--cors", *settings.origins) if settings.origins else ()),
    )
    return [
        Command("The action server", actions, LOGS / "actions.log"),
        Command("The Rasa server", rasa, LOGS / "rasa.log", environment),
    ]


async def serve(
    commands: Sequence[Command],
    answered: Callable[[], Coroutine[None, None, None]],
    ready: Callable[[], None],
) -> None:
    """Keeps the processes running until this task is cancelled.

    Args:
        commands: The processes.
        answered: Waits until the bot answers, or raises when it does not.
        ready: What to do then.

    Raises:
        LaunchError: A process ended before the bot answered, or again and again, or the bot
            did not answer.
    """
    async with running(commands) as processes:
        ended = asyncio.create_task(first_end(commands, processes))
        answer = asyncio.create_task(answered())
        try:
            await asyncio.wait({ended, answer}, return_when=asyncio.FIRST_COMPLETED)
            if ended.done():
                await ended
            await answer
            ended.cancel()
            ready()
            await kept_alive(commands, processes)
        finally:
            ended.cancel()
            answer.cancel()


async def launch() -> None:
    """Checks, trains where needed, and serves until it is stopped.

    Raises:
        LaunchError: The bot cannot start or go on.
    """
    cancel_on_signals()
    settings, notes = check_all()
    for note in notes:
        say(note)
    model = model_path(fingerprint(settings.knowledge))
    if not model.exists():
        await train(model)
    await serve(
        servers(settings, model),
        lambda: wait_until_answered(settings),
        lambda: say(f"Donor Guide answers at {address(settings)} (Ctrl-C stops it)."),
    )


def cancel_on_signals() -> None:
    """Turns the first request to stop into a cancellation of this task.

    Further ones change nothing: the end of the processes is under way. A signal
    that the caller ignores, as nohup does, stays ignored.
    """
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()

    def cancel() -> None:
        if task and not task.cancelling():
            task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, cancel)


def main(arguments: Sequence[str] = ()) -> int:
    """Runs the bot.

    Args:
        arguments: What the command was given; there is nothing to give.

    Returns:
        The exit code: 0 when it was asked to stop, else 1.
    """
    if arguments:
        complain("bin/run takes no arguments: settings are variables, and README.md lists them.")
        return 1
    try:
        asyncio.run(launch())
    except LaunchError as error:
        complain(str(error))
        return 1
    except asyncio.CancelledError:
        say("Donor Guide has stopped.")
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
