"""The inbox: every message that was accepted, once, until its turn has ended and beyond."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine, Row
from sqlalchemy.exc import IntegrityError

from donorguide.conversations.database import CONVERSATIONS, INBOX

Replies = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Received:
    """A message of the inbox.

    Args:
        id: Its number; a later message has a higher one.
        conversation: Whose turn it is.
        text: What was written, redacted.
        replies: What was answered, in values that JSON can carry; None while its turn has
            not ended.
        new: Whether this is the first time that the message came in.
    """

    id: int
    conversation: str
    text: str
    replies: Replies | None = None
    new: bool = True


@dataclass(frozen=True)
class Inbox:
    """The table of received messages; its methods block until the database has answered.

    Each raises SQLAlchemyError when the database cannot be read or written.
    """

    engine: Engine

    def named(self, conversation: str) -> dict[str, str]:
        """What the redaction remembers of a conversation."""
        row = select(CONVERSATIONS.c.named).where(CONVERSATIONS.c.conversation == conversation)
        with self.engine.connect() as connection:
            named: dict[str, str] = json.loads(connection.execute(row).scalar() or "{}")
            return named

    def accept(
        self, conversation: str, message: str, text: str, named: Mapping[str, str] | None = None
    ) -> Received:
        """Keeps a message, or finds it again when it came in before.

        Args:
            conversation: Whose turn it is.
            message: The sender's id of the message, unique within the conversation.
            text: What was written, redacted.
            named: What the redaction remembers from now on; nothing changes without it.
        """
        values = {"conversation": conversation, "message": message, "text": text}
        try:
            with self.engine.begin() as connection:
                added = connection.execute(INBOX.insert().values(**values, received=time.time()))
                if named:
                    own = CONVERSATIONS.c.conversation == conversation
                    connection.execute(CONVERSATIONS.delete().where(own))
                    row = {"conversation": conversation, "named": json.dumps(dict(named))}
                    connection.execute(CONVERSATIONS.insert().values(row))
        except IntegrityError:
            same = (INBOX.c.conversation == conversation) & (INBOX.c.message == message)
            return self._one(same)
        return Received(added.inserted_primary_key[0], conversation, text)

    def answer(self, number: int, replies: Replies) -> None:
        """Ends the turn of a message: it is answered with these replies."""
        with self.engine.begin() as connection:
            row = INBOX.update().where(INBOX.c.id == number)
            connection.execute(row.values(replies=json.dumps(replies)))

    def find(self, number: int) -> Received:
        """A message as it stands in the inbox now."""
        return self._one(INBOX.c.id == number)

    def unanswered(self) -> list[Received]:
        """The messages whose turn has not ended, in the order they came in."""
        waiting = select(INBOX).where(INBOX.c.replies.is_(None)).order_by(INBOX.c.id)
        with self.engine.connect() as connection:
            return [_received(row) for row in connection.execute(waiting)]

    def history(self, conversation: str, after: int = 0, most: int = 100) -> list[Received]:
        """The newest messages of a conversation with a number above `after`, oldest first."""
        own = (INBOX.c.conversation == conversation) & (INBOX.c.id > after)
        newest = select(INBOX).where(own).order_by(INBOX.c.id.desc()).limit(most)
        with self.engine.connect() as connection:
            return [_received(row) for row in connection.execute(newest)][::-1]

    def _one(self, where: Any) -> Received:
        with self.engine.connect() as connection:
            return _received(connection.execute(select(INBOX).where(where)).one())


def _received(row: Row) -> Received:
    replies = json.loads(row.replies) if row.replies is not None else None
    return Received(row.id, row.conversation, row.text, replies, new=False)
