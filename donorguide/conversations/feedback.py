"""What visitors say of an answer: whether it helped, and why."""

import time
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from donorguide.conversations.tables import FEEDBACK, TURNS


@dataclass(frozen=True)
class Feedback:
    """What was said of an answer.

    Args:
        helpful: Whether it helped.
        reason: Why, redacted; may be empty.
    """

    helpful: bool
    reason: str = ""


def give(connection: Connection, conversation: str, number: int, feedback: Feedback) -> bool:
    """Keeps what was said of an answer, in the place of what was said before.

    Args:
        connection: The database, in a transaction.
        conversation: Whose turn it was.
        number: The number of its message.
        feedback: What was said.

    Returns:
        Whether there is such a turn that has ended; nothing is kept otherwise.
    """
    turn = select(TURNS.c.id).where(TURNS.c.id == number, TURNS.c.conversation == conversation)
    if connection.execute(turn).scalar() is None:
        return False
    values = {"helpful": feedback.helpful, "reason": feedback.reason, "at": time.time()}
    given = FEEDBACK.update().where(FEEDBACK.c.id == number).values(**values)
    if not connection.execute(given).rowcount:
        row = {"id": number, "conversation": conversation, **values}
        connection.execute(FEEDBACK.insert().values(**row))
    return True
