"""A question that makes sense only after an answer is read in the light of that answer."""

import pytest

from donorguide.answers import Question
from donorguide.knowledge import Entry, Focus
from tests.answers.visitor import Visitor, make_visitor
from tests.factories import make_claim, make_entry, make_offers, make_unknown

FACETS = "children young_people families disability number share comparison trend why since where"
SCOPES = "city province region country"


def after_the_first(*entries: Entry) -> Visitor:
    """A visitor who has had the first of the entries answered."""
    visitor = make_visitor(*entries)
    visitor.asks(next(iter(visitor.composer.knowledge.entries)))
    return visitor


@pytest.mark.parametrize("facet", f"{FACETS} {SCOPES} how who price name".split())
def test_a_facet_leads_to_the_entry_the_last_answer_names_for_it(facet: str) -> None:
    visitor = after_the_first(make_entry("fact", follow_ups={facet: "led"}), make_entry("led"))

    reply = visitor.follows_up(facet)

    assert reply.outcome == "answered"
    assert reply.entries == ("led",)


def test_which_of_the_things_named_goes_before_the_facet() -> None:
    three = make_entry("three", follow_ups={"second": "middle", "more": "first"})
    entries = (three, make_entry("first"), make_entry("middle"))

    assert after_the_first(*entries).follows_up("more", ordinal="second").entries == ("middle",)
    assert after_the_first(*entries).follows_up("more", ordinal="last").entries == ("first",)


def test_which_of_the_things_named_is_told_though_nothing_else_is_understood() -> None:
    three = make_entry("three", follow_ups={"second": "middle"})
    focus = Focus(ordinal="second")
    unclear = Question(("off_topic", "ask_three"), focus, confidences=(0.2, 0.1))
    clear = Question(("ask_three",), focus, confidences=(0.8,))

    for question, entry in ((unclear, "middle"), (clear, "three")):
        visitor = after_the_first(three, make_entry("middle"))

        assert visitor.sends(question).entries == (entry,)


def test_the_words_of_the_facet_itself_do_not_stand_in_the_way() -> None:
    fact = make_entry("fact", follow_ups={"children": "story"})
    story = make_entry("story", offers=make_offers("what", groups="families"))

    reply = after_the_first(fact, story).follows_up("children", groups="children")

    assert reply.entries == ("story",)


def test_what_the_last_entry_offers_itself_is_answered_by_it() -> None:
    offers = make_offers("what", "since", scopes="city", groups="children")

    for facet in ("since", "city", "children"):
        reply = after_the_first(make_entry("fact", offers=offers)).follows_up(facet)

        assert reply.outcome == "answered"
        assert reply.entries == ("fact",)


@pytest.mark.parametrize(
    ("facet", "outcome"),
    [
        ("number", "no_number"),
        ("why", "no_why"),
        ("where", "no_where"),
        ("children", "other_group"),
        ("disability", "other_group"),
        ("country", "no_what"),
    ],
)
def test_what_nothing_leads_to_is_refused(facet: str, outcome: str) -> None:
    fact = make_entry("fact", offers=make_offers("what", scopes="city", groups="people"))

    assert after_the_first(fact).follows_up(facet).outcome == outcome


def test_the_scope_that_is_named_is_the_one_that_is_meant() -> None:
    fact = make_entry("fact", follow_ups={"city": "town", "province": "around"})
    visitor = after_the_first(fact, make_entry("town"), make_entry("around"))

    assert visitor.follows_up("province", scopes="city").entries == ("town",)


def test_another_place_is_refused_in_a_follow_up_too() -> None:
    fact = make_entry("fact", follow_ups={"number": "count"})
    visitor = after_the_first(fact, make_entry("count", offers=make_offers("number")))

    assert visitor.follows_up("number", other_place="Narnia").outcome == "other_place"


def test_after_an_unknown_entry_another_scope_leads_to_the_nearest_fact() -> None:
    visitor = after_the_first(
        make_unknown("open", related=("fact",)),
        make_entry("fact", follow_ups={"country": "whole", "why": "reason"}),
        make_entry("whole"),
        make_entry("reason"),
    )

    assert visitor.follows_up("country").entries == ("whole",)


def test_after_an_unknown_entry_its_reason_is_unknown_as_well() -> None:
    visitor = after_the_first(
        make_unknown("open", related=("fact",)),
        make_entry("fact", follow_ups={"why": "reason"}),
        make_entry("reason"),
    )

    assert visitor.follows_up("why").outcome == "no_why"


def test_without_an_answer_before_it_asks_what_is_meant() -> None:
    for facet in ("why", "more", "next", "back", "repeat", "source"):
        reply = make_visitor(make_entry("fact")).follows_up(facet)

        assert reply.outcome == "no_context"
        assert reply.entries == ()


def test_more_gives_the_longer_answer_first() -> None:
    reply = after_the_first(make_entry("fact", more="There is more to it.")).follows_up("more")

    assert reply.text.startswith("There is more to it.\nSource: ")
    assert reply.entries == ("fact",)


def test_more_then_goes_on_to_what_is_new() -> None:
    visitor = after_the_first(
        make_entry("fact", more="There is more.", follow_ups={"more": "a"}, related=("a", "b")),
        make_entry("a", related=("fact", "b")),
        make_entry("b", related=("fact", "a")),
    )

    said = [visitor.follows_up("more").entries for _ in range(3)]

    assert said == [("fact",), ("a",), ("b",)]


def test_next_leads_on_without_the_longer_answer() -> None:
    visitor = after_the_first(
        make_entry("fact", more="There is more.", follow_ups={"next": "led"}), make_entry("led")
    )

    assert visitor.follows_up("next").entries == ("led",)


def test_when_all_was_told_it_says_so() -> None:
    visitor = after_the_first(make_entry("fact", related=("fact",)))

    reply = visitor.follows_up("more")

    assert reply.outcome == "nothing_more"
    assert reply.text == "Nothing more on what is known of fact."


def test_back_states_the_answer_before_the_last() -> None:
    visitor = make_visitor(make_entry("a"), make_entry("b"), make_entry("c"))
    for entry in ("a", "b", "c"):
        visitor.asks(entry)

    assert visitor.follows_up("back").entries == ("b",)


def test_back_to_something_named_states_that() -> None:
    visitor = make_visitor(make_entry("a"), make_entry("b"), make_entry("c"))
    for entry in ("a", "b", "c"):
        visitor.asks(entry)

    assert visitor.follows_up("back", "a").entries == ("a",)


def test_back_after_a_single_answer_states_it_again() -> None:
    assert after_the_first(make_entry("a")).follows_up("back").entries == ("a",)


def test_repeat_states_the_last_answer_in_the_same_words() -> None:
    visitor = make_visitor(make_entry("fact"))
    first = visitor.asks("fact")

    assert [visitor.follows_up("repeat").text for _ in range(3)] == [first.text] * 3


def test_the_source_is_named_and_keeps_the_context() -> None:
    visitor = after_the_first(
        make_entry("fact", follow_ups={"why": "reason"}), make_entry("reason")
    )

    reply = visitor.follows_up("source")

    assert reply.text == "It stands in A page by A publisher."
    assert visitor.follows_up("why").entries == ("reason",)


def test_small_talk_between_keeps_the_context() -> None:
    visitor = after_the_first(
        make_entry("fact", follow_ups={"why": "reason"}), make_entry("reason")
    )

    visitor.says("greet")

    assert visitor.follows_up("why").entries == ("reason",)


def test_the_meaning_of_a_figure_is_the_fact_that_states_it() -> None:
    visitor = make_visitor(
        make_entry("people", claims={"people": make_claim(85_000_000, unit="people")}),
        make_entry("share", claims={"share": make_claim(85, unit="%")}),
        make_entry("rest"),
    )

    assert visitor.follows_up("figure", figures=("85%",)).entries == ("share",)
    assert visitor.follows_up("figure", figures=("85",)).entries == ("people", "share")


def test_a_figure_that_nobody_states_is_the_last_answers() -> None:
    visitor = after_the_first(make_entry("fact"))

    assert visitor.follows_up("figure", figures=("7",)).entries == ("fact",)


def test_everybody_is_a_group_to_follow_up() -> None:
    visitor = after_the_first(make_entry("kids", follow_ups={"people": "all"}), make_entry("all"))

    assert visitor.follows_up("families", groups="people").entries == ("all",)


def test_a_group_that_is_named_leads_on_whatever_group_was_heard() -> None:
    fact = make_entry("fact", follow_ups={"children": "young", "young_people": "older"})
    visitor = after_the_first(fact, make_entry("young"), make_entry("older"))

    assert visitor.follows_up("young_people", groups="children").entries == ("young",)
