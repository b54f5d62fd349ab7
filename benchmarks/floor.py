"""The floor: a Sanic handler that returns a constant. python -m benchmarks.floor PORT."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from addons.launcher.processes import Command
from benchmarks.commands import LOGS
from benchmarks.serving import System, free_ports, serving
from benchmarks.visitors import WEBHOOK, until_answered

NAME = "floor"


@asynccontextmanager
async def running_floor() -> AsyncIterator[System]:
    """The least that any bot on this server can take for a turn.

    Raises:
        LaunchError: It does not start.
    """
    [port] = free_ports(1)
    address = f"http://127.0.0.1:{port}"
    program = (sys.executable, "-m", "benchmarks.floor", str(port))
    command = Command("The floor", program, LOGS / "bench-floor.log")
    async with serving(NAME, address, [command], lambda: until_answered(NAME, address)) as system:
        yield system


def main() -> None:
    """Serves on the port that the command line gives."""
    app = Sanic("floor")

    @app.post(WEBHOOK)
    async def answer(_: Request) -> HTTPResponse:
        return json([{"recipient_id": "anybody", "text": "A constant."}])

    app.run(
        host="127.0.0.1", port=int(sys.argv[1]), single_process=True, motd=False, access_log=False
    )


if __name__ == "__main__":
    main()
