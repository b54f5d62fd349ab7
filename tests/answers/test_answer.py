"""A question about an entry gets the entry, or the reason why it does not answer."""

from dataclasses import replace
from typing import Any

import pytest

from donorguide.answers import Composer
from tests.answers.visitor import Visitor, make_question, make_visitor
from tests.factories import (
    make_claim,
    make_entry,
    make_knowledge,
    make_offers,
    make_unknown,
    make_words,
)

SOURCE = "\nSource: A page, March 2026"


def test_a_fact_is_stated_with_its_source_below() -> None:
    people = make_entry(
        "people",
        claims={"count": make_claim(2_000_000, "people", "more than")},
        answer="{count} people live here.",
    )

    reply = make_visitor(people).asks("people")

    assert reply.text == f"More than 2 million people live here.{SOURCE}"
    assert reply.outcome == "answered"


def test_a_receipt_names_the_entry_and_the_version_of_the_knowledge() -> None:
    reply = make_visitor(make_entry("people")).asks("people")

    assert reply.receipt == {
        "outcomes": ["answered"],
        "entries": ["people"],
        "knowledge": "0123456789ab",
    }


def test_of_several_entries_the_first_is_answered() -> None:
    reply = make_visitor(make_entry("people"), make_entry("town")).asks("town", "people")

    assert reply.entries == ("town",)


def test_what_the_source_does_not_tell_is_said_without_a_source() -> None:
    reply = make_visitor(make_unknown("climate")).asks("climate")

    assert reply.text == "Nobody tells climate. Ask team on the website."
    assert reply.outcome == "unknown"


def test_what_would_endanger_a_child_is_protected() -> None:
    reply = make_visitor(make_unknown("names", protected=True)).asks("names")

    assert reply.text == "Nobody tells names."
    assert reply.outcome == "protected"


def test_a_contact_that_is_set_stands_in_the_answer() -> None:
    entry = make_unknown("price", contact="donate")

    reply = make_visitor(entry, donate="gifts.example").asks("price")

    assert reply.text == "Nobody tells price. Ask donate at gifts.example."


def test_a_contact_that_is_not_set_gives_general_words() -> None:
    reply = make_visitor(make_unknown("price", contact="donate")).asks("price")

    assert reply.text == "Nobody tells price. Ask donate on the website."


def test_quick_replies_are_the_questions_of_related_entries_new_ones_first() -> None:
    entries = [make_entry(name, related=("a", "b", "c")) for name in "abcd"]
    visitor = make_visitor(*entries)

    visitor.asks("a")
    reply = visitor.asks("d")

    assert reply.buttons == ("What about b?", "What about c?", "What about a?")


COUNT = make_offers("what", "number", scopes="region", groups="people")
SHARE = make_offers("what", "share", scopes="province", groups="people")
STORY = make_offers("what", "why")


@pytest.mark.parametrize(
    ("offers", "focus"),
    [
        (COUNT, {}),
        (COUNT, {"kind": "number"}),
        (COUNT, {"kind": "number", "groups": "people", "scopes": "region"}),
        (COUNT, {"kind": "what"}),
        (COUNT, {"kind": "how"}),
        (SHARE, {"kind": "share", "scopes": "province country"}),
        (STORY, {"kind": "why", "groups": "children", "scopes": "city"}),
        (STORY, {"kind": "comparison"}),
        (make_offers("since"), {"kind": "since", "other_time": True}),
    ],
)
def test_an_entry_answers_what_it_offers(offers: Any, focus: dict[str, Any]) -> None:
    reply = make_visitor(make_entry("fact", offers=offers)).asks("fact", **focus)

    assert reply.outcome == "answered"


@pytest.mark.parametrize(
    ("offers", "focus", "outcome"),
    [
        (SHARE, {"kind": "number"}, "no_number"),
        (COUNT, {"kind": "share"}, "no_share"),
        (COUNT, {"kind": "why"}, "no_why"),
        (COUNT, {"kind": "price"}, "no_price"),
        (COUNT, {"kind": "trend"}, "no_trend"),
        (COUNT, {"kind": "rank"}, "no_rank"),
        (STORY, {"kind": "number"}, "no_number"),
        (STORY, {"kind": "address"}, "no_address"),
        (COUNT, {"groups": "children"}, "other_group"),
        (COUNT, {"groups": "other"}, "other_group"),
        (COUNT, {"scopes": "city"}, "other_scope"),
        (COUNT, {"scopes": "province country"}, "other_scope"),
        (COUNT, {"other_place": "Narnia"}, "other_place"),
        (STORY, {"other_place": "Narnia"}, "other_place"),
        (COUNT, {"other_time": True}, "other_time"),
    ],
)
def test_an_entry_refuses_what_it_does_not_offer(
    offers: Any, focus: dict[str, Any], outcome: str
) -> None:
    reply = make_visitor(make_entry("fact", offers=offers)).asks("fact", **focus)

    assert reply.outcome == outcome


def test_a_refusal_names_what_is_known_and_offers_to_tell_it() -> None:
    reply = make_visitor(make_entry("fact", offers=SHARE)).asks("fact", kind="number")

    assert reply.text == "No number, but what is known of fact."
    assert reply.buttons == ("What about fact?",)
    assert reply.entries == ()


def test_a_refusal_offers_the_nearest_entry_before_the_one_asked_for() -> None:
    fact = make_entry("fact", offers=COUNT, follow_ups={"why": "reason"})
    reply = make_visitor(fact, make_entry("reason")).asks("fact", kind="why")

    assert reply.outcome == "no_why"
    assert reply.buttons == ("What about reason?", "What about fact?")


def test_a_place_that_is_only_compared_with_is_no_other_place() -> None:
    told = make_entry("fact", offers=make_offers("comparison"))
    figure = make_entry("figure", offers=make_offers("comparison", groups="people"))
    visitor = make_visitor(told, figure)

    assert visitor.asks("fact", other_place="Narnia").outcome == "answered"
    assert visitor.asks("figure", other_place="Narnia").outcome == "other_place"


def test_the_fact_corrects_where_the_place_lies() -> None:
    knowledge = make_knowledge(make_entry("lies"), make_entry("fact"))
    place = replace(knowledge.place, follow_ups={"where": "lies"})
    visitor = Visitor(Composer(replace(knowledge, place=place), make_words()))

    assert visitor.asks("lies", other_place="Narnia", refers=True).outcome == "answered"
    assert visitor.asks("lies", other_place="Narnia").outcome == "other_place"
    assert visitor.asks("fact", other_place="Narnia", refers=True).outcome == "other_place"


def test_a_figure_of_another_place_is_no_other_subject() -> None:
    visitor = make_visitor(make_entry("fact"))

    asked = make_question("off_topic", kind="share", other_place="Narnia")
    assert visitor.sends(asked).outcome == "other_place"
    assert visitor.sends(make_question("off_topic", other_place="Narnia")).outcome == "off_topic"


def test_another_place_is_named_as_it_was_written() -> None:
    reply = make_visitor(make_entry("fact")).asks("fact", other_place="Narnia")

    assert reply.text == "Only Velmora, not Narnia."
    assert reply.buttons == ("What about fact?",)


def test_another_scope_gets_the_fact_under_its_own_name() -> None:
    reply = make_visitor(make_entry("fact", offers=COUNT)).asks("fact", scopes="city")

    text = f"Not given for the town of Velmora. This is the fact on fact.{SOURCE}"
    assert reply.text == text
    assert reply.entries == ("fact",)


def test_of_several_other_scopes_the_narrowest_is_named() -> None:
    reply = make_visitor(make_entry("fact", offers=COUNT)).asks("fact", scopes="country province")

    assert "Not given for the province of Ostrinia." in reply.text


@pytest.mark.parametrize(
    ("focus", "facet"),
    [
        ({"groups": "children"}, "children"),
        ({"groups": "people children"}, "children"),
        ({"scopes": "country"}, "country"),
        ({"kind": "share"}, "share"),
        ({"kind": "share", "scopes": "country"}, "share"),
    ],
)
def test_a_question_is_led_to_the_entry_that_offers_it(focus: dict[str, Any], facet: str) -> None:
    count = make_entry("count", offers=COUNT, follow_ups={facet: "other"})
    visitor = make_visitor(count, make_entry("other", offers=make_offers("what")))

    reply = visitor.asks("count", **focus)

    assert reply.outcome == "answered"
    assert reply.entries == ("other",)


def test_a_question_is_led_on_when_the_source_leaves_the_matter_open() -> None:
    count = make_entry("count", offers=COUNT, follow_ups={"children": "open"})

    reply = make_visitor(count, make_unknown("open")).asks("count", groups="children")

    assert reply.outcome == "unknown"
    assert reply.entries == ("open",)


def test_a_question_is_not_led_to_an_entry_that_does_not_offer_the_rest() -> None:
    count = make_entry("count", offers=COUNT, follow_ups={"share": "rate"})
    rate = make_entry("rate", offers=SHARE)

    reply = make_visitor(count, rate).asks("count", kind="share", groups="children")

    assert reply.outcome == "other_group"


def test_what_was_asked_for_is_not_lost_on_the_way_to_another_entry() -> None:
    count = make_entry("count", offers=COUNT, follow_ups={"share": "rate"})
    rate = make_entry("rate", offers=SHARE, follow_ups={"region": "count"})

    # The share is known of the province only, and the count is no answer to it.
    reply = make_visitor(count, rate).asks("count", kind="share", scopes="region")

    assert reply.outcome in {"no_share", "other_scope"}


def test_the_third_time_in_a_row_a_person_is_offered_as_well() -> None:
    visitor = make_visitor(make_entry("fact"))

    first, second, third = (visitor.asks("fact").text for _ in range(3))

    assert first == second == f"This is the fact on fact.{SOURCE}"
    assert third.startswith("This is the fact on fact.")
    assert "That is all there is." in third
    assert third.count("Ask team on the website.") == 1


def test_the_source_line_stands_on_a_line_of_its_own_the_third_time_too() -> None:
    visitor = make_visitor(make_entry("fact"))

    replies = [visitor.asks("fact") for _ in range(3)]

    assert SOURCE.strip() in replies[-1].text.splitlines()


def test_another_question_between_breaks_the_row() -> None:
    visitor = make_visitor(make_entry("fact"), make_entry("other"))

    for entry in ("fact", "fact", "other", "fact"):
        reply = visitor.asks(entry)

    assert reply.text == f"This is the fact on fact.{SOURCE}"
