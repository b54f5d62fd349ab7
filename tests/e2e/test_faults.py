"""What was accepted is answered, once and in order, whatever fails."""

import os
import resource
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from addons.launcher.processes import STEADY
from donorguide.answers import Composer
from donorguide.conversations.database import connected
from donorguide.conversations.migrations import migrate
from donorguide.conversations.tables import INBOX
from tests.e2e.bot import Bot, running_bot
from tests.e2e.conftest import ROOT
from tests.e2e.load import Load, ours, until
from tests.postgresql import PostgreSQL

pytestmark = pytest.mark.trained
HEAD = """| fault | sent | accepted | answered | refused | lost | doubled | out of order | marked |
|---|---|---|---|---|---|---|---|---|
"""
A_PAGE = 4096  # bytes
Note = Callable[[str, Load, str], None]


@pytest.fixture(scope="module")
def note() -> Iterator[Note]:
    """Checks what became of a load and writes it down in var/faults.md."""
    rows = []

    def check(fault: str, load: Load, database: str) -> None:
        counts = load.counts(database)
        rows.append(counts.row(fault))
        assert (counts.lost, counts.doubled, counts.out_of_order) == (0, 0, 0), counts

    yield check
    (ROOT / "var" / "faults.md").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


@pytest.fixture
def database(tmp_path: Path) -> str:
    """The address of a database of the test's own."""
    return f"sqlite:///{tmp_path}/conversations.db"


def test_all_processes_are_killed_in_the_middle_of_500_messages(database: str, note: Note) -> None:
    load = Load(senders=10, each=50)
    with running_bot(ROOT, database=database) as bot:
        load.send(bot.address, then=bot.kill, after=100)
    before = {key: set(replies) for key, replies in load.replies.items()}
    with running_bot(ROOT, database=database) as bot:
        load.send(bot.address)

    assert 100 <= len(before) < len(load.replies) == 500
    assert {key: load.replies[key] for key in before} == before
    note("every process killed, started again, all sent again", load, database)


@pytest.mark.parametrize(("place", "server"), [(0, "action server"), (1, "Rasa server")])
def test_a_server_is_killed_in_the_middle_of_500_messages(
    database: str, note: Note, place: int, server: str
) -> None:
    load = Load(senders=10, each=50)
    with running_bot(ROOT, database=database) as bot:
        time.sleep(STEADY)  # what ends sooner is not started again
        kill = bot.servers()[place]
        load.send(bot.address, then=lambda: os.kill(kill, signal.SIGKILL), after=100)
        until(lambda: ready(bot))
        load.send(bot.address)

    assert len(load.replies) == 500
    note(f"{server} killed, all sent again", load, database)


def ready(bot: Bot) -> bool:
    """Whether every part is there."""
    try:
        return bot.client.get("/health/ready").status_code == 200
    except httpx.HTTPError:
        return False


def test_the_action_server_is_gone_and_comes_back(
    database: str, note: Note, composer: Composer
) -> None:
    load = Load(senders=5, each=20)
    with running_bot(ROOT, database=database) as bot:
        actions = bot.servers()[0]
        os.kill(actions, signal.SIGSTOP)
        assert bot.client.get("/health/ready").json()["actions"] == "down"
        said = bot.asked("Where is Qiqihar?").text
        os.kill(actions, signal.SIGCONT)
        load.send(bot.address)

    assert composer.knowledge.answer("location") in said
    assert len(load.replies) == 100
    note("action server stands still for one turn", load, database)


def test_the_database_is_locked_for_five_seconds(database: str, note: Note, tmp_path: Path) -> None:
    load = Load(senders=5, each=20)

    def lock() -> None:
        with sqlite3.connect(tmp_path / "conversations.db") as other:
            other.execute("BEGIN EXCLUSIVE")
            time.sleep(5)

    with running_bot(ROOT, database=database) as bot:
        load.send(bot.address, then=threading.Thread(target=lock).start, after=20)

    assert len(load.replies) == 100
    note("database locked for 5 s", load, database)


def test_the_disk_is_full_for_a_while(database: str, note: Note) -> None:
    load = Load(senders=5, each=60)
    with running_bot(ROOT, database=database) as bot:
        server, free = bot.servers()[1], resource.RLIM_INFINITY

        def limit(size: int) -> None:
            resource.prlimit(server, resource.RLIMIT_FSIZE, (size, free))

        def fill() -> None:
            limit(A_PAGE)
            threading.Timer(2, limit, (free,)).start()

        load.send(bot.address, then=fill, after=50)
        until(lambda: ready(bot))

    assert len(load.replies) == 300
    note("no room on the disk for 2 s", load, database)
    assert load.counts(database).accepted < 300


def test_the_database_is_deleted(database: str, note: Note, tmp_path: Path) -> None:
    load = Load(senders=5, each=40)

    def delete() -> None:
        for file in tmp_path.glob("conversations.db*"):
            file.unlink()

    with running_bot(ROOT, database=database) as bot:
        load.send(bot.address, then=delete, after=50)

    assert len(load.replies) == 200
    note("database deleted in the middle; accepted: what the new one holds", load, database)


def test_postgresql_is_restarted(postgresql: PostgreSQL, note: Note) -> None:
    database = postgresql.address("faults")
    migrate(connected(database))
    load = Load(senders=10, each=50)

    def restart() -> None:
        postgresql.control("restart", "-m", "immediate")

    with running_bot(ROOT, database=database) as bot:
        load.send(bot.address, then=threading.Thread(target=restart).start, after=100)
        # What could not be written down while it was gone is, by itself, once it is back.
        until(lambda: not load.counts(database).lost)
        until(lambda: ready(bot))
        bot.asked("Where is Qiqihar?")
        with connected(database).connect() as connection:
            later = connection.execute(select(INBOX).where(~ours(INBOX))).all()

    assert later[-1].text == "Where is Qiqihar?"
    assert len(load.replies) == 500
    note("PostgreSQL restarted", load, database)


def test_fifty_copies_of_each_message(database: str, note: Note) -> None:
    load = Load(senders=4, each=10, copies=50)
    with running_bot(ROOT, database=database) as bot:
        load.send(bot.address)

    assert len(load.replies) == 40
    note("each message 50 times at once", load, database)


def test_two_hundred_messages_of_one_visitor_at_once(database: str, note: Note) -> None:
    load = Load(senders=1, each=200, at_once=True)
    with running_bot(ROOT, database=database) as bot:
        load.send(bot.address)

    assert len(load.replies) == 200
    note("200 messages of one visitor at once", load, database)
