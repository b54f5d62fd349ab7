"""Makes a conversation of our bot long without talking to it."""

import secrets
from itertools import cycle, islice

from sqlalchemy import select

from donorguide.conversations import Saved, Turn, inbox, turns
from donorguide.conversations.database import connected
from donorguide.conversations.tables import EVENTS, TURNS


def fill(database: str, conversation: str, pattern: str, count: int) -> None:
    """Writes turns as the bot writes them, by the same functions.

    Args:
        database: Its address.
        conversation: Which becomes longer.
        pattern: A conversation that was really held; its turns come again and again.
        count: How many turns.
    """
    engine = connected(database)
    with engine.begin() as connection:
        ended = select(TURNS).where(TURNS.c.conversation == pattern).order_by(TURNS.c.id)
        saved = select(EVENTS).where(EVENTS.c.conversation == pattern).order_by(EVENTS.c.id)
        held = zip(connection.execute(ended).all(), connection.execute(saved).all(), strict=True)
        for turn, kept in islice(cycle(held), count):
            received = inbox.accept(connection, conversation, secrets.token_hex(), turn.text)
            receipt = {name: turn[name] for name in ("outcomes", "entries", "knowledge")}
            events = Saved(list(kept.events), kept.state)
            turns.end(
                connection,
                Turn(received, turn.replies, turn.mode, turn.latency, receipt, events),
            )
    engine.dispose()
