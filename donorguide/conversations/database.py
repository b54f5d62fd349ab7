"""The database: its tables, and how it is opened."""

from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
)
from sqlalchemy.engine import Engine, make_url

TABLES = MetaData()

# One row a message; `replies` is empty until its turn has ended.
INBOX = Table(
    "inbox",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("conversation", String(255), nullable=False),
    Column("message", String(255), nullable=False),
    Column("text", Text, nullable=False),
    Column("received", Float, nullable=False),
    Column("replies", Text),
    UniqueConstraint("conversation", "message"),
)
# One row a conversation; `named` is the memory of the redaction, as JSON.
CONVERSATIONS = Table(
    "conversations",
    TABLES,
    Column("conversation", String(255), primary_key=True),
    Column("named", Text, nullable=False),
)
PATIENCE = 5.0  # seconds to wait for a lock of the database


def opened(address: str) -> Engine:
    """The database at an address, with the tables that it lacks.

    Args:
        address: Such as sqlite:///var/donorguide.db.

    Raises:
        SQLAlchemyError: It cannot be opened.
    """
    engine = create_engine(address, **_options(address))
    TABLES.create_all(engine)
    return engine


def _options(address: str) -> dict[str, Any]:
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        return {"pool_pre_ping": True}
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return {"connect_args": {"timeout": PATIENCE, "check_same_thread": False}}


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    """A write-ahead log: readers never wait, and a commit survives the end of the process."""
    if type(connection).__module__.startswith("sqlite3"):
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")


event.listen(Engine, "connect", _set_up_sqlite)
