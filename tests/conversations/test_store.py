"""The store is opened again whenever the database was lost, and never waits without end."""

import asyncio
import sqlite3
import time
import traceback
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Connection

from donorguide.conversations import Store, StoreError, database, inbox, store
from donorguide.conversations.database import connected
from donorguide.conversations.migrations import migrate
from tests.conversations.conftest import use
from tests.postgresql import PostgreSQL


def accept(connection: Connection, number: int = 1) -> int:
    """Accepts a message."""
    return inbox.accept(connection, "rest:anna", str(number), "Where is it?").id


def test_what_was_kept_is_there_when_it_is_opened_again(address: str) -> None:
    use(Store(address), accept)

    assert len(use(Store(address), inbox.unanswered)) == 1


def test_a_file_that_was_deleted_is_made_anew(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/conversations.db"
    ours = Store(address)
    use(ours, accept)
    for file in tmp_path.glob("conversations.db*"):
        file.unlink()
    use(ours, accept)

    assert len(use(Store(address), inbox.unanswered)) == 1


def test_a_file_that_is_no_database_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "conversations.db").write_text("no database, " * 1000)

    with pytest.raises(StoreError):
        use(Store(f"sqlite:///{tmp_path}/conversations.db"), accept)


def test_a_server_that_was_restarted_is_used_again(postgresql: PostgreSQL) -> None:
    address = postgresql.address("restarted")
    migrate(connected(address))
    ours = Store(address)
    use(ours, accept)
    postgresql.control("restart", "-m", "immediate")

    assert use(ours, partial(accept, number=2)) > 1


def test_a_lock_is_waited_for_by_one_and_not_by_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.5)
    monkeypatch.setattr(store, "SLOW", 0.3)
    ours = Store(f"sqlite:///{tmp_path}/conversations.db")
    use(ours, accept)

    async def ten() -> list[object]:
        works = (partial(accept, number=number) for number in range(2, 12))
        return await asyncio.gather(*map(ours.use, works), return_exceptions=True)

    with sqlite3.connect(tmp_path / "conversations.db") as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        refused = asyncio.run(ten())
        took = time.monotonic() - began

    assert [type(one) for one in refused] == [StoreError] * 10
    assert took < 10 * 0.5
    time.sleep(store.REST)
    assert use(ours, partial(accept, number=12)) == 2


def test_an_error_quotes_nothing_of_what_was_to_be_written(address: str) -> None:
    statement, word = text("insert into nowhere values (:word)"), "".join(("my ", "number"))
    with pytest.raises(StoreError) as raised:
        use(Store(address), lambda connection: connection.execute(statement, {"word": word}))

    assert word not in "".join(traceback.format_exception(raised.value))
