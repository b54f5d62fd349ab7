"""Sends replies to platforms: in order, again when it failed, and never twice unmarked."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from sqlalchemy.engine import Connection

from addons.agent import Message
from addons.lines import Lines
from donorguide.conversations import Delivery, Store, StoreError, deliveries
from donorguide.conversations.deliveries import DEAD, SENDING, SENT, WAITING

logger = logging.getLogger(__name__)

PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)  # seconds before a message is tried again
LONGEST_PAUSE = 60.0  # seconds, whatever a platform asks for
STORE_PAUSE = 1.0  # seconds until a database that failed is tried again
Result = TypeVar("Result")
# Sends a message to a recipient, as a platform's channel does it.
Send = Callable[[str, Message], Awaitable[None]]


class NotSentError(Exception):
    """A message surely did not go out, and may later: the platform is busy or out of reach."""

    def __init__(self, reason: str, pause: float = 0.0) -> None:
        """Says why.

        Args:
            reason: Such as "429"; nothing of the message or its recipient.
            pause: The seconds that the platform asks to wait.
        """
        super().__init__(reason)
        self.pause = pause


class RefusedError(Exception):
    """A platform will never take this message; the text is the reason, without its words."""


class Sender:
    """Delivers the replies of a platform's conversations.

    Any other error of a channel than its two leaves open what became of the message: it is
    sent once more, and the delivery is marked.
    """

    def __init__(self, store: Store, sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep):
        """Begins with no channel.

        Args:
            store: Where the deliveries stand.
            sleep: Waits for some seconds.
        """
        self.channels: dict[str, Send] = {}
        self._store = store
        self._sleep = sleep
        self._lines = Lines()
        self._under_way: set[int] = set()

    async def deliver(
        self, number: int, conversation: str, turn: Awaitable[Any] | None = None
    ) -> None:
        """Sends a reply once its turn has ended, after those to the messages before it.

        That of a channel which is not there any more waits until it is. What is on its way
        already is left alone.

        Args:
            number: The number of the message that is answered.
            conversation: <channel>:<sender>; its replies go out in the order of these calls.
            turn: Ends when the reply stands in the database; None if it does.
        """
        if number in self._under_way or conversation.partition(":")[0] not in self.channels:
            return
        self._under_way.add(number)
        try:
            with self._lines.standing(conversation):
                async with self._lines[conversation]:
                    if turn:
                        await asyncio.wait([asyncio.ensure_future(turn)])
                    await self._deliver(number)
        finally:
            self._under_way.discard(number)

    async def _deliver(self, number: int) -> None:
        failures = 0
        while delivery := await self._found(number):
            reason, asked = await self._next(delivery)
            if reason is None:
                failures = 0
                continue
            failures += 1
            if failures > len(PAUSES):
                await self._give_up(number, reason)
            else:
                await self._sleep(min(max(PAUSES[failures - 1], asked), LONGEST_PAUSE))

    async def _found(self, number: int) -> Delivery | None:
        """The delivery with its reply; None if it is over."""
        while True:
            found = await self._kept(lambda connection: deliveries.find(connection, number))
            if found is None or found.state in (SENT, DEAD):
                return None
            if found.replies is not None:
                return found
            await self._sleep(STORE_PAUSE)

    async def _next(self, delivery: Delivery) -> tuple[str | None, float]:
        """Sends the next message: why it did not go out, if so, and how long to wait."""
        number, replies = delivery.id, delivery.replies or ()
        if delivery.state == SENDING and delivery.unknown:
            await self._give_up(number, delivery.failure or "outcome unknown twice")
            return None, 0.0
        again = delivery.unknown or delivery.state == SENDING
        await self._change(number, state=SENDING, unknown=again)
        channel = self.channels[delivery.conversation.partition(":")[0]]
        try:
            await channel(delivery.recipient, Message.from_dict(replies[delivery.sent]))
        except NotSentError as error:
            await self._change(number, state=WAITING)
            return str(error), error.pause
        except RefusedError as error:
            await self._give_up(number, str(error))
            return None, 0.0
        except Exception as error:  # a channel must not end the delivery of others
            logger.error("What became of a message is unknown: %s.", type(error).__name__)
            await self._change(number, failure=type(error).__name__)
            return type(error).__name__, 0.0
        sent = delivery.sent + 1
        await self._change(number, sent=sent, state=SENT if sent == len(replies) else WAITING)
        return None, 0.0

    async def _give_up(self, number: int, reason: str) -> None:
        logger.error("A reply became a dead letter: %s.", reason)
        await self._change(number, state=DEAD, failure=reason)

    async def _change(self, number: int, **values: Any) -> None:
        await self._kept(lambda connection: deliveries.change(connection, number, **values))

    async def _kept(self, use: Callable[[Connection], Result]) -> Result:
        """What the database says, as soon as it can be used."""
        while True:
            try:
                return await self._store.use(use)
            except StoreError as error:
                logger.error("The database cannot be used: %s.", error)
                await self._sleep(STORE_PAUSE)
