"""What the bot takes: time to start, memory, and room on disk."""

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median

from addons.launcher.checks import check_settings
from addons.launcher.model import fingerprint, model_path
from benchmarks import bot, load, side_by_side, widget_size
from benchmarks.footprint import disk
from benchmarks.peers import stock_rasa, stock_training
from benchmarks.processes import Process, running_below
from benchmarks.report import OPEN, ratio, report, table
from benchmarks.texts import distinct_questions
from benchmarks.visitors import client_of

USERS = 40  # whose load goes before the memory is read
RASA = "addons.launcher.rasa"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of this benchmark."""
    side_by_side.add_arguments(parser)
    parser.add_argument("--starts", type=int, default=3, help="how often each system is started")


async def measure(options: argparse.Namespace) -> None:
    """Starts each system again and again, loads it once, weighs it, and reports.

    Raises:
        LaunchError: A system cannot be started, trained or set up.
    """
    starts: defaultdict[str, list[float]] = defaultdict(list)
    memory: dict[str, list[Process]] = {}
    ready = await side_by_side.starters(options)
    for _ in range(max(options.starts, 1)):
        for start in ready:
            async with start() as system:
                starts[system.name].append(system.seconds)
                if system.name not in memory:
                    async with client_of(system.address) as client:
                        await load.burst(client, USERS, iter(distinct_questions()))
                    memory[system.name] = running_below(system.pids)
    environments = {bot.NAME: await disk.runtime_environment()}
    models = {bot.NAME: model_path(fingerprint(check_settings().knowledge)).stat().st_size}
    if stock_rasa.NAME in starts:
        environments[stock_rasa.NAME] = disk.size(stock_training.ENVIRONMENT)
        stock_model = await stock_training.model_for_timing(options.epochs)
        models[stock_rasa.NAME] = stock_model.stat().st_size
    seconds = {name: median(times) for name, times in starts.items()}
    report(
        "footprint",
        *tables(seconds, memory, environments, models, sum(widget_size.sizes().values())),
    )


def tables(
    starts: Mapping[str, float],
    memory: Mapping[str, Sequence[Process]],
    environments: Mapping[str, int],
    models: Mapping[str, int],
    widget: int,
) -> list[str]:
    """What is reported, by system.

    Args:
        starts: The seconds from the start to the first answer.
        memory: The processes after a load.
        environments: The bytes of the environment.
        models: The bytes of the trained model, packed.
        widget: The bytes that a page ever loads of our widget.
    """
    whole = {name: sum(one.resident for one in own) for name, own in memory.items()}
    server = sum(one.resident for one in memory[bot.NAME] if one.module == RASA)

    def row(what: str, values: Mapping[str, float], target: str = "") -> list[str]:
        shown = [f"{values[name]:.1f}" if name in values else OPEN for name in starts]
        compared = ratio(values.get(stock_rasa.NAME), values.get(bot.NAME))
        return [what, *shown, compared, target]

    rows = [
        row("start to first answer, s", starts, "under 6; stock / ours at least 5"),
        row("memory of Rasa with the encoder, MB", _mega({bot.NAME: server}), "under 400"),
        row("memory of all processes, MB", _mega(whole), "under 550"),
        row("environment on disk, MB", _mega(environments), "under 1,100"),
        row("trained model, MB", _mega(models)),
        row("widget, kB gzip", {bot.NAME: widget / 1e3}, "under 12"),
    ]
    processes = [
        [name, one.module, f"{one.resident / 1e6:.1f}"]
        for name, own in memory.items()
        for one in own
    ]
    return [
        "The first answer is the median of several starts, environment and model there before. "
        f"Memory after a load of {USERS} users; MB are millions of bytes.",
        table(["", *starts, "stock / ours", "target"], rows),
        table(["system", "process", "MB"], processes),
    ]


def _mega(sizes: Mapping[str, int]) -> dict[str, float]:
    return {name: size / 1e6 for name, size in sizes.items()}
