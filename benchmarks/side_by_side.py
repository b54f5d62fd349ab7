"""Our bot, stock Rasa and the floor, to be timed in one run."""

import argparse
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from addons.launcher.terminal import say
from benchmarks.bot import running_bot, train_if_needed
from benchmarks.floor import running_floor
from benchmarks.peers import stock_rasa
from benchmarks.peers.stock_training import is_set_up, model_for_timing, set_up
from benchmarks.serving import System
from benchmarks.visitors import warm_up

Starter = Callable[[], AbstractAsyncContextManager[System]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of every benchmark that times systems side by side."""
    parser.add_argument(
        "--peer", action="store_true", help="set up stock Rasa first where it is missing (2.5 GB)"
    )
    parser.add_argument(
        "--epochs",
        type=int,
        default=1,
        help="how long stock Rasa is trained where it has no model yet; its time does not depend"
        " on it",
    )


async def starters(options: argparse.Namespace) -> list[Starter]:
    """How to start each system; its environment and its model are there then.

    Raises:
        LaunchError: One cannot be trained or set up.
    """
    await train_if_needed()
    if options.peer:
        await set_up()
    if not is_set_up():
        say(
            "Stock Rasa has no environment here, so Donor Guide and the floor are measured "
            "without it: --peer sets it up."
        )
        return [running_bot, running_floor]
    model = await model_for_timing(options.epochs)
    return [running_bot, lambda: stock_rasa.running_stock(model), running_floor]


@asynccontextmanager
async def side_by_side(options: argparse.Namespace) -> AsyncIterator[list[System]]:
    """Keeps all systems running, each of which has had its first turns."""
    async with AsyncExitStack() as stack:
        systems = [await stack.enter_async_context(start()) for start in await starters(options)]
        for system in systems:
            await warm_up(system)
        yield systems


def rotated(systems: Sequence[System], number: int) -> list[System]:
    """The systems in an order in which each comes first as often as any other.

    Args:
        systems: All of them.
        number: Which time it is that they are asked.
    """
    first = number % len(systems)
    return [*systems[first:], *systems[:first]]
