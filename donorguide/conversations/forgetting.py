"""Forgets a conversation: every row of every table that holds its name."""

from sqlalchemy.engine import Connection

from donorguide.conversations.tables import CONVERSATIONS, EVENTS, INBOX


def forget(connection: Connection, conversation: str) -> None:
    """Deletes what is kept of a conversation.

    A turn that runs meanwhile ends without leaving anything.

    Args:
        connection: The database, in a transaction.
        conversation: Such as rest:anna.
    """
    # What hangs on a message goes with it.
    for table in (INBOX, EVENTS, CONVERSATIONS):
        connection.execute(table.delete().where(table.c.conversation == conversation))
