"""The intake: leaves personal data out of what visitors write, and writes it down."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from donorguide.conversations import Feedback, Received, Store, deliveries, feedback, inbox
from donorguide.privacy import Redaction, redact


@dataclass(frozen=True)
class Accepted:
    """A message that has come in.

    Args:
        received: As it stands in the inbox.
        left_out: Whether personal data was left out, for the first time in its conversation.
    """

    received: Received
    left_out: bool


class Intake:
    """The one way into the database for what visitors write."""

    def __init__(self, secret: str, store: Store) -> None:
        """Begins with nothing.

        Args:
            secret: The key by which the same piece of data is known again.
            store: Where messages are written down.
        """
        self._secret = secret.encode()
        self._store = store

    async def accept(
        self, conversation: str, text: str, message: str, recipient: str = ""
    ) -> Accepted:
        """Keeps a message, or finds it again when it came in before.

        Args:
            conversation: <channel>:<sender>.
            text: What was written, cleaned.
            message: The sender's id of it.
            recipient: Whom to send the reply to, where the channel does not wait for it.

        Raises:
            StoreError: It could not be written down.
        """

        def write(connection: Connection) -> Accepted:
            named = inbox.named_in(connection, conversation)
            safe = self._redacted(conversation, text, named)
            received = inbox.accept(connection, conversation, message, safe.text, safe.memory)
            if recipient and received.new:
                deliveries.begin(connection, received.id, recipient)
            return Accepted(received, bool(safe.kinds) and not named)

        return await self._store.use(write)

    def unwritten(self, conversation: str, text: str, message: str) -> Accepted:
        """A message while the database cannot be used: it may be heard, and counts for nothing."""
        safe = self._redacted(conversation, text, {})
        received = Received(0, conversation, safe.text, message=message)
        return Accepted(received, bool(safe.kinds))

    async def rate(self, conversation: str, number: int, said: Feedback) -> Feedback | None:
        """Keeps what a visitor says of an answer.

        Args:
            conversation: <channel>:<sender>.
            number: The number of the exchange.
            said: What is said.

        Returns:
            What was kept; None if the conversation has no such answer.

        Raises:
            StoreError: It could not be written down.
        """

        def write(connection: Connection) -> Feedback | None:
            named = inbox.named_in(connection, conversation)
            safe = self._redacted(conversation, cleaned(said.reason), named)
            kept = Feedback(said.helpful, safe.text)
            if not feedback.give(connection, conversation, number, kept):
                return None
            inbox.touch(connection, conversation, named=dict(safe.memory))
            return kept

        return await self._store.use(write)

    def _redacted(self, conversation: str, text: str, named: Mapping[str, str]) -> Redaction:
        return redact(text, secret=self._secret, conversation=conversation, memory=named)


def cleaned(text: str) -> str:
    """A text without slashes before it, nor what JSON can carry and no database keeps.

    The first would make it a command of Rasa's; the last are half of a surrogate pair, and NUL.
    """
    return text.encode(errors="replace").decode().replace("\0", "").lstrip("/ \t\r\n")
