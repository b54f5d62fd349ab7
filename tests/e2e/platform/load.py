"""A load of numbered messages that a platform delivers until they are accepted."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import httpx
from sqlalchemy import select

from donorguide.conversations.database import connected
from donorguide.conversations.deliveries import DEAD
from donorguide.conversations.tables import DELIVERIES, INBOX, TURNS
from tests.e2e.load import QUESTIONS, Counts
from tests.e2e.platform.api import Platform

OK = 200
AGAIN = 0.2  # seconds until what was not accepted is delivered once more


@dataclass
class PlatformLoad:
    """Messages of some people; each writes one after the other."""

    senders: int
    each: int
    copies: int = 1
    refused: int = 0

    def send(self, address: str, then: Callable[[], None] | None = None, after: int = 0) -> None:
        """Delivers everything until it is accepted, and does something in the middle of it.

        Args:
            address: Of the bot.
            then: What to do, outside the way of the messages.
            after: Once so many messages have been accepted.
        """
        asyncio.run(self._send(address, then, after))

    async def _send(self, address: str, then: Callable[[], None] | None, after: int) -> None:
        accepted = 0
        async with httpx.AsyncClient(base_url=address, timeout=30) as client:

            async def one(sender: int, number: int) -> None:
                words = QUESTIONS[number % len(QUESTIONS)]
                body = {"sender": f"load {sender}", "text": words, "id": str(number)}
                while not await self._accepted(client, body):
                    await asyncio.sleep(AGAIN)

            async def person(sender: int) -> None:
                nonlocal accepted
                for number in range(self.each):
                    await asyncio.gather(*(one(sender, number) for _ in range(self.copies)))
                    accepted += 1
                    if then and accepted == after:
                        await asyncio.to_thread(then)

            await asyncio.gather(*map(person, range(self.senders)))

    async def _accepted(self, client: httpx.AsyncClient, body: dict[str, str]) -> bool:
        try:
            answer = await client.post("/webhooks/platform/webhook", json=body)
        except httpx.HTTPError:
            return False
        self.refused += answer.status_code != OK
        return answer.status_code == OK

    def counts(self, database: str, platform: Platform) -> Counts:
        """What stands in the database of it, beside what the platform was given."""
        engine = connected(database)
        with engine.connect() as connection:
            kept = select(INBOX, TURNS.c.ended, DELIVERIES.c.unknown, DELIVERIES.c.state)
            joined = INBOX.join(DELIVERIES).outerjoin(TURNS, INBOX.c.id == TURNS.c.id)
            rows = connection.execute(kept.select_from(joined)).all()
        engine.dispose()
        names = {row.id: f"{row.conversation.partition(':')[2]}/{row.message}" for row in rows}
        given, dead = platform.taken, {names[row.id] for row in rows if row.state == DEAD}
        marked = {names[row.id] for row in rows if row.unknown}
        return Counts(
            sent=self.senders * self.each * self.copies,
            accepted=len(rows),
            answered=len(given),
            refused=self.refused,
            lost=len({*names.values()} - {*given} - dead),
            doubled=sum(count - 1 for name, count in given.items() if name not in marked),
            out_of_order=_out_of_order(platform.order),
            marked=sum(given[name] - 1 for name in marked),
        )


def _out_of_order(order: list[str]) -> int:
    """How often an answer came before one to an earlier message of the same person."""
    first = list(Counter(order))
    by_sender: dict[str, list[int]] = {}
    for name in first:
        sender, _, number = name.partition("/")
        by_sender.setdefault(sender, []).append(int(number))
    return sum(a > b for own in by_sender.values() for a, b in pairwise(own))
