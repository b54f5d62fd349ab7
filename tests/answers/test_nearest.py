"""A fact that is likely meant, but not surely, is told as no more than the nearest one."""

import pytest

from donorguide.answers import Question
from tests.answers.visitor import make_visitor
from tests.factories import make_claim, make_entry, make_offers, make_unknown


def test_it_is_told_by_its_name_beside_what_else_may_be_meant() -> None:
    visitor = make_visitor(make_entry("a"), make_entry("b"))

    reply = visitor.asks_unclearly({"a": 0.4, "b": 0.3})

    assert reply.outcome == "nearest"
    assert reply.body == "Perhaps this: This is the fact on a."
    assert reply.source == "Source: A page, March 2026"
    assert reply.buttons == ("What about b?", "Something else")


@pytest.mark.parametrize(
    ("chance", "outcome"), [(0.85, "answered"), (0.4, "nearest"), (0.05, "unsure")]
)
def test_how_sure_the_question_is_decides_how_a_fact_is_told(chance: float, outcome: str) -> None:
    assert make_visitor(make_entry("a")).asks_unclearly({"a": chance}).outcome == outcome


def test_it_takes_less_to_say_that_the_source_does_not_tell() -> None:
    assert make_visitor(make_unknown("a")).asks_unclearly({"a": 0.3}).outcome == "unknown"


def test_the_fact_that_may_be_meant_is_told_beside_what_the_source_leaves_open() -> None:
    visitor = make_visitor(make_unknown("a"), make_entry("b"))

    reply = visitor.asks_unclearly({"a": 0.4, "b": 0.3})

    assert reply.outcome == "unknown"
    assert reply.body.endswith("\n\nOr this: This is the fact on b. Ask team on the website.")
    assert reply.body.count("Ask team") == 1
    assert reply.entries == ("a", "b")
    assert reply.source == "Source: A page, March 2026"


@pytest.mark.parametrize("chances", [{"a": 0.85, "b": 0.25}, {"a": 0.4, "b": 0.05}])
def test_no_fact_is_told_beside_it_where_that_is_sure_or_the_fact_is_not(
    chances: dict[str, float],
) -> None:
    reply = make_visitor(make_unknown("a"), make_entry("b")).asks_unclearly(chances)

    assert reply.entries == ("a",)


def test_no_fact_is_told_beside_it_that_does_not_offer_what_is_asked_for() -> None:
    visitor = make_visitor(make_unknown("a"), make_entry("b", offers=make_offers("what")))

    assert visitor.asks_unclearly({"a": 0.4, "b": 0.3}, kind="number").entries == ("a",)


def test_the_fact_of_a_figure_that_is_named_corrects_beside_it() -> None:
    million = {"people": make_claim(2_000_000, "people")}
    entry = make_entry("a", claims=million, answer="{people} people are poor.")
    sure = {"open": 0.9}

    corrected = make_visitor(make_unknown("open"), entry)
    reply = corrected.asks_unclearly(sure, figures=("2 million",))
    assert reply.entries == ("open", "a")
    assert "That is this: 2 million people are poor." in reply.body
    dated = {"figures": ("2 million",), "other_time": True}
    assert corrected.asks_unclearly(sure, **dated).entries == ("open",)
    quoted = make_visitor(make_entry("open", unknown=True, answer="Not if 2 million."), entry)
    assert quoted.asks_unclearly(sure, figures=("2 million",)).entries == ("open",)


def test_of_several_questions_none_gets_a_fact_beside_it() -> None:
    visitor = make_visitor(make_unknown("a"), make_entry("b"), make_entry("c"))
    unclear = Question(("ask_a", "ask_b"), confidences=(0.4, 0.3))

    assert visitor.sends(unclear, Question(("ask_c",))).entries == ("a", "c")


def test_a_fact_that_does_not_offer_what_is_asked_for_is_not_told() -> None:
    visitor = make_visitor(make_entry("a", offers=make_offers("what")))

    assert visitor.asks_unclearly({"a": 0.4}, kind="number").outcome == "unsure"
    assert visitor.asks_unclearly({"a": 0.4}, other_place="Narnia").outcome == "other_place"


def test_it_is_what_a_follow_up_goes_on_from() -> None:
    visitor = make_visitor(
        make_entry("a", follow_ups={"why": "c"}), make_entry("b"), make_entry("c")
    )

    visitor.asks_unclearly({"a": 0.4, "b": 0.3})

    assert visitor.follows_up("why").entries == ("c",)


def test_if_the_next_turn_is_not_understood_it_leads_to_a_person() -> None:
    visitor = make_visitor(make_entry("a"))

    visitor.asks_unclearly({"a": 0.4})

    assert visitor.is_not_understood().outcome == "unsure_twice"


def test_two_nearest_facts_are_not_told_in_the_same_words() -> None:
    visitor = make_visitor(make_entry("a"), make_entry("b"))
    unclear = [Question((f"ask_{one}",), confidences=(0.3,)) for one in "ab"]

    told = "Perhaps this: This is the fact on a.\n\nAnd this: This is the fact on b."
    assert visitor.sends(*unclear).body == told
