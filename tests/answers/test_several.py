"""Several questions of one message are answered in their order, in one reply."""

from dataclasses import replace

from donorguide.answers import Question
from tests.answers.visitor import make_question, make_visitor
from tests.factories import make_entry, make_offers, make_unknown


def make_questions(names: str) -> list[Question]:
    """A question about each entry named by a letter."""
    return [make_question(f"ask_{name}") for name in names]


def test_all_are_answered_in_order_above_one_source_line() -> None:
    visitor = make_visitor(make_entry("a"), make_entry("b"))

    reply = visitor.sends(*make_questions("ba"))

    fact_a, fact_b = "This is the fact on a.", "This is the fact on b."
    assert reply.text.index(fact_b) < reply.text.index(fact_a)
    assert reply.text.count("Source: A page, March 2026") == 1
    assert reply.text.endswith("Source: A page, March 2026")
    assert reply.entries == ("b", "a")


def test_the_first_three_are_answered_and_the_rest_is_offered() -> None:
    visitor = make_visitor(*map(make_entry, "abcde"))

    reply = visitor.sends(*make_questions("abcde"))

    assert reply.entries == ("a", "b", "c")
    assert reply.buttons == ("What about d?", "What about e?")


def test_of_more_than_three_what_was_not_understood_comes_last() -> None:
    visitor = make_visitor(*map(make_entry, "abc"))

    reply = visitor.sends(make_question("nlu_fallback"), *make_questions("abc"))

    assert reply.entries == ("a", "b", "c")


def test_an_answer_and_a_refusal_stand_side_by_side() -> None:
    visitor = make_visitor(make_entry("a"), make_entry("b", offers=make_offers("what")))

    reply = visitor.sends(make_question("ask_a"), make_question("ask_b", kind="number"))

    assert "This is the fact on a." in reply.text
    assert "No number, but what is known of b." in reply.text


def test_what_is_stated_is_not_told_once_more_as_the_nearest() -> None:
    faint = replace(make_question("ask_a"), confidences=(0.3,))

    reply = make_visitor(make_entry("a")).sends(make_question("ask_a"), faint)

    assert reply.body == "This is the fact on a."


def test_a_message_of_unknowns_has_no_source_line() -> None:
    reply = make_visitor(make_unknown("a"), make_unknown("b")).sends(*make_questions("ab"))

    assert "Source" not in reply.text


def test_the_last_answer_is_what_a_follow_up_means() -> None:
    visitor = make_visitor(
        make_entry("a", follow_ups={"why": "c"}),
        make_entry("b", follow_ups={"why": "d"}),
        make_entry("c"),
        make_entry("d"),
    )

    visitor.sends(*make_questions("ab"))

    assert visitor.follows_up("why").entries == ("d",)


def test_a_follow_up_in_the_message_means_the_question_before_it() -> None:
    visitor = make_visitor(make_entry("a", follow_ups={"why": "c"}), make_entry("c"))

    reply = visitor.sends(make_question("ask_a"), make_question("facet_why"))

    assert reply.entries == ("a", "c")


def test_quick_replies_of_several_answers_are_few_and_differ() -> None:
    visitor = make_visitor(*(make_entry(name, related=tuple("abcdef")) for name in "abcdef"))

    buttons = visitor.sends(*make_questions("abc")).buttons

    assert len(set(buttons)) == len(buttons) <= 3
