"""What a turn costs, from the first of a conversation to the ten thousandth."""

import argparse
from collections.abc import Iterator, Sequence
from itertools import count, cycle
from statistics import median

import aiohttp

from addons.launcher.terminal import Progress
from benchmarks import bot, side_by_side
from benchmarks.growth.depths import DEPTHS, FAR, MOST_SAMPLES, conversations, window
from benchmarks.growth.filling import fill
from benchmarks.growth.tables import quartiles, tables
from benchmarks.report import FOLDER, report, shown
from benchmarks.serving import System
from benchmarks.texts import distinct_questions
from benchmarks.visitors import Visitor, clients_of
from benchmarks.waits import Waits

PICTURE = FOLDER / "growth.png"
TOO_SLOW = 2.0  # seconds of a turn, from which on a system is not measured
TIMED = MOST_SAMPLES * len(DEPTHS + FAR)  # the questions that are kept for the turns that are timed

Visitors = dict[tuple[str, int], list[Visitor]]  # by system and depth


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of this benchmark."""
    side_by_side.add_arguments(parser)
    parser.add_argument(
        "--samples",
        type=int,
        default=MOST_SAMPLES,
        choices=range(1, MOST_SAMPLES + 1),
        metavar="N",
        help=f"how many turns each median is of, {MOST_SAMPLES} by default; fewer take less time",
    )


async def measure(options: argparse.Namespace) -> None:
    """Makes conversations of every length, then times them in alternation, and reports.

    Raises:
        LaunchError: A system cannot be started or trained.
    """
    async with side_by_side.side_by_side(options) as systems, clients_of(systems) as clients:
        visitors: Visitors = {}
        for name, client in clients.items():
            visitors |= await _play(name, client, options.samples)
        visitors |= _filled(clients[bot.NAME], visitors[bot.NAME, DEPTHS[-1]][0], options.samples)
        waits = await _time(systems, visitors, options.samples)
    names = [system.name for system in systems]
    # Only here: it takes a second to import.
    from benchmarks.growth.picture import draw

    draw(PICTURE, {name: quartiles(name, waits) for name in names})
    report("growth", *tables(names, waits, options.samples), f"Picture: {shown(PICTURE)}")


async def _play(name: str, client: aiohttp.ClientSession, samples: int) -> Visitors:
    """Really has the conversations up to the turns that are timed; not beyond what is too slow."""
    progress, texts = Progress(f"Playing conversations with {name}"), _other_texts()
    ready: Visitors = {}
    for depth in DEPTHS:
        progress.show(f"up to turn {depth}")
        visitors = [Visitor(client) for _ in range(conversations(depth, samples))]
        for visitor in visitors:
            waits = [(await visitor.ask(next(texts))).seconds for _ in range(window(depth)[0] - 1)]
            if waits and median(waits[-3:]) >= TOO_SLOW:
                progress.end(f"a turn before turn {depth} takes {TOO_SLOW:g} s, so they end")
                return ready
        ready[name, depth] = visitors
    progress.end("done")
    return ready


def _filled(client: aiohttp.ClientSession, pattern: Visitor, samples: int) -> Visitors:
    """Conversations with our bot that are too long to be played."""
    progress = Progress("Filling conversations that are too long to be played")
    ready: Visitors = {}
    for depth in FAR:
        progress.show(f"up to turn {depth:,}")
        ready[bot.NAME, depth] = [Visitor(client) for _ in range(conversations(depth, samples))]
        for visitor in ready[bot.NAME, depth]:
            names = (f"rest:{one.sender}" for one in (visitor, pattern))
            fill(bot.DATABASE, *names, window(depth)[0] - 1)
    progress.end("done")
    return ready


async def _time(systems: Sequence[System], visitors: Visitors, samples: int) -> Waits:
    """One sample of each turn and system after the other, again and again."""
    progress, waits = Progress("Timing turns"), Waits()
    texts, times = iter(distinct_questions()[:TIMED]), count()
    for number in range(samples):
        progress.show(f"sample {number + 1} of {samples}")
        for depth in DEPTHS + FAR:
            text = next(texts)
            for system in side_by_side.rotated(systems, next(times)):
                if own := visitors.get((system.name, depth)):
                    waited = await own[number // len(window(depth))].ask(text)
                    waits.add(system.name, depth, waited)
    progress.end("done")
    return waits


def _other_texts() -> Iterator[str]:
    return cycle(distinct_questions()[TIMED:])
