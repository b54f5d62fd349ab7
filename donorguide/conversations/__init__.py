"""What was received and what was answered, kept in the database."""

from donorguide.conversations import events, inbox, turns
from donorguide.conversations.events import Saved, Tail, saving
from donorguide.conversations.inbox import Received
from donorguide.conversations.store import Store, StoreError, store_at
from donorguide.conversations.turns import Turn

__all__ = [
    "Received",
    "Saved",
    "Store",
    "StoreError",
    "Tail",
    "Turn",
    "events",
    "inbox",
    "saving",
    "store_at",
    "turns",
]
