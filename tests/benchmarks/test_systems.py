"""Systems are asked in a fair order, new questions, and begin with an empty database."""

from pathlib import Path

from benchmarks import latency, load
from benchmarks.serving import System, delete_database
from benchmarks.side_by_side import rotated
from benchmarks.texts import distinct_questions


def make_system(name: str) -> System:
    return System(name, "http://127.0.0.1:1", (1,), 1.0)


def test_each_system_comes_first_as_often_as_any_other() -> None:
    systems = [make_system(name) for name in "abc"]

    orders = ["".join(one.name for one in rotated(systems, number)) for number in range(4)]
    assert orders == ["abc", "bca", "cab", "abc"]


def test_there_are_enough_questions_of_which_no_two_are_alike() -> None:
    turns = load.TURNS * sum(users * times for users, times in load.LEVELS.items()) * load.ROUNDS
    most = max(turns, latency.CONVERSATIONS * len(latency.TURNS))

    assert len({*distinct_questions()}) >= most


def test_a_run_begins_without_the_conversations_of_the_one_before(tmp_path: Path) -> None:
    for name in ("conversations.db", "conversations.db-wal", "other.db"):
        (tmp_path / name).touch()

    delete_database(tmp_path / "conversations.db")

    assert [path.name for path in tmp_path.iterdir()] == ["other.db"]
