"""The rate of turns under load counts what was answered."""

from collections import defaultdict

import pytest

from benchmarks import load
from benchmarks.load import Burst

OURS, STOCK = "Donor Guide", "stock Rasa"


@pytest.fixture
def bursts() -> load.Bursts:
    found: load.Bursts = defaultdict(list)
    for users in load.LEVELS:
        for cached in (False, True):
            found[OURS, users, cached] = [Burst(100, 0, 1.0), Burst(100, 0, 3.0)]
            found[STOCK, users, cached] = [Burst(100, 20, 8.0)]
    return found


def test_the_rate_counts_answered_turns_of_all_rounds_together(bursts: load.Bursts) -> None:
    _, rates, targets = load.tables([OURS, STOCK], bursts)

    assert rates.splitlines()[1].split() == "1 Donor Guide 50.0 50.0 1.00 0".split()
    assert rates.splitlines()[2].split() == "1 stock Rasa 10.0 10.0 5.00 40".split()
    assert targets.splitlines()[1].split()[-4:] == "5.00 at least 3".split()


def test_the_rate_without_stock_rasa_leaves_the_target_open(bursts: load.Bursts) -> None:
    assert " - " in load.tables([OURS], bursts)[2].splitlines()[1]
