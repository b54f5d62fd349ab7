"""The edge: the one way from any channel into Rasa and back, never without a reply."""

import asyncio
import logging
import secrets
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cache, cached_property
from typing import Any, TypeVar

from sanic import Sanic
from sqlalchemy.engine import Connection

from addons.agent import Message, heard, is_ready
from addons.tracker_store import session_start
from donorguide.answers import Composer, Memory, say
from donorguide.basic import BasicMode
from donorguide.conversations import (
    Received,
    Saved,
    StoreError,
    Turn,
    events,
    inbox,
    store_at,
    turns,
)
from donorguide.knowledge import load_knowledge, load_words
from donorguide.privacy import Redaction, redact
from donorguide.settings import Settings, load_settings

logger = logging.getLogger(__name__)

MOST_WAITING = 250  # messages of one conversation
MOST_OWED = 1000  # ended turns that wait for the database
LOOK_AGAIN = 0.2  # seconds until an answer is looked for again, while the model loads
RASA, BASIC = "rasa", "basic"  # who answered
Result = TypeVar("Result")


class Busy(Exception):
    """Too many messages of one conversation wait; this one was not accepted."""


@dataclass(frozen=True)
class Exchange:
    """A message and the reply to it.

    Args:
        messages: The reply; None while its turn runs, else at least one message.
        number: Its place in the transcript, higher for a later one; 0 if it stands in none.
        text: What was written, redacted.
    """

    messages: Sequence[Message] | None
    number: int = 0
    text: str = ""


class Edge:
    """Takes a visitor's message and gives the reply of one turn.

    What it has accepted stands in the inbox before its turn begins, and is answered once:
    by the turn, or after a crash by `take_up`.
    """

    def __init__(self, settings: Settings, composer: Composer) -> None:
        """Begins without conversations; the database is opened by the first message.

        Args:
            settings: The deadline of a turn, the greatest length of a message, the database.
            composer: What the edge itself says.
        """
        self.settings = settings
        self.composer = composer
        self._store = store_at(settings.database)
        self._lines: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._waiting: Counter[str] = Counter()
        self._late = asyncio.Lock()
        self._owed: list[Turn] = []

    async def turn(
        self, app: Sanic, channel: str, sender: str, text: str, message: str = ""
    ) -> Exchange:
        """One turn of a conversation.

        Args:
            app: The server, which knows Rasa's agent.
            channel: The channel's name; it keeps conversations of channels apart.
            sender: Who writes, by the channel's own id.
            text: What was written. Leading slashes are taken off, so nothing is a command;
                personal data is left out before it goes anywhere.
            message: The sender's id of the message. The same id again gets the same replies.

        Returns:
            The message with its reply.

        Raises:
            Busy: Too many messages of this conversation wait.
        """
        # What JSON can carry and no database keeps: half of a surrogate pair, and NUL.
        text = text.encode(errors="replace").decode().replace("\0", "").lstrip("/ \t\r\n")
        if len(text) > self.settings.max_length:
            return Exchange(self.say("too_long", limit=str(self.settings.max_length)))
        if not any(character.isalpha() for character in text):
            return Exchange(self.say("empty"))
        conversation = f"{channel}:{sender}"
        if self._waiting[conversation] >= MOST_WAITING:
            raise Busy
        # A task of its own: a turn ends also when its visitor does not wait for it.
        turn = self._accepted(app, conversation, text, message or secrets.token_hex())
        return await asyncio.shield(asyncio.ensure_future(turn))

    async def take_up(self, app: Sanic) -> None:
        """Answers what was accepted and not answered before the process ended."""

        async def answer(received: Received) -> None:
            with self._counted(received.conversation):
                await self._in_line(app, received)

        # All stand in line at once, so that no later message of a conversation overtakes them.
        left = await self._kept(inbox.unanswered) or ()
        await asyncio.gather(*map(answer, left))

    async def history(self, channel: str, sender: str, after: int = 0) -> list[Exchange]:
        """The newest exchanges of a conversation behind a number, oldest first.

        None can be told of while the database cannot be used.
        """
        name = f"{channel}:{sender}"
        kept = await self._kept(lambda connection: inbox.history(connection, name, after))
        return [_exchange(received) for received in kept or ()]

    async def _accepted(self, app: Sanic, conversation: str, text: str, message: str) -> Exchange:
        def accept(connection: Connection) -> tuple[Received, bool]:
            named = inbox.named_in(connection, conversation)
            safe = self._redacted(conversation, text, named)
            received = inbox.accept(connection, conversation, message, safe.text, safe.memory)
            return received, bool(safe.kinds) and not named

        with self._counted(conversation):
            kept = await self._kept(accept)
            if kept is None:
                safe = self._redacted(conversation, text, {})
                kept = Received(0, conversation, safe.text), bool(safe.kinds)
            received, first_left_out = kept
            closing = self.say("left_out") if first_left_out else []
            return await self._in_line(app, received, closing)

    def _redacted(self, conversation: str, text: str, named: Mapping[str, str]) -> Redaction:
        secret = self.settings.secret.get_secret_value().encode()
        return redact(text, secret=secret, conversation=conversation, memory=named)

    @contextmanager
    def _counted(self, conversation: str) -> Iterator[None]:
        """Counts those that wait for their turn; the last one leaves nothing behind."""
        self._waiting[conversation] += 1
        try:
            yield
        finally:
            self._waiting[conversation] -= 1
            if not self._waiting[conversation]:
                del self._waiting[conversation]
                self._lines.pop(conversation, None)

    async def _in_line(
        self, app: Sanic, received: Received, closing: Sequence[Message] = ()
    ) -> Exchange:
        """The reply to a message, after those to all that came before it."""
        async with self._lines[received.conversation]:
            if not received.new:
                received = await self._found_again(received)
            if received.replies is not None:
                return _exchange(received)
            if received.new:
                turn = await self._turn(app, received, closing)
            else:
                turn = await self._late_turn(app, received)
            await self._end(turn)
            return _exchange(replace(received, replies=turn.replies))

    async def _found_again(self, received: Received) -> Received:
        """A message that came in before, as it stands now."""
        for turn in self._owed:
            if turn.received.id == received.id:
                return replace(received, replies=turn.replies)
        return await self._kept(lambda connection: inbox.find(connection, received.id)) or received

    async def _late_turn(self, app: Sanic, received: Received) -> Turn:
        """The turn that an ended process owed: one after the other, and with the model."""
        async with self._late:
            end = time.monotonic() + self.settings.deadline
            while not is_ready(app) and time.monotonic() < end:
                await asyncio.sleep(LOOK_AGAIN)
            return await self._turn(app, received)

    async def _turn(self, app: Sanic, received: Received, closing: Sequence[Message] = ()) -> Turn:
        """What Rasa says to a message, or what the edge says in its place."""
        began = time.monotonic()
        messages, saved, unsure = [], Saved(), "loading"
        if is_ready(app):
            name, text = received.conversation, received.text
            messages, saved = await heard(app, name, text, self.settings.deadline)
            unsure = "trouble"
        mode = RASA if messages else BASIC
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
        state = await self._kept(lambda connection: events.state(connection, name)) or {}
        slots = state.get("slots", {})
        memory = Memory.from_dict(slots.get("memory"))
        reply = await asyncio.to_thread(self._basic_mode.reply, received.text, memory, unsure)
        saved.state = {**state, "slots": {**slots, "memory": reply.memory.as_dict()}}
        saved.events += [one.as_dict() for one in session_start(saved.state, time.time())]
        return [Message(reply.text, reply.buttons, reply.receipt)]

    @cached_property
    def _basic_mode(self) -> BasicMode:
        return BasicMode(self.composer)

    async def _end(self, turn: Turn) -> None:
        """Writes down that a turn has ended, and with it those that could not be written before."""
        if not turn.received.id:
            return
        owed, self._owed = [*self._owed, turn], []

        def write(connection: Connection) -> bool:
            for one in owed:
                turns.end(connection, one)
            return True

        if not await self._kept(write):
            self._owed = (owed + self._owed)[-MOST_OWED:]

    async def _kept(self, use: Callable[[Connection], Result]) -> Result | None:
        """What the database says; None when it cannot be used."""
        try:
            return await self._store.use(use)
        except StoreError as error:
            logger.error("The database cannot be used: %s.", error)
            return None

    def say(self, name: str, **filled: str) -> list[Message]:
        """What the edge itself says on an occasion."""
        reply = say(name, Memory(), self.composer, **filled)
        return [Message(reply.text, reply.buttons)]


def _exchange(received: Received) -> Exchange:
    said = received.replies
    messages = None if said is None else [_message(one) for one in said]
    return Exchange(messages, received.id, received.text)


def _message(kept: dict[str, Any]) -> Message:
    return Message(kept["text"], tuple(kept["buttons"]), kept["receipt"])


@cache
def edge() -> Edge:
    """The edge that all channels of this process share."""
    settings = load_settings()
    composer = Composer(load_knowledge(settings.knowledge), load_words(settings.words))
    return Edge(settings, composer)
