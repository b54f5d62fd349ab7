"""The migrations lead to the tables of this version, and a server is only changed by command."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.engine import Connection

from donorguide.conversations.database import OutdatedError, connected, opened
from donorguide.conversations.migrations import is_current, migrate
from donorguide.conversations.tables import TABLES
from tests.postgresql import PostgreSQL


def test_the_migrations_lead_to_the_tables_of_this_version(database: Connection) -> None:
    assert compare_metadata(MigrationContext.configure(database), TABLES) == []


def test_migrating_twice_changes_nothing(address: str) -> None:
    engine = connected(address)
    migrate(engine)

    assert is_current(engine)


def test_a_server_without_the_tables_is_left_as_it_is(postgresql: PostgreSQL) -> None:
    address = postgresql.address("untouched")

    with pytest.raises(OutdatedError):
        opened(address)
    assert not is_current(connected(address))
