"""What was received and what was answered, kept in the database."""

from donorguide.conversations import deliveries, events, feedback, inbox, turns
from donorguide.conversations.deliveries import Delivery
from donorguide.conversations.events import Saved, Tail, saving
from donorguide.conversations.feedback import Feedback
from donorguide.conversations.forgetting import forget
from donorguide.conversations.inbox import Received
from donorguide.conversations.store import Store, StoreError, store_at
from donorguide.conversations.turns import Turn

__all__ = [
    "Delivery",
    "Feedback",
    "Received",
    "Saved",
    "Store",
    "StoreError",
    "Tail",
    "Turn",
    "deliveries",
    "events",
    "feedback",
    "forget",
    "inbox",
    "saving",
    "store_at",
    "turns",
]
