"""The tables of the conversations; each change of them is a migration as well."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

TABLES = MetaData()
NAME = String(255)

# One row a message that was accepted; `answered` once its turn has ended.
INBOX = Table(
    "inbox",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("conversation", NAME, nullable=False),
    Column("message", NAME, nullable=False),
    Column("text", Text, nullable=False),
    Column("received", Float, nullable=False),  # seconds since 1970, as all times
    Column("answered", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("conversation", "message", name="inbox_message"),
)
Index(
    "inbox_waiting", INBOX.c.id, sqlite_where=~INBOX.c.answered, postgresql_where=~INBOX.c.answered
)
Index("inbox_conversation", INBOX.c.conversation, INBOX.c.id)

# One row a turn that has ended, under the number of its message.
TURNS = Table(
    "turns",
    TABLES,
    Column("id", Integer, ForeignKey("inbox.id", ondelete="CASCADE"), primary_key=True),
    Column("conversation", NAME, nullable=False),
    Column("text", Text, nullable=False),
    Column("replies", JSON, nullable=False),
    Column("intent", String(100)),
    Column("confidence", Float),
    Column("runner_up", String(100)),
    Column("outcomes", JSON, nullable=False),
    Column("entries", JSON, nullable=False),
    Column("knowledge", String(100), nullable=False),
    Column("mode", String(10), nullable=False),
    Column("latency", Float, nullable=False),  # seconds
    Column("ended", Float, nullable=False),
)
Index("turns_conversation", TURNS.c.conversation, TURNS.c.id)

# One row a turn of which the visitor said whether it helped.
FEEDBACK = Table(
    "feedback",
    TABLES,
    Column("id", Integer, ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True),
    Column("conversation", NAME, nullable=False),
    Column("helpful", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Float, nullable=False),
)

# One row a message of a platform: how far its reply has come. Web and REST answer in the response.
DELIVERIES = Table(
    "deliveries",
    TABLES,
    Column("id", Integer, ForeignKey("inbox.id", ondelete="CASCADE"), primary_key=True),
    Column("recipient", NAME, nullable=False),  # as the platform names them; empty once it is over
    Column("sent", Integer, nullable=False, server_default="0"),  # messages of the reply
    Column("state", String(10), nullable=False, server_default="waiting"),
    Column("unknown", Boolean, nullable=False, server_default=false()),
    Column("failure", String(200)),
    Column("changed", Float, nullable=False),
)
Index("deliveries_state", DELIVERIES.c.state, DELIVERIES.c.id)

# One row for what Rasa saves at a time, which is a turn: its events, and what holds after them.
EVENTS = Table(
    "events",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("conversation", NAME, nullable=False),
    Column("events", JSON, nullable=False),
    Column("state", JSON, nullable=False),
)
Index("events_conversation", EVENTS.c.conversation, EVENTS.c.id)

# One row a conversation; `named` is the memory of the redaction.
CONVERSATIONS = Table(
    "conversations",
    TABLES,
    Column("conversation", NAME, primary_key=True),
    Column("named", JSON, nullable=False),
    Column("last_activity", Float, nullable=False),
)
