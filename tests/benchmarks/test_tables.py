"""The report shows what was counted, and leaves open what was not asked."""

from benchmarks.understanding.tables import (
    confusion_lines,
    failures,
    kind_table,
    side_by_side,
    wrong_fact_lines,
)
from tests.benchmarks.made import make_item, make_outcome

ASKED = [
    make_outcome(make_item(turns=("One?",))),
    make_outcome(make_item(turns=("Two?",)), said="boats", wrong="boats"),
    make_outcome(make_item(kind="follow_up", turns=("One?", "Why?"))),
    make_outcome(make_item("unknown", "unknown", turns=("Cost?",)), said="fish", wrong="fish"),
    make_outcome(make_item("unknown", "unknown", turns=("Name?",)), said="unknown"),
]


def cells(table: str) -> list[list[str]]:
    """The words of each line."""
    return [line.split() for line in table.splitlines()]


def test_each_kind_has_its_row_below_that_of_all() -> None:
    assert cells(kind_table(ASKED)) == [
        ["kind", "items", "right", "wrong", "facts"],
        ["all", "5", "60.0%", "40.0%"],
        ["fact", "2", "50.0%", "50.0%"],
        ["follow_up", "1", "100.0%", "0.0%"],
        ["unknown", "2", "50.0%", "50.0%"],
    ]


def test_wrong_facts_are_those_of_questions_without_an_answer() -> None:
    assert "ours: 1 of 2 (50.0%); 0 more" in wrong_fact_lines({"ours": ASKED})


def test_a_set_without_such_questions_has_no_wrong_facts_among_them() -> None:
    assert "ours: 0 of 0 (0.0%)" in wrong_fact_lines({"ours": ASKED[:1]})


def test_systems_stand_side_by_side_and_cells_they_were_not_asked_stay_open() -> None:
    single = [make_outcome(one.item, said="none") for one in ASKED if len(one.item.turns) == 1]

    assert cells(side_by_side({"ours": ASKED, "peer": single})) == [
        ["ours", "peer"],
        ["kind", "items", "right", "wrong", "facts", "right", "wrong", "facts"],
        ["all", "5", "60.0%", "40.0%", "-", "-"],
        ["single", "turns", "4", "50.0%", "50.0%", "0.0%", "0.0%"],
        ["fact", "2", "50.0%", "50.0%", "0.0%", "0.0%"],
        ["follow_up", "1", "100.0%", "0.0%", "-", "-"],
        ["unknown", "2", "50.0%", "50.0%", "0.0%", "0.0%"],
    ]


def test_all_lines_of_a_comparison_end_at_the_same_column() -> None:
    table = side_by_side({"ours": ASKED, "peer": ASKED})

    assert len({len(line) for line in table.splitlines()}) == 1


def test_confusions_are_shown_with_their_number() -> None:
    assert confusion_lines([*ASKED, ASKED[1]]).splitlines() == [
        "   2  fish     ->  boats",
        "   1  unknown  ->  fish",
    ]
    assert confusion_lines(ASKED[:1]).strip() == "none"


def test_failures_show_the_question_and_mark_a_wrong_fact() -> None:
    assert failures(ASKED).splitlines() == [
        "W fact | Two? | expected fish | said boats",
        "W unknown | Cost? | expected unknown | said fish",
    ]
