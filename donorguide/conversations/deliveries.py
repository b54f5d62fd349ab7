"""The deliveries: how far the reply to each message of a platform has come."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

from donorguide.conversations.tables import DELIVERIES, INBOX, TURNS

# Nothing is on its way; a message is, and if the process ends now nobody knows what became of
# it; all have gone out; no more is tried, and staff should look at it.
WAITING, SENDING, SENT, DEAD = "waiting", "sending", "sent", "dead"
STARTED = select(DELIVERIES, INBOX.c.conversation, INBOX.c.text, TURNS.c.replies).select_from(
    DELIVERIES.join(INBOX).outerjoin(TURNS, INBOX.c.id == TURNS.c.id)
)


@dataclass(frozen=True)
class Delivery:
    """How far a reply has come.

    Args:
        id: The number of the message that it answers.
        conversation: Whose turn it was.
        recipient: Whom to send to, as the platform names them; empty once it is over.
        sent: How many messages of the reply have gone out.
        state: WAITING, SENDING, SENT or DEAD.
        unknown: Whether a message was sent once more, for nobody knew what had become of it.
        failure: Why no more is tried.
        replies: The reply; None while its turn has not ended.
    """

    id: int
    conversation: str
    recipient: str
    sent: int = 0
    state: str = WAITING
    unknown: bool = False
    failure: str | None = None
    replies: Sequence[dict[str, Any]] | None = None


def begin(connection: Connection, number: int, recipient: str) -> None:
    """Notes that a message which was just accepted is to be answered on a platform."""
    row = {"id": number, "recipient": recipient, "changed": time.time()}
    connection.execute(DELIVERIES.insert().values(**row))


def find(connection: Connection, number: int) -> Delivery | None:
    """The delivery of a message's reply; None if it was forgotten."""
    row = connection.execute(STARTED.where(DELIVERIES.c.id == number)).one_or_none()
    return _delivery(row) if row else None


def unfinished(connection: Connection) -> list[Delivery]:
    """The deliveries that are neither over nor given up, in the order of their messages."""
    under_way = DELIVERIES.c.state.in_((WAITING, SENDING))
    rows = connection.execute(STARTED.where(under_way).order_by(DELIVERIES.c.id))
    return [_delivery(row) for row in rows]


def change(connection: Connection, number: int, **values: Any) -> None:
    """Notes how far a delivery has come; one that went well forgets whom it was for."""
    if values.get("state") == SENT:
        values["recipient"] = ""
    changed = DELIVERIES.update().where(DELIVERIES.c.id == number)
    connection.execute(changed.values(**values, changed=time.time()))


def _delivery(row: Row) -> Delivery:
    return Delivery(
        id=row.id,
        conversation=row.conversation,
        recipient=row.recipient,
        sent=row.sent,
        state=row.state,
        unknown=row.unknown,
        failure=row.failure,
        replies=row.replies,
    )
