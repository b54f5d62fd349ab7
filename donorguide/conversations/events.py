"""What Rasa remembers of a conversation: the events of its turns, of which few are ever read."""

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from donorguide.conversations.tables import EVENTS

# Of what the NLU pipeline found, what a policy looks at in later turns.
LASTING = ("text", "intent", "entities")


@dataclass
class Saved:
    """What Rasa saves in a turn.

    Args:
        events: The new events, as Rasa writes them as JSON.
        state: What holds after them: slots, whether the bot is paused, the active loop.
    """

    events: list[dict[str, Any]] = field(default_factory=list)
    state: dict[str, Any] = field(default_factory=dict)


# Where a turn of the edge gathers what Rasa saves, to be written when the turn ends.
saving: ContextVar[Saved | None] = ContextVar("saving", default=None)


@dataclass(frozen=True)
class Tail:
    """The newest events of a conversation.

    Args:
        events: As Rasa writes them as JSON, oldest first.
        state: What held before them; None if they are all there are.
    """

    events: Sequence[dict[str, Any]]
    state: dict[str, Any] | None


def append(connection: Connection, conversation: str, saved: Saved) -> None:
    """Keeps what Rasa saved, behind what it saved before."""
    values = {"conversation": conversation, "state": saved.state}
    slim = [_slim(event) for event in saved.events]
    connection.execute(EVENTS.insert().values(**values, events=slim))


def tail(connection: Connection, conversation: str, turns: int) -> Tail | None:
    """The events of the newest turns; None if nothing was saved.

    Args:
        connection: The database.
        conversation: Whose events.
        turns: How many turns at most.
    """
    own = select(EVENTS).where(EVENTS.c.conversation == conversation)
    newest = own.order_by(EVENTS.c.id.desc()).limit(turns + 1)
    rows = connection.execute(newest).all()[::-1]
    if not rows:
        return None
    before = rows.pop(0).state if len(rows) > turns else None
    return Tail([event for row in rows for event in row.events], before)


def state(connection: Connection, conversation: str) -> dict[str, Any] | None:
    """What holds in a conversation now; None if nothing was saved."""
    own = select(EVENTS.c.state).where(EVENTS.c.conversation == conversation)
    newest = connection.execute(own.order_by(EVENTS.c.id.desc()).limit(1))
    held: dict[str, Any] | None = newest.scalar()
    return held


def _slim(event: dict[str, Any]) -> dict[str, Any]:
    """A user's event without the findings that only its own turn needs."""
    if event["event"] != "user":
        return event
    parsed = event["parse_data"]
    return {**event, "parse_data": {key: parsed[key] for key in LASTING if key in parsed}}


def conversations(connection: Connection) -> list[str]:
    """The conversations of which something was saved."""
    return list(connection.execute(select(EVENTS.c.conversation).distinct()).scalars())
