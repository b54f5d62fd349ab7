"""An empty database for each test, in a file and on a server."""

import asyncio
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy.engine import Connection

from donorguide.conversations import Store
from donorguide.conversations.database import connected, opened
from donorguide.conversations.migrations import migrate
from tests.postgresql import PostgreSQL

Result = TypeVar("Result")
names = (f"test{number}" for number in itertools.count())


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new/conversations.db"
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return server.address(next(names))


@pytest.fixture
def address(bare: str) -> str:
    """The address of an empty database with the tables of this version."""
    if not bare.startswith("sqlite"):
        migrate(connected(bare))
    return bare


@pytest.fixture
def database(address: str) -> Iterator[Connection]:
    """An empty database, in a transaction."""
    engine = opened(address)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def use(store: Store, work: Callable[[Connection], Result]) -> Result:
    """Does some work in a store and waits for it."""
    return asyncio.run(store.use(work))
