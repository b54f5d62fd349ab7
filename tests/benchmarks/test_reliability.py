"""The reliability curve sets the share right beside the confidence."""

import pytest

from benchmarks.understanding.reliability import (
    Bin,
    bins,
    calibration_error,
    has_one_intent,
    intent_is_right,
)
from tests.benchmarks.made import make_item


def test_questions_of_like_confidence_are_one_point_of_the_curve() -> None:
    curve = bins([(0.125, False), (0.1875, True), (1.0, True)])

    assert curve == [Bin(0.15625, 0.5, 2), Bin(1.0, 1.0, 1)]


def test_the_distance_weighs_points_by_their_questions() -> None:
    assert calibration_error([Bin(0.5, 0.6, 3), Bin(0.9, 0.5, 1)]) == pytest.approx(0.175)
    assert calibration_error([]) == 0


def test_a_question_counts_when_its_intent_alone_makes_it_right() -> None:
    assert has_one_intent(make_item())
    assert not has_one_intent(make_item("unknown fish"))
    assert not has_one_intent(make_item(turns=("What about fish?", "Why?")))
    assert not has_one_intent(make_item("", together=("fish", "boats")))


def test_an_intent_is_right_when_its_label_is_expected() -> None:
    assert intent_is_right(make_item("fish"), "ask_fish")
    assert intent_is_right(make_item("donate"), "donate")
    assert intent_is_right(make_item("language"), "other_language")
    assert not intent_is_right(make_item("fish"), "ask_boats")
