"""The database: how it is opened, and brought to the tables of this version."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import QueuePool

from donorguide.conversations.migrations import is_current, migrate

PATIENCE = 6.0  # seconds to wait for a lock of the database


class OutdatedError(Exception):
    """The tables are not those of this version, and only an operator may change them."""


def opened(address: str) -> Engine:
    """The database at an address, with the tables of this version.

    A file is brought up to date; a server is left to `bin/migrate`.

    Args:
        address: Such as sqlite:///var/donorguide.db.

    Raises:
        SQLAlchemyError: It cannot be opened.
        OutdatedError: It is a server whose tables are not up to date.
    """
    engine = connected(address)
    if engine.dialect.name == "sqlite":
        migrate(engine)
    elif not is_current(engine):
        raise OutdatedError
    return engine


def connected(address: str) -> Engine:
    """The database at an address as it is; errors never quote what was to be written."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    arguments = {"timeout": PATIENCE, "check_same_thread": False}
    engine = create_engine(url, poolclass=QueuePool, connect_args=arguments, hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "checkout", _refuse_a_lost_file)
    return engine


def _set_up(connection: Any, record: Any) -> None:
    """A write-ahead log: readers never wait, and a commit survives the end of the process."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    record.info["file"] = path, _number(path)


def _refuse_a_lost_file(_connection: Any, record: Any, _proxy: Any) -> None:
    """A file that was deleted or replaced would be written to, and never be read again."""
    path, number = record.info["file"]
    if _number(path) != number:
        raise DisconnectionError


def _number(path: str) -> int | None:
    try:
        return os.stat(path).st_ino
    except OSError:
        return None
