"""The inbox: every message that was accepted, once, until its turn has ended and beyond."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

from donorguide.conversations.feedback import Feedback
from donorguide.conversations.tables import CONVERSATIONS, FEEDBACK, INBOX, TURNS

Replies = Sequence[dict[str, Any]]
# A message with the replies of its turn, if that has ended, and with what was said of them.
MESSAGES = select(INBOX, TURNS.c.replies, FEEDBACK.c.helpful, FEEDBACK.c.reason).select_from(
    INBOX.outerjoin(TURNS, INBOX.c.id == TURNS.c.id).outerjoin(
        FEEDBACK, INBOX.c.id == FEEDBACK.c.id
    )
)


@dataclass(frozen=True)
class Received:
    """A message of the inbox.

    Args:
        id: Its number; a later message has a higher one. 0 for one that is not in the inbox.
        conversation: Whose turn it is.
        text: What was written, redacted.
        replies: What was answered, in values that JSON can carry; None while its turn has
            not ended.
        new: Whether this is the first time that the message came in.
        message: The sender's id of the message; empty where nobody will look for it by that.
        feedback: What was said of the replies, if anything was.
    """

    id: int
    conversation: str
    text: str
    replies: Replies | None = None
    new: bool = True
    message: str = ""
    feedback: Feedback | None = None


def named_in(connection: Connection, conversation: str) -> dict[str, str]:
    """What the redaction remembers of a conversation."""
    row = select(CONVERSATIONS.c.named).where(CONVERSATIONS.c.conversation == conversation)
    return connection.execute(row).scalar() or {}


def accept(
    connection: Connection,
    conversation: str,
    message: str,
    text: str,
    named: Mapping[str, str] | None = None,
) -> Received:
    """Keeps a message, or finds it again when it came in before.

    Args:
        connection: The database, in a transaction.
        conversation: Whose turn it is.
        message: The sender's id of the message, unique within the conversation.
        text: What was written, redacted.
        named: What the redaction remembers from now on; nothing changes without it.
    """
    before = find_by_id(connection, conversation, message)
    if before:
        return before
    row = {"conversation": conversation, "message": message, "text": text}
    added = connection.execute(INBOX.insert().values(**row, received=time.time()))
    touch(connection, conversation, **({"named": dict(named)} if named else {}))
    return Received(added.inserted_primary_key[0], conversation, text, message=message)


def touch(connection: Connection, conversation: str, **values: Any) -> None:
    """Notes that something happened in a conversation now, and what is known of it since."""
    values["last_activity"] = time.time()
    own = CONVERSATIONS.update().where(CONVERSATIONS.c.conversation == conversation)
    if not connection.execute(own.values(**values)).rowcount:
        row = {"conversation": conversation, "named": {}, **values}
        connection.execute(CONVERSATIONS.insert().values(**row))


def find(connection: Connection, number: int) -> Received:
    """A message as it stands in the inbox now."""
    return _received(connection.execute(MESSAGES.where(INBOX.c.id == number)).one())


def find_by_id(connection: Connection, conversation: str, message: str) -> Received | None:
    """A message by its sender's id; None if it was never accepted."""
    same = (INBOX.c.conversation == conversation) & (INBOX.c.message == message)
    row = connection.execute(MESSAGES.where(same)).one_or_none()
    return _received(row) if row else None


def unanswered(connection: Connection) -> list[Received]:
    """The messages whose turn has not ended, in the order they came in."""
    waiting = MESSAGES.where(~INBOX.c.answered).order_by(INBOX.c.id)
    return [_received(row) for row in connection.execute(waiting)]


def history(
    connection: Connection, conversation: str, after: int = 0, most: int = 100
) -> list[Received]:
    """The newest messages of a conversation with a number above `after`, oldest first."""
    own = (INBOX.c.conversation == conversation) & (INBOX.c.id > after)
    newest = MESSAGES.where(own).order_by(INBOX.c.id.desc()).limit(most)
    return [_received(row) for row in connection.execute(newest)][::-1]


def _received(row: Row) -> Received:
    said = None if row.helpful is None else Feedback(row.helpful, row.reason)
    return Received(row.id, row.conversation, row.text, row.replies, False, row.message, said)
