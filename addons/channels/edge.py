"""The edge: the one way from any channel into Rasa and back, never without a reply."""

import asyncio
import secrets
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sanic import Sanic
from sqlalchemy.engine import Connection

from addons.agent import Message
from addons.intake import Accepted, Intake, cleaned
from addons.lines import Lines
from addons.sending import NotSentError, RefusedError, Sender
from addons.turns import TurnRunner
from donorguide.answers import Composer
from donorguide.conversations import (
    Delivery,
    Feedback,
    Received,
    StoreError,
    deliveries,
    inbox,
    store_at,
)
from donorguide.knowledge import load_knowledge, load_words
from donorguide.settings import Settings, load_settings

__all__ = [
    "Busy",
    "Edge",
    "Exchange",
    "Feedback",
    "Message",
    "NotSentError",
    "RefusedError",
    "Unavailable",
    "edge",
]

MOST_WAITING = 250  # messages of one conversation


class Busy(Exception):
    """Too many messages of one conversation wait; this one was not accepted."""


class Unavailable(Exception):
    """The database cannot be used, and what was asked of it must be asked again."""


@dataclass(frozen=True)
class Exchange:
    """A message and the reply to it.

    Args:
        messages: The reply; None while its turn runs, else at least one message.
        number: Its place in the transcript, higher for a later one; 0 if it stands in none.
        text: What was written, redacted.
        message: The sender's id of the message; empty if it stands in no transcript.
        feedback: What the visitor said of the reply, if anything.
    """

    messages: Sequence[Message] | None
    number: int = 0
    text: str = ""
    message: str = ""
    feedback: Feedback | None = None


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
        self._intake = Intake(settings.secret.get_secret_value(), self._store)
        self._runner = TurnRunner(settings, composer, self._store)
        self.say = self._runner.say
        self.sender = Sender(self._store)
        self._lines = Lines()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def turn(
        self, app: Sanic, channel: str, sender: str, text: str, message: str = ""
    ) -> Exchange:
        """One turn of a conversation, whose channel answers in its response.

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
        text = cleaned(text)
        refusal = self._runner.refusal(text)
        if refusal:
            return Exchange(refusal)
        conversation = self._with_room(channel, sender)
        turn = self._turn(app, conversation, text, message or secrets.token_hex())
        # A task of its own: a turn ends also when its visitor does not wait for it.
        return await asyncio.shield(self._started(turn))

    async def post(
        self, app: Sanic, channel: str, sender: str, text: str, message: str, recipient: str
    ) -> None:
        """Accepts a message of a platform; its turn and the delivery of its reply follow.

        Args:
            app: The server, which knows Rasa's agent.
            channel: The channel's name; `sender.channels` has its way of sending.
            sender: Who writes, by a pseudonym of the channel's.
            text: What was written.
            message: The platform's id of the message. The same id again changes nothing.
            recipient: Whom to answer, as the platform names them.

        Raises:
            Busy: Too many messages of this conversation wait.
            Unavailable: The database cannot be used.
        """
        conversation = self._with_room(channel, sender)
        post = self._post(app, conversation, cleaned(text), message, recipient)
        await asyncio.shield(self._started(post))

    async def take_up(self, app: Sanic) -> "asyncio.Future[list[Received]]":
        """Begins to answer, and to deliver, what was accepted before the process ended.

        No message may come in before this returns, so that none overtakes those.

        Args:
            app: The server, which need not know Rasa's agent yet.

        Returns:
            What ends when all are answered.
        """

        def left(connection: Connection) -> tuple[list[Received], list[Delivery]]:
            return inbox.unanswered(connection), deliveries.unfinished(connection)

        unanswered, undelivered = await self._store.use_if_possible(left) or ((), ())
        turns = {
            one.id: self._started(self._in_line(app, Accepted(one, left_out=False)))
            for one in unanswered
        }
        for one in undelivered:
            self._started(self.sender.deliver(one.id, one.conversation, turns.get(one.id)))
        return asyncio.gather(*turns.values())

    async def history(self, channel: str, sender: str, after: int = 0) -> list[Exchange]:
        """The newest exchanges of a conversation behind a number, oldest first.

        Raises:
            Unavailable: The database cannot be used.
        """
        name = f"{channel}:{sender}"
        try:
            kept = await self._store.use(lambda database: inbox.history(database, name, after))
        except StoreError:
            raise Unavailable from None
        return [_exchange(received) for received in kept]

    async def rate(self, channel: str, sender: str, number: int, said: Feedback) -> Feedback | None:
        """Keeps what a visitor says of an answer.

        Args:
            channel: The channel's name.
            sender: Who says it.
            number: The number of the exchange.
            said: What is said; its reason is redacted as a message is.

        Returns:
            What was kept; None if the conversation has no such answer.

        Raises:
            Unavailable: The database cannot be used.
        """
        try:
            return await self._intake.rate(f"{channel}:{sender}", number, said)
        except StoreError:
            raise Unavailable from None

    def _with_room(self, channel: str, sender: str) -> str:
        """The name of a conversation in which another message may wait."""
        conversation = f"{channel}:{sender}"
        if self._lines.length(conversation) >= MOST_WAITING:
            raise Busy
        return conversation

    def _started(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        """Work that goes on by itself, whoever waits for it."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _turn(self, app: Sanic, conversation: str, text: str, message: str) -> Exchange:
        try:
            with self._lines.standing(conversation):
                accepted = await self._intake.accept(conversation, text, message)
        except StoreError:
            accepted = self._intake.unwritten(conversation, text, message)
        return _exchange(await self._in_line(app, accepted))

    async def _post(
        self, app: Sanic, conversation: str, text: str, message: str, recipient: str
    ) -> None:
        # What is not heard is not kept either.
        refusal = self._runner.refusal(text)
        kept = "" if refusal else text
        try:
            with self._lines.standing(conversation):
                accepted = await self._intake.accept(conversation, kept, message, recipient)
        except StoreError:
            raise Unavailable from None
        # One that came before changes nothing, unless it was accepted and nobody heard of it.
        turn = self._started(self._in_line(app, accepted, refusal))
        self._started(self.sender.deliver(accepted.received.id, conversation, turn))

    async def _in_line(
        self, app: Sanic, accepted: Accepted, said: Sequence[Message] = ()
    ) -> Received:
        """A message with its reply, after all that came before it.

        Args:
            app: The server, which knows Rasa's agent.
            accepted: The message.
            said: The reply, where it is not for Rasa to say.
        """
        received = accepted.received
        closing = self.say("left_out") if accepted.left_out else ()
        with self._lines.standing(received.conversation):
            async with self._lines[received.conversation]:
                return await self._runner.run(app, received, said, closing)


def _exchange(received: Received) -> Exchange:
    said = received.replies
    messages = None if said is None else [Message.from_dict(one) for one in said]
    return Exchange(messages, received.id, received.text, received.message, received.feedback)


@cache
def edge() -> Edge:
    """The edge that all channels of this process share."""
    settings = load_settings()
    composer = Composer(load_knowledge(settings.knowledge), load_words(settings.words))
    return Edge(settings, composer)
