"""The migrations lead to the tables of this version, and a server is only changed by command."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.engine import Connection

from donorguide.conversations import inbox
from donorguide.conversations.database import OutdatedError, connected, opened
from donorguide.conversations.migrations import _config, is_current, migrate
from donorguide.conversations.tables import INBOX, TABLES
from tests.postgresql import PostgreSQL


def test_the_migrations_lead_to_the_tables_of_this_version(database: Connection) -> None:
    assert compare_metadata(MigrationContext.configure(database), TABLES) == []


def test_a_database_of_the_version_before_keeps_what_it_holds(bare: str) -> None:
    engine = connected(bare)
    row = {"conversation": "web:anna", "message": "1", "text": "Where is it?", "received": 1.0}
    with engine.begin() as connection:
        command.upgrade(_config(connection), "0001")
        connection.execute(INBOX.insert().values(**row))
    assert not is_current(engine)
    migrate(engine)

    assert is_current(engine)
    with engine.connect() as connection:
        assert [one.text for one in inbox.unanswered(connection)] == ["Where is it?"]


def test_migrating_twice_changes_nothing(address: str) -> None:
    engine = connected(address)
    migrate(engine)

    assert is_current(engine)


def test_a_server_without_the_tables_is_left_as_it_is(postgresql: PostgreSQL) -> None:
    address = postgresql.address("untouched")

    with pytest.raises(OutdatedError):
        opened(address)
    assert not is_current(connected(address))
