"""Turns: what is said to a message, by Rasa or in its place, and how that is written down."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cached_property

from sanic import Sanic
from sqlalchemy.engine import Connection

from addons.agent import Message, heard, is_ready
from addons.tracker_store import session_start
from donorguide.answers import Composer, Memory, say
from donorguide.basic import BasicMode
from donorguide.conversations import Received, Saved, Store, Turn, events, inbox, turns
from donorguide.settings import Settings

MOST_OWED = 1000  # ended turns that wait for the database
WRITE_AGAIN = 1.0  # seconds until they are written once more
LOOK_AGAIN = 0.2  # seconds until an answer is looked for again, while the model loads
RASA, BASIC = "rasa", "basic"  # who answered


class TurnRunner:
    """Runs each turn once, to at least one message, and ends it in one transaction."""

    def __init__(self, settings: Settings, composer: Composer, store: Store) -> None:
        """Begins with nothing to be written.

        Args:
            settings: The deadline of a turn, the greatest length of a message.
            composer: What is said without Rasa.
            store: Where turns are written down.
        """
        self._settings = settings
        self._composer = composer
        self._store = store
        self._late = asyncio.Lock()
        self._owed: list[Turn] = []
        self._writing: asyncio.Task[None] | None = None

    async def run(
        self,
        app: Sanic,
        received: Received,
        said: Sequence[Message] = (),
        closing: Sequence[Message] = (),
    ) -> Received:
        """The message with its replies; its turn is run unless it has ended.

        Args:
            app: The server, which knows Rasa's agent.
            received: The message; no other of its conversation has its turn now.
            said: The reply, where it is not for Rasa to say.
            closing: What is said behind the reply.
        """
        if not received.new:
            received = await self._found_again(received)
        if received.replies is not None:
            return received
        if not received.new:
            turn = await self._late_turn(app, received)
        else:
            turn = await self._turn(app, received, said, closing)
        await self._end(turn)
        return replace(received, replies=turn.replies)

    def refusal(self, text: str) -> list[Message]:
        """What is said to a text that cannot be heard: one too long, or without letters."""
        if len(text) > self._settings.max_length:
            return self.say("too_long", limit=str(self._settings.max_length))
        return [] if any(character.isalpha() for character in text) else self.say("empty")

    def say(self, name: str, **filled: str) -> list[Message]:
        """What is said on an occasion."""
        reply = say(name, Memory(), self._composer, **filled)
        return [Message(reply.text, reply.buttons)]

    async def _found_again(self, received: Received) -> Received:
        """A message that came in before, as it stands now."""
        number = received.id
        for turn in self._owed:
            if turn.received.id == number:
                return replace(received, replies=turn.replies)
        found = await self._store.use_if_possible(lambda database: inbox.find(database, number))
        return found or received

    async def _late_turn(self, app: Sanic, received: Received) -> Turn:
        """The turn that an ended process owed: one after the other, and with the model."""
        async with self._late:
            end = time.monotonic() + self._settings.deadline
            while not is_ready(app) and time.monotonic() < end:
                await asyncio.sleep(LOOK_AGAIN)
            return await self._turn(app, received)

    async def _turn(
        self,
        app: Sanic,
        received: Received,
        said: Sequence[Message] = (),
        closing: Sequence[Message] = (),
    ) -> Turn:
        """What Rasa says to a message, or what is said in its place."""
        began = time.monotonic()
        saved, unsure, mode = Saved(), "loading", BASIC
        messages = list(said) or self.refusal(received.text)
        if not messages and is_ready(app):
            name, text = received.conversation, received.text
            messages, saved = await heard(app, name, text, self._settings.deadline)
            unsure, mode = "trouble", RASA if messages else BASIC
        if not messages:
            messages = await self._basic(received, unsure, saved)
        receipt = next((one.receipt for one in messages if one.receipt), {})
        replies = [asdict(one) for one in (*messages, *closing)]
        return Turn(received, replies, mode, time.monotonic() - began, receipt, saved)

    async def _basic(self, received: Received, unsure: str, saved: Saved) -> list[Message]:
        """An answer without Rasa; a saying that tells whom to ask where none is sure.

        What the conversation remembers of it is kept as if Rasa had said it.
        """
        name = received.conversation
        held = await self._store.use_if_possible(lambda database: events.state(database, name))
        state = held or {}
        slots = state.get("slots", {})
        memory = Memory.from_dict(slots.get("memory"))
        reply = await asyncio.to_thread(self._basic_mode.reply, received.text, memory, unsure)
        saved.state = {**state, "slots": {**slots, "memory": reply.memory.as_dict()}}
        saved.events += [one.as_dict() for one in session_start(saved.state, time.time())]
        return [Message(reply.body, reply.buttons, reply.receipt, reply.source)]

    @cached_property
    def _basic_mode(self) -> BasicMode:
        return BasicMode(self._composer)

    async def _end(self, turn: Turn) -> None:
        """Writes down that a turn has ended, as soon as that is possible."""
        self._owed = [*self._owed, turn][-MOST_OWED:]
        # While nothing can be accepted, nobody waits for the database either.
        if turn.received.id and await self._written():
            return
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_later())

    async def _write_later(self) -> None:
        while self._owed:
            await asyncio.sleep(WRITE_AGAIN)
            await self._written()

    async def _written(self) -> bool:
        """Writes down the turns that have ended, all of them or none."""
        owed, self._owed = self._owed, []

        def write(connection: Connection) -> bool:
            for one in owed:
                turns.end(connection, one)
            return True

        if await self._store.use_if_possible(write):
            return True
        self._owed = owed + self._owed
        return False
