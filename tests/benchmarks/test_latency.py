"""Latency is compared with stock Rasa where that is there."""

from benchmarks import latency
from benchmarks.visitors import Waited
from benchmarks.waits import Waits

OURS, STOCK = "Donor Guide", "stock Rasa"


def test_latency_is_compared_at_the_turn_that_has_a_target() -> None:
    waits = Waits()
    for turn in latency.TURNS:
        waits.add(OURS, turn, Waited(0.01, answered=True))
        waits.add(STOCK, turn, Waited(0.05 if turn == 3 else 0.02, answered=True))
    _, systems, targets = latency.tables({OURS: 0.02, STOCK: 0.03}, waits)

    assert systems.splitlines()[2].split() == "stock Rasa 5 0 20.0 50.0 50.0 30.0 2.00".split()
    assert targets.splitlines()[1].split()[-4:] == "5.00 at least 2".split()
    assert targets.splitlines()[2].split()[-1] == "1.50"


def test_latency_without_stock_rasa_leaves_the_target_open() -> None:
    waits = Waits()
    waits.add(OURS, 3, Waited(0.01, answered=True))

    assert " - " in latency.tables({OURS: 0.02, "floor": 0.001}, waits)[2].splitlines()[1]
