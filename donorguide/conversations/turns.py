"""The transcript: one row for each turn that has ended."""

import time
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from donorguide.conversations import events
from donorguide.conversations.events import Saved
from donorguide.conversations.inbox import Received, Replies, find_by_id, touch
from donorguide.conversations.tables import INBOX, TURNS


@dataclass(frozen=True)
class Turn:
    """A turn that has ended.

    Args:
        received: The message it began with.
        replies: What was answered, in values that JSON can carry.
        mode: "rasa", or "basic" where the edge itself answered.
        latency: The seconds from its beginning to its reply.
        receipt: What the reply rests on: outcomes, entries, version of the knowledge file.
        saved: What Rasa keeps of it.
    """

    received: Received
    replies: Replies
    mode: str
    latency: float
    receipt: dict[str, Any]
    saved: Saved


def end(connection: Connection, turn: Turn) -> None:
    """Ends a turn: its events, its row, its conversation and its message, or none of them.

    Args:
        connection: The database, in a transaction.
        turn: What happened. If its message is not waiting any more, nothing changes. One
            without a number is looked for by its sender's id: its acceptance may have been
            written down though the database was lost before it could say so.
    """
    number, conversation = turn.received.id, turn.received.conversation
    if not number:
        kept = find_by_id(connection, conversation, turn.received.message)
        number = kept.id if kept else 0
    waiting = (INBOX.c.id == number) & (INBOX.c.conversation == conversation) & ~INBOX.c.answered
    if not connection.execute(INBOX.update().where(waiting).values(answered=True)).rowcount:
        return
    if turn.saved.events:
        events.append(connection, conversation, turn.saved)
    row = TURNS.insert().values(
        id=number,
        conversation=conversation,
        text=turn.received.text,
        replies=list(turn.replies),
        outcomes=turn.receipt.get("outcomes", []),
        entries=turn.receipt.get("entries", []),
        knowledge=turn.receipt.get("knowledge", ""),
        mode=turn.mode,
        latency=turn.latency,
        ended=time.time(),
        **_understood(turn.saved),
    )
    connection.execute(row)
    touch(connection, conversation)


def _understood(saved: Saved) -> dict[str, Any]:
    """The intent of the message with its confidence, and the one that came second."""
    said = [one for one in saved.events if one["event"] == "user"]
    if not said:
        return {}
    parsed = said[-1]["parse_data"]
    others = [one["name"] for one in parsed.get("intent_ranking", ())]
    first = parsed["intent"]
    second = next((name for name in others if name != first["name"]), None)
    return {"intent": first["name"], "confidence": first["confidence"], "runner_up": second}
