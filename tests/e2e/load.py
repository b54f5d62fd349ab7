"""A load of numbered messages, and what became of each of them."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, field
from itertools import pairwise

import httpx
from sqlalchemy import select

from donorguide.conversations.database import connected
from donorguide.conversations.tables import EVENTS, INBOX, TURNS

QUESTIONS = ("Where is Qiqihar?", "How many people live in Qiqihar?", "What do you offer?")
BUSY = 429
Key = tuple[str, str]  # sender, id


@dataclass(frozen=True)
class Counts:
    """What became of a load."""

    sent: int
    accepted: int
    answered: int
    refused: int
    lost: int
    doubled: int
    out_of_order: int

    def row(self, fault: str) -> str:
        """A row of the table in docs/operations.md."""
        return f"| {fault} | {' | '.join(map(str, astuple(self)))} |"


@dataclass
class Load:
    """Messages of some visitors; each writes one after the other, or all at once."""

    senders: int
    each: int
    copies: int = 1
    at_once: bool = False
    replies: dict[Key, set[str]] = field(default_factory=dict)
    refused: set[Key] = field(default_factory=set)

    def keys(self) -> Iterable[Key]:
        """All messages, in the order in which their senders write them."""
        return [
            (f"load {sender}", str(n)) for n in range(self.each) for sender in range(self.senders)
        ]

    def send(self, address: str, then: Callable[[], None] | None = None, after: int = 0) -> None:
        """Sends everything, and does something in the middle of it.

        Args:
            address: Of the bot.
            then: What to do, outside the way of the messages.
            after: Once so many messages have been answered.
        """
        asyncio.run(self._send(address, then, after))

    async def _send(self, address: str, then: Callable[[], None] | None, after: int) -> None:
        limits = httpx.Limits(max_connections=300)
        async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:

            async def one(key: Key) -> None:
                sender, number = key
                words = f"{QUESTIONS[int(number) % len(QUESTIONS)]} {sender} {number}"
                body = {"sender": sender, "message": words, "message_id": number}
                try:
                    answer = await client.post("/webhooks/rest/webhook", json=body)
                except httpx.HTTPError:
                    return
                if answer.status_code == BUSY:
                    self.refused.add(key)
                    return
                assert answer.status_code == 200, answer.text
                assert answer.json()[0]["text"].strip()
                self.replies.setdefault(key, set()).add(answer.text)
                if then and len(self.replies) == after:
                    await asyncio.to_thread(then)

            async def visitor(own: list[Key]) -> None:
                for key in own:
                    await asyncio.gather(*(one(key) for _ in range(self.copies)))

            keys = list(self.keys())
            by_sender = [keys[sender :: self.senders] for sender in range(self.senders)]
            if self.at_once:
                await asyncio.gather(*map(one, keys))
            else:
                await asyncio.gather(*map(visitor, by_sender))

    def counts(self, database: str) -> Counts:
        """What stands in the database of it, beside what the visitors saw."""
        engine = connected(database)
        with engine.connect() as connection:
            accepted = connection.execute(select(INBOX).where(ours(INBOX))).all()
            ended = connection.execute(select(TURNS.c.id).where(ours(TURNS))).scalars().all()
            saved = connection.execute(select(EVENTS).where(ours(EVENTS)).order_by(EVENTS.c.id))
            events = [(row.conversation, event) for row in saved for event in row.events]
        engine.dispose()
        place = {row.text: self._place(row.id, row.text) for row in accepted}
        heard: dict[str, list[int]] = {}
        for conversation, event in events:
            if event["event"] == "user":
                heard.setdefault(conversation, []).append(place[event["text"]])
        twice = sum(count - 1 for own in heard.values() for count in Counter(own).values())
        return Counts(
            sent=self.senders * self.each * self.copies,
            accepted=len(accepted),
            answered=len(self.replies),
            refused=len(self.refused),
            lost=len({row.id for row in accepted} - set(ended)),
            doubled=twice + sum(len(replies) > 1 for replies in self.replies.values()),
            out_of_order=sum(a > b for own in heard.values() for a, b in pairwise(own)),
        )

    def _place(self, number: int, text: str) -> int:
        """Where a message stands: as it was written, or if all were at once, as it came in."""
        return number if self.at_once else int(text.split()[-1])


def ours(table: object) -> object:
    """The rows of the load: the start has asked something as well."""
    return table.c.conversation.like("rest:load %")  # type: ignore[attr-defined]


def until(holds: Callable[[], bool], patience: float = 30) -> None:
    """Waits until something holds."""
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.2)
