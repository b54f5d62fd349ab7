"""How many turns a second there are when many visitors ask at once."""

import argparse
import asyncio
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import aiohttp
from sqlalchemy import func, select

from benchmarks import bot, side_by_side
from benchmarks.peers import stock_rasa
from benchmarks.report import OPEN, ratio, report, table
from benchmarks.serving import System
from benchmarks.texts import distinct_questions
from benchmarks.visitors import Visitor, clients_of
from donorguide.conversations.database import connected
from donorguide.conversations.tables import TURNS as TRANSCRIPT

# Users, and how many conversations each of them has, one after the other.
LEVELS = {1: 8, 8: 3, 40: 1}
TURNS = 5  # of a conversation
ROUNDS = 2  # whose turns count together
SAME = "How many people live in Qiqihar?"
TARGET = "at least 3"


@dataclass(frozen=True)
class Burst:
    """What became of a number of turns.

    Args:
        seconds: From the first message to the last reply.
        errors: How many of the turns got no words.
    """

    turns: int
    errors: int
    seconds: float


Bursts = dict[tuple[str, int, bool], list[Burst]]  # by system, users, and whether cached


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of this benchmark."""
    side_by_side.add_arguments(parser)


async def measure(options: argparse.Namespace) -> None:
    """Lets users ask all systems, one system after the other, and reports.

    Raises:
        LaunchError: A system cannot be started or trained.
    """
    async with side_by_side.side_by_side(options) as systems:
        bursts = await _bursts(systems)
        basic = turns_without_rasa()
    names = [system.name for system in systems]
    note = f"Turns of Donor Guide that were answered without Rasa, in basic mode: {basic}."
    report("load", *tables(names, bursts), note)


async def _bursts(systems: Sequence[System]) -> Bursts:
    fresh = {system.name: iter(distinct_questions()) for system in systems}
    bursts: Bursts = defaultdict(list)
    async with clients_of(systems) as clients:
        for number in range(ROUNDS):
            for users in LEVELS:
                for system in side_by_side.rotated(systems, number):
                    name, client = system.name, clients[system.name]
                    bursts[name, users, False].append(await burst(client, users, fresh[name]))
                    bursts[name, users, True].append(await burst(client, users, repeat(SAME)))
    return bursts


async def burst(client: aiohttp.ClientSession, users: int, texts: Iterator[str]) -> Burst:
    """Users who each send a message as soon as they have the reply to the one before.

    Args:
        client: Knows the system.
        users: A number of LEVELS.
        texts: What they ask.
    """

    async def user() -> list[bool]:
        answered = []
        for _ in range(LEVELS[users]):
            visitor = Visitor(client)
            answered += [(await visitor.ask(next(texts))).answered for _ in range(TURNS)]
        return answered

    begin = time.perf_counter()
    told = await asyncio.gather(*(user() for _ in range(users)))
    seconds = time.perf_counter() - begin
    return Burst(sum(map(len, told)), sum(own.count(False) for own in told), seconds)


def tables(names: Sequence[str], bursts: Bursts) -> list[str]:
    """What is reported of the systems."""
    rows = [
        [
            *(str(users), name),
            *(f"{_rate(bursts, name, users, cached):.1f}" for cached in (False, True)),
            ratio(_rate(bursts, bot.NAME, users, False), _rate(bursts, name, users, False)),
            str(sum(one.errors for cached in (False, True) for one in bursts[name, users, cached])),
        ]
        for users in LEVELS
        for name in names
    ]
    most = max(LEVELS)
    reached = OPEN
    if stock_rasa.NAME in names:
        reached = ratio(*(_rate(bursts, name, most, False) for name in (bot.NAME, stock_rasa.NAME)))
    return [
        f"Turns a second; each user begins a new conversation after {TURNS} turns. Every question "
        "is new to every cache, but in the column of the same question.",
        table(["users", "system", "new", "same", "ours / it, new", "errors"], rows),
        table(
            ["ratio", "measured", "target"],
            [[f"Donor Guide / stock Rasa, {most} users, new questions", reached, TARGET]],
        ),
    ]


def turns_without_rasa() -> int:
    """How many turns our bot answered by itself, for Rasa took too long or failed."""
    engine = connected(bot.DATABASE)
    with engine.connect() as connection:
        basic = select(func.count()).where(TRANSCRIPT.c.mode == "basic")
        found: int = connection.execute(basic).scalar()
    engine.dispose()
    return found


def _rate(bursts: Bursts, name: str, users: int, cached: bool) -> float:
    own = bursts[name, users, cached]
    return sum(one.turns - one.errors for one in own) / sum(one.seconds for one in own)
