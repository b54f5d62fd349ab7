"""The tables of the report on growth."""

from collections.abc import Sequence
from statistics import quantiles

from benchmarks import bot
from benchmarks.growth.depths import DEPTHS, FAR
from benchmarks.peers import stock_rasa
from benchmarks.report import milliseconds, ratio, table
from benchmarks.waits import Waits

EARLY = 5  # the turn that later ones are compared with


def tables(names: Sequence[str], waits: Waits, samples: int) -> list[str]:
    """What is reported.

    Args:
        names: The systems.
        waits: The waits of all turns that were timed.
        samples: How many turns were timed for each number and system.
    """

    def own(depth: int) -> float | None:
        return waits.median(bot.NAME, [depth])

    def stock(depth: int) -> float | None:
        return waits.median(stock_rasa.NAME, [depth])

    rows = [
        [
            f"{depth:,}",
            *(milliseconds(waits.median(name, [depth])) for name in names),
            ratio(own(depth), own(EARLY)),
            ratio(stock(depth), own(depth)),
        ]
        for depth in DEPTHS + FAR
    ]
    targets = [
        ["stock Rasa / Donor Guide at turn 3", ratio(stock(3), own(3)), "at least 2"],
        ["stock Rasa / Donor Guide at turn 100", ratio(stock(100), own(100)), "at least 15"],
        ["Donor Guide, turn 200 / turn 5", ratio(own(200), own(EARLY)), "at most 1.2"],
        ["Donor Guide, turn 10,000 / turn 5", ratio(own(10_000), own(EARLY)), "at most 1.5"],
    ]
    errors = ", ".join(f"{name} {waits.errors[name]}" for name in names)
    return [
        f"Milliseconds, the median of {samples} turns around each from several conversations, all "
        "turns and systems in alternation, each question new to every cache. Conversations up to "
        f"turn {DEPTHS[-1]} were really held; for turn {FAR[0]:,} and {FAR[1]:,} the turns before "
        "were written into the database by the bot's own functions.",
        table(["turn", *names, f"ours / turn {EARLY}", "stock / ours"], rows),
        f"Turns without a reply: {errors}.",
        table(["ratio", "measured", "target"], targets),
    ]


def quartiles(name: str, waits: Waits) -> list[tuple[int, float, float, float]]:
    """Of each turn that was timed, its number and the quartiles of its seconds."""
    found = ((depth, waits.seconds(name, [depth])) for depth in DEPTHS + FAR)
    return [(depth, *quantiles(seconds, n=4)) for depth, seconds in found if len(seconds) > 1]
