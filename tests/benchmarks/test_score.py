"""A reply is right by its words, and a fact that is no answer is worse than no answer."""

import pytest

from tests.benchmarks.made import BOATS, FISH, MORE, PRICE, make_item, make_scorer

SCORER = make_scorer()


def test_a_reply_with_the_expected_fact_is_right() -> None:
    reply = f"{FISH}\nSource: A page, March 2026"

    assert SCORER.right(make_item(), reply)
    assert SCORER.wrong_facts(make_item(), reply) == set()


def test_the_longer_text_of_an_entry_is_right_as_well() -> None:
    assert SCORER.right(make_item(), MORE)


def test_any_of_the_expected_labels_will_do() -> None:
    assert SCORER.right(make_item("boats fish"), FISH)


def test_another_fact_is_wrong() -> None:
    assert not SCORER.right(make_item(), BOATS)
    assert SCORER.wrong_facts(make_item(), BOATS) == {"boats"}


def test_a_right_fact_does_not_excuse_a_wrong_one_beside_it() -> None:
    reply = f"{FISH}\n\n{BOATS}"

    assert not SCORER.right(make_item(), reply)
    assert SCORER.wrong_facts(make_item(), reply) == {"boats"}


def test_a_further_fact_may_be_stated_where_the_question_allows_it_but_not_alone() -> None:
    item = make_item(may=("boats",))

    assert SCORER.right(item, f"{FISH}\n\n{BOATS}")
    assert not SCORER.right(item, BOATS)
    assert SCORER.wrong_facts(item, BOATS) == set()


def test_of_several_questions_all_must_be_answered() -> None:
    item = make_item("", together=("fish", "boats"))

    assert SCORER.right(item, f"{FISH}\n\n{BOATS}")
    assert not SCORER.right(item, FISH)
    assert SCORER.wrong_facts(item, FISH) == set()


@pytest.mark.parametrize(
    "reply",
    ["Did you mean one of these?", "In other words, please?", "I still don't understand. Ask team"],
)
def test_unsure_is_right_only_where_it_is_expected(reply: str) -> None:
    assert SCORER.right(make_item("unsure"), reply)
    assert not SCORER.right(make_item(), reply)
    assert SCORER.wrong_facts(make_item(), reply) == set()


@pytest.mark.parametrize(
    "reply", [PRICE, "No number, but what is known of fish.", "Only Velmora, not Paris."]
)
def test_a_refusal_means_that_the_source_does_not_tell(reply: str) -> None:
    assert SCORER.right(make_item("unknown", "unknown"), reply)
    assert not SCORER.right(make_item(), reply)
    assert SCORER.facts(SCORER.labels(reply)) == set()


def test_a_fact_instead_of_a_refusal_is_a_wrong_one() -> None:
    assert SCORER.wrong_facts(make_item("unknown", "unknown"), FISH) == {"fish"}


def test_the_nearest_fact_under_its_own_scope_is_not_wrong() -> None:
    item = make_item("unknown", "unknown")
    reply = f"Not given for the town. {FISH}"

    assert SCORER.right(item, reply)
    assert SCORER.wrong_facts(item, reply) == set()


def test_a_fact_that_is_told_as_the_nearest_is_not_wrong_and_may_be_right() -> None:
    reply = f"Perhaps this: {FISH}"

    assert SCORER.right(make_item("unknown", "unknown"), reply)
    assert SCORER.right(make_item("fish"), reply)
    assert not SCORER.right(make_item("boats"), reply)
    assert SCORER.wrong_facts(make_item("boats"), reply) == set()


def test_a_fact_that_is_told_beside_what_the_source_leaves_open_is_not_wrong() -> None:
    reply = f"(no_number)\n\nOr this: {FISH}"

    assert SCORER.wrong_facts(make_item("unknown", "unknown"), reply) == set()


def test_the_nearest_fact_does_not_excuse_another_one_beside_it() -> None:
    assert SCORER.wrong_facts(make_item(), f"Perhaps this: {FISH}\n\n{BOATS}") == {"boats"}


def test_no_reply_is_not_right() -> None:
    assert SCORER.labels("") == set()
    assert not SCORER.right(make_item(), "")


def test_a_saying_is_found_with_its_braces_filled() -> None:
    assert "greet" in SCORER.labels("Hello from Lantern House in Velmora.")
    assert "from_source" in SCORER.labels("It stands in A page by A publisher.")
