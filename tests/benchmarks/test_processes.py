"""Processes are read from ps, with all that descend from them."""

import os

import pytest

from benchmarks.processes import Process, below, parsed, running_below


def test_a_process_is_known_by_what_python_runs_in_it() -> None:
    line = "  12     1  2048 00:01:05 /a/python -m addons.launcher.rasa run -m model"

    assert parsed(line) == Process(12, 1, 2048 * 1024, 65, "addons.launcher.rasa")
    assert parsed("1 0 0 00:00:00 [kthreadd]").module == "[kthreadd]"


@pytest.mark.parametrize(
    ("time", "seconds"), [("0:01.50", 1.5), ("01:00:02", 3602), ("2-00:00:01", 172_801)]
)
def test_processor_time_is_read_as_each_system_writes_it(time: str, seconds: float) -> None:
    assert parsed(f"1 0 0 {time} program").busy == seconds


def test_children_of_children_belong_to_a_process_and_others_do_not() -> None:
    pairs = ((4, 3), (3, 2), (2, 1), (9, 1))
    processes = [Process(pid, parent, 0, 0, "") for pid, parent in pairs]

    assert [one.pid for one in below([2], processes)] == [2, 3, 4]


def test_this_process_holds_memory() -> None:
    assert running_below([os.getpid()])[0].resident > 1_000_000
