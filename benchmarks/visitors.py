"""Visitors who write over REST, and how long a reply lets them wait."""

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus

import aiohttp

from addons.launcher.errors import LaunchError
from benchmarks.serving import System

WEBHOOK = "/webhooks/rest/webhook"
TIMEOUT = aiohttp.ClientTimeout(total=60)  # seconds a turn may take
PATIENCE = 300.0  # seconds until a system's first answer
PAUSE = 0.1  # seconds between two tries


@dataclass(frozen=True)
class Waited:
    """A turn as its visitor sees it.

    Args:
        seconds: From sending the message to having the whole reply.
        answered: Whether the reply has words.
    """

    seconds: float
    answered: bool


class Visitor:
    """Has a conversation that nobody else has."""

    def __init__(self, client: aiohttp.ClientSession) -> None:
        """Begins a conversation.

        Args:
            client: Knows the address of the system.
        """
        self._client = client
        self.sender = uuid.uuid4().hex

    async def ask(self, text: str) -> Waited:
        """Sends a message and waits for the reply."""
        begin = time.perf_counter()
        try:
            body = {"sender": self.sender, "message": text}
            async with self._client.post(WEBHOOK, json=body) as answer:
                replies = await answer.json() if answer.status == HTTPStatus.OK else []
        except (aiohttp.ClientError, TimeoutError):
            replies = []
        said = any(reply.get("text") for reply in replies)
        return Waited(time.perf_counter() - begin, said)


@asynccontextmanager
async def client_of(address: str) -> AsyncIterator[aiohttp.ClientSession]:
    """Keeps connections to a system open, as many as there are visitors."""
    connections = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(address, timeout=TIMEOUT, connector=connections) as client:
        yield client


@asynccontextmanager
async def clients_of(systems: Sequence[System]) -> AsyncIterator[dict[str, aiohttp.ClientSession]]:
    """Keeps connections to several systems open, by their names."""
    async with AsyncExitStack() as stack:
        yield {
            system.name: await stack.enter_async_context(client_of(system.address))
            for system in systems
        }


async def warm_up(system: System, turns: int = 20) -> None:
    """Lets a system load what it loads with its first turns."""
    async with client_of(system.address) as client:
        for _ in range(turns):
            await Visitor(client).ask("hello")


async def until_answered(name: str, address: str) -> None:
    """Waits until a system answers with words.

    Raises:
        LaunchError: It does not in time.
    """
    end = time.monotonic() + PATIENCE
    async with client_of(address) as client:
        while not (await Visitor(client).ask("hello")).answered:
            if time.monotonic() > end:
                raise LaunchError(f"{name} did not answer: the logs in var/log say why.")
            await asyncio.sleep(PAUSE)
