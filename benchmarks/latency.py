"""How long a visitor waits in the first five turns of a new conversation."""

import argparse
from collections.abc import Mapping, Sequence
from itertools import count

from benchmarks import bot, side_by_side
from benchmarks.peers import stock_rasa
from benchmarks.processes import running_below
from benchmarks.report import milliseconds, ratio, report, table
from benchmarks.serving import System
from benchmarks.texts import distinct_questions
from benchmarks.visitors import Visitor, clients_of
from benchmarks.waits import Waits

TURNS = range(1, 6)
CONVERSATIONS = 80
COMPARED = [3]  # the turn that has a target
TARGET = "at least 2"
HEADS = ("system", "turns", "errors", "median", "turn 3", "p95", "processors", "median / ours")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of this benchmark."""
    side_by_side.add_arguments(parser)


async def measure(options: argparse.Namespace) -> None:
    """Has the same conversations with all systems, turn by turn in alternation, and reports.

    Raises:
        LaunchError: A system cannot be started or trained.
    """
    async with side_by_side.side_by_side(options) as systems:
        before = _busy(systems)
        waits = await _converse(systems)
        after = _busy(systems)
    turns = CONVERSATIONS * len(TURNS)
    busy = {name: (after[name] - before[name]) / turns for name in after}
    report("latency", *tables(busy, waits))


async def _converse(systems: Sequence[System]) -> Waits:
    texts, times, waits = iter(distinct_questions()), count(), Waits()
    async with clients_of(systems) as clients:
        for _ in range(CONVERSATIONS):
            visitors = {name: Visitor(client) for name, client in clients.items()}
            for turn in TURNS:
                text = next(texts)
                for system in side_by_side.rotated(systems, next(times)):
                    waits.add(system.name, turn, await visitors[system.name].ask(text))
    return waits


def _busy(systems: Sequence[System]) -> dict[str, float]:
    """The seconds of processor time that each system took up to now."""
    return {one.name: sum(each.busy for each in running_below(one.pids)) for one in systems}


def tables(busy: Mapping[str, float], waits: Waits) -> list[str]:
    """What is reported.

    Args:
        busy: The seconds of processor time that each system took for a turn.
        waits: The waits of all turns.
    """
    ours, theirs = (waits.median(name, COMPARED) for name in (bot.NAME, stock_rasa.NAME))
    rows = [
        [
            *(name, str(len(waits.seconds(name, TURNS))), str(waits.errors[name])),
            *(milliseconds(waits.median(name, TURNS)), milliseconds(waits.median(name, COMPARED))),
            *(milliseconds(waits.percentile(name, TURNS, 95)), milliseconds(seconds)),
            ratio(waits.median(name, TURNS), waits.median(bot.NAME, TURNS)),
        ]
        for name, seconds in busy.items()
    ]
    return [
        f"Turns 1 to {TURNS[-1]} of new conversations, each question new to every cache, one "
        "visitor at a time, the systems in alternation. Milliseconds; those of the processors, of "
        "all processes of a system together, hold on a busy machine, too.",
        table(HEADS, rows),
        table(
            ["ratio", "measured", "target"],
            [
                ["stock Rasa / Donor Guide, median of turn 3", ratio(theirs, ours), TARGET],
                [
                    "stock Rasa / Donor Guide, processors",
                    ratio(busy.get(stock_rasa.NAME), busy[bot.NAME]),
                    "",
                ],
            ],
        ),
    ]
