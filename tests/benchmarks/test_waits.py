"""Waits are counted by system and turn, and a turn without a reply has no time."""

from benchmarks.visitors import Waited
from benchmarks.waits import Waits


def make_waits(*seconds: float, system: str = "ours", turn: int = 1) -> Waits:
    waits = Waits()
    for one in seconds:
        waits.add(system, turn, Waited(one, answered=True))
    return waits


def test_the_turns_of_other_systems_and_numbers_do_not_count() -> None:
    waits = make_waits(1, 2, 6)
    waits.add("ours", 2, Waited(50, answered=True))
    waits.add("theirs", 1, Waited(70, answered=True))

    assert waits.median("ours", [1]) == 2
    assert waits.seconds("ours", [1, 2]) == [1, 2, 6, 50]


def test_a_turn_without_a_reply_is_an_error_and_has_no_time() -> None:
    waits = make_waits(1)
    waits.add("ours", 1, Waited(0.001, answered=False))

    assert waits.seconds("ours", [1]) == [1]
    assert (waits.errors["ours"], waits.errors["theirs"]) == (1, 0)


def test_the_percentile_is_a_time_that_was_taken() -> None:
    waits = make_waits(*range(100, 0, -1))

    assert waits.percentile("ours", [1], 95) == 95
    assert make_waits(3).percentile("ours", [1], 95) == 3


def test_what_was_not_measured_has_no_time() -> None:
    waits = Waits()

    assert waits.median("ours", [1]) is waits.percentile("ours", [1], 95) is None
