"""Labels are put into groups for the picture."""

import pytest

from benchmarks.understanding.groups import GROUPS, OTHER, group, group_counts, in_order
from tests.benchmarks.made import make_item, make_outcome, make_scorer
from tests.contracts.project import composer

KNOWLEDGE = make_scorer().knowledge


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("fish", "sea"),
        ("boats + fish", "young people"),
        ("price", "not told"),
        ("unknown", "not told"),
        ("no_number", "not told"),
        ("other_place", "not told"),
        ("off_topic", "off topic"),
        ("no_context", "not understood"),
        ("other_language_de", "language"),
        ("nothing", "other"),
    ],
)
def test_a_label_belongs_to_the_topic_of_its_entry_or_to_a_group_of_sayings(
    label: str, expected: str
) -> None:
    assert group(label, KNOWLEDGE) == expected


def test_every_saying_of_the_bot_but_its_troubles_has_a_group() -> None:
    shipped = composer()
    left = {name for name in shipped.words.sayings if group(name, shipped.knowledge) == OTHER}

    assert left <= {"trouble", "loading", "busy", "left_out"}
    assert GROUPS["unsure"] == "not understood"


def test_a_right_reply_counts_for_the_group_that_was_expected() -> None:
    item = make_item("fish unsure")
    outcomes = [make_outcome(item, said="unsure"), make_outcome(said="boats", wrong="boats")]

    assert group_counts(outcomes, KNOWLEDGE) == {("sea", "sea"): 1, ("sea", "young people"): 1}


def test_topics_stand_before_sayings() -> None:
    names = ["not told", "young people", "safety", "sea"]

    assert in_order(names, KNOWLEDGE) == ["sea", "young people", "not told", "safety"]
