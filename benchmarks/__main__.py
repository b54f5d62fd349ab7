"""Runs a benchmark: python -m benchmarks NAME."""

import argparse
import asyncio
import sys
from typing import NoReturn

from addons.launcher.errors import LaunchError
from addons.launcher.run import cancel_on_signals
from addons.launcher.terminal import complain
from benchmarks import latency, load
from benchmarks.footprint import run as footprint
from benchmarks.growth import run as growth
from benchmarks.understanding import run as understanding
from donorguide.knowledge import KnowledgeError
from donorguide.settings import SettingsError

# Each module has a docstring, add_arguments and measure.
BENCHMARKS = {
    "understanding": understanding,
    "latency": latency,
    "growth": growth,
    "load": load,
    "footprint": footprint,
}


class Parser(argparse.ArgumentParser):
    """Says in one sentence what is wrong with the command line."""

    def error(self, message: str) -> NoReturn:
        """Ends the program."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}: {self.prog} --help says more.\n")


def parser() -> Parser:
    """What can be given on the command line."""
    whole = Parser(prog="bin/bench", description="Measures Donor Guide.")
    names = whole.add_subparsers(dest="benchmark", required=True, metavar="BENCHMARK")
    for name, module in BENCHMARKS.items():
        text = module.__doc__ or ""
        module.add_arguments(names.add_parser(name, help=text, description=text))
    return whole


async def measure(options: argparse.Namespace) -> None:
    """Runs the benchmark that was named; a request to stop leaves no process behind."""
    cancel_on_signals()
    await BENCHMARKS[options.benchmark].measure(options)


def main() -> int:
    """Reads the command line.

    Returns:
        The exit code: 0 when everything was measured, 130 when it was stopped, else 1.
    """
    try:
        asyncio.run(measure(parser().parse_args()))
    except (LaunchError, KnowledgeError, SettingsError) as error:
        complain(str(error))
        return 1
    except asyncio.CancelledError:
        complain("The benchmark was stopped.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
