"""The first tables: what was received, what was answered, and what Rasa remembers of it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables."""
    inbox = op.create_table(
        "inbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("message", sa.String(255), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("received", sa.Float, nullable=False),
        sa.Column("answered", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.UniqueConstraint("conversation", "message", name="inbox_message"),
    )
    waiting = ~inbox.c.answered
    op.create_index(
        "inbox_waiting", "inbox", ["id"], sqlite_where=waiting, postgresql_where=waiting
    )
    op.create_index("inbox_conversation", "inbox", ["conversation", "id"])
    op.create_table(
        "turns",
        sa.Column(
            "id", sa.Integer, sa.ForeignKey("inbox.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("replies", sa.JSON, nullable=False),
        sa.Column("intent", sa.String(100)),
        sa.Column("confidence", sa.Float),
        sa.Column("runner_up", sa.String(100)),
        sa.Column("outcomes", sa.JSON, nullable=False),
        sa.Column("entries", sa.JSON, nullable=False),
        sa.Column("knowledge", sa.String(100), nullable=False),
        sa.Column("mode", sa.String(10), nullable=False),
        sa.Column("latency", sa.Float, nullable=False),
        sa.Column("ended", sa.Float, nullable=False),
    )
    op.create_index("turns_conversation", "turns", ["conversation", "id"])
    op.create_table(
        "deliveries",
        sa.Column(
            "id", sa.Integer, sa.ForeignKey("inbox.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("recipient", sa.String(255), nullable=False),
        sa.Column("sent", sa.Integer, nullable=False, server_default="0"),
        sa.Column("state", sa.String(10), nullable=False, server_default="waiting"),
        sa.Column("unknown", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("failure", sa.String(200)),
        sa.Column("changed", sa.Float, nullable=False),
    )
    op.create_index("deliveries_state", "deliveries", ["state", "id"])
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("events", sa.JSON, nullable=False),
        sa.Column("state", sa.JSON, nullable=False),
    )
    op.create_index("events_conversation", "events", ["conversation", "id"])
    op.create_table(
        "conversations",
        sa.Column("conversation", sa.String(255), primary_key=True),
        sa.Column("named", sa.JSON, nullable=False),
        sa.Column("last_activity", sa.Float, nullable=False),
    )
