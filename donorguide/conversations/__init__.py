"""What was received and what was answered, kept in the database."""

from donorguide.conversations.database import opened
from donorguide.conversations.inbox import Inbox, Received

__all__ = ["Inbox", "Received", "opened"]
