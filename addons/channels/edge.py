"""The edge: the one way from any channel into Rasa and back, never without a reply."""

import asyncio
import logging
import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property
from typing import Any, TypeVar

from rasa.core.channels.channel import OutputChannel, UserMessage
from sanic import Sanic
from sqlalchemy.exc import SQLAlchemyError

from donorguide.answers import Composer, Memory, say
from donorguide.basic import BasicMode
from donorguide.conversations import Inbox, Received, opened
from donorguide.knowledge import load_knowledge, load_words
from donorguide.privacy import Redaction, redact
from donorguide.settings import Settings, load_settings

logger = logging.getLogger(__name__)

MOST_WAITING = 250  # messages of one conversation
LOOK_AGAIN = 0.2  # seconds until an answer is looked for again, while the model loads
Result = TypeVar("Result")


class Busy(Exception):
    """Too many messages of one conversation wait; this one was not accepted."""


@dataclass(frozen=True)
class Message:
    """One message to a visitor.

    Args:
        text: The words.
        buttons: Quick replies, each the sentence it shows.
        receipt: What the reply rests on; empty for what the edge itself says.
    """

    text: str
    buttons: tuple[str, ...] = ()
    receipt: dict[str, Any] = field(default_factory=dict)


class ReplyCollector(OutputChannel):
    """Keeps what Rasa says in a turn, for the channel to send."""

    def __init__(self) -> None:
        """Begins with nothing said."""
        self.messages: list[Message] = []

    @classmethod
    def name(cls) -> str:
        """Rasa asks every channel for a name."""
        return "edge"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keeps a message whole, with its buttons and its receipt."""
        buttons = tuple(button["title"] for button in message.get("buttons") or ())
        self.messages.append(Message(message["text"], buttons, message.get("receipt", {})))


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
        self._lines: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._waiting: Counter[str] = Counter()
        self._late = asyncio.Lock()
        # One thread, so that messages are accepted in the order they came in.
        self._database = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        self._opened: Inbox | None = None

    async def turn(
        self, app: Sanic, channel: str, sender: str, text: str, message: str = ""
    ) -> list[Message]:
        """One turn of a conversation.

        Args:
            app: The server, which knows Rasa's agent.
            channel: The channel's name; it keeps conversations of channels apart.
            sender: Who writes, by the channel's own id.
            text: What was written. Leading slashes are taken off, so nothing is a command;
                personal data is left out before it goes anywhere.
            message: The sender's id of the message. The same id again gets the same replies.

        Returns:
            At least one message.

        Raises:
            Busy: Too many messages of this conversation wait.
        """
        # Half of a surrogate pair, which JSON can carry, is no character that can be kept.
        text = text.encode(errors="replace").decode().lstrip("/ \t\r\n")
        if len(text) > self.settings.max_length:
            return self.say("too_long", limit=str(self.settings.max_length))
        if not any(character.isalpha() for character in text):
            return self.say("empty")
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
        left = await self._kept(lambda inbox: inbox.unanswered()) or ()
        await asyncio.gather(*map(answer, left))

    async def _accepted(
        self, app: Sanic, conversation: str, text: str, message: str
    ) -> list[Message]:
        def accept(inbox: Inbox) -> tuple[Received, bool]:
            named = inbox.named(conversation)
            safe = self._redacted(conversation, text, named)
            received = inbox.accept(conversation, message, safe.text, safe.memory)
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
    ) -> list[Message]:
        """The replies to a message, after those to all that came before it."""
        async with self._lines[received.conversation]:
            if not received.new:
                received = await self._kept(lambda inbox: inbox.find(received.id)) or received
            if received.replies is not None:
                return [_message(reply) for reply in received.replies]
            if received.new:
                replies = await self._answered(app, received.conversation, received.text)
            else:
                replies = await self._answered_late(app, received)
            replies += closing
            if received.id:
                kept = [asdict(reply) for reply in replies]
                await self._kept(lambda inbox: inbox.answer(received.id, kept))
            return replies

    async def _answered_late(self, app: Sanic, received: Received) -> list[Message]:
        """The replies that an ended process owed: one turn after the other, and with the model."""
        async with self._late:
            end = asyncio.get_running_loop().time() + self.settings.deadline
            while not _ready(app) and asyncio.get_running_loop().time() < end:
                await asyncio.sleep(LOOK_AGAIN)
            return await self._answered(app, received.conversation, received.text)

    async def _answered(self, app: Sanic, conversation: str, text: str) -> list[Message]:
        """What Rasa says to a message, or what the edge says in its place."""
        if not _ready(app):
            return await self._basic(text, "loading")
        collector = ReplyCollector()
        channel = conversation.partition(":")[0]
        message = UserMessage(text, collector, conversation, input_channel=channel)
        try:
            await asyncio.wait_for(app.ctx.agent.handle_message(message), self.settings.deadline)
        except TimeoutError:
            logger.error("A turn on %s took more than %g s.", channel, self.settings.deadline)
        except Exception as error:  # whatever failed, the visitor gets a reply
            logger.error("A turn on %s failed: %s.", channel, type(error).__name__)
        return collector.messages or await self._basic(text, "trouble")

    async def _basic(self, text: str, unsure: str) -> list[Message]:
        """An answer without Rasa; a saying that tells whom to ask where none is sure."""
        reply = await asyncio.to_thread(lambda: self._basic_mode.reply(text, unsure=unsure))
        return [Message(reply.text, reply.buttons)]

    @cached_property
    def _basic_mode(self) -> BasicMode:
        return BasicMode(self.composer)

    async def _kept(self, use: Callable[[Inbox], Result]) -> Result | None:
        """What the inbox says, outside the event loop; None when it cannot be used."""

        def ask() -> Result:
            if self._opened is None:
                self._opened = Inbox(opened(self.settings.database))
            return use(self._opened)

        try:
            return await asyncio.get_running_loop().run_in_executor(self._database, ask)
        except (SQLAlchemyError, OSError) as error:
            logger.error("The database cannot be used: %s.", type(error).__name__)
            return None

    def say(self, name: str, **filled: str) -> list[Message]:
        """What the edge itself says on an occasion."""
        reply = say(name, Memory(), self.composer, **filled)
        return [Message(reply.text, reply.buttons)]


def _ready(app: Sanic) -> bool:
    agent = getattr(app.ctx, "agent", None)
    return agent is not None and bool(agent.is_ready())


def _message(kept: dict[str, Any]) -> Message:
    return Message(kept["text"], tuple(kept["buttons"]), kept["receipt"])


@cache
def edge() -> Edge:
    """The edge that all channels of this process share."""
    settings = load_settings()
    composer = Composer(load_knowledge(settings.knowledge), load_words(settings.words))
    return Edge(settings, composer)
