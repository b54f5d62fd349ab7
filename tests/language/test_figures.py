"""Figures are found as claims write them."""

import pytest

from donorguide.language.figures import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("so 8,4 per cent are poor", ("8.4%",)),
        ("the 85 million, is that people", ("85 million",)),
        ("since 1992", ("1992",)),
        ("exactly 1,600,000 people", ("1.6 million",)),
        ("1.600.000 or 1600000", ("1.6 million", "1.6 million")),
        ("you help two million people", ("2 million",)),
        ("eighty-five percent of them", ("85%",)),
        ("eighty - five million of them", ("85 million",)),
        ("eight point four", ("8.4",)),
        ("are the 5 million part of the 85", ("5 million", "85 million")),
        ("85 million in 1992, 2 questions", ("85 million", "1992", "2")),
        ("8.4% or 85 million, or 12", ("8.4%", "85 million", "12")),
        ("one of two children", ()),
        ("five kids and 2 dogs", ("2",)),
    ],
)
def test_a_figure_is_found_in_digits_and_in_words(text: str, found: tuple[str, ...]) -> None:
    assert figures(text) == found
