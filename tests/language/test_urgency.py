"""Safety comes before all other questions of a message, then another language."""

from dataclasses import replace

import pytest

from donorguide.language.questions import questions
from tests.language.message import THRESHOLD, make_reading, make_unsure_reading, read


def test_the_most_urgent_question_gives_the_message_its_intent() -> None:
    parts = [
        make_reading("Where is it?", "ask_location"),
        make_reading("How can I give?", "donate"),
    ]

    assert read(*parts) == (["ask_location", "donate"], "donate")


def test_a_risk_in_any_clause_is_all_that_counts() -> None:
    parts = [
        make_reading("Where is it?", "ask_location"),
        make_reading("I want to die.", "off_topic", risk="self_harm"),
    ]

    assert read(*parts) == (["self_harm"], "self_harm")


def test_another_language_is_said_so() -> None:
    assert read(make_reading("Wo ist das?", "greet"), language="de")[1] == "other_language"


def test_what_is_clear_in_english_is_in_no_other_language() -> None:
    whole = make_reading("wen u open", "ask_opening_hours", 0.98, language="de")

    assert questions(whole, [], THRESHOLD)[1].intent == "ask_opening_hours"


def test_a_script_of_which_no_word_is_known_is_another_language_however_clear_it_seems() -> None:
    hindi = make_reading("...", "off_topic", 0.95, language="hi", unknown_words=1.0)

    assert questions(hindi, [], THRESHOLD)[1].intent == "other_language"


def test_a_word_of_danger_on_the_way_to_a_clear_question_is_passed_over() -> None:
    whole = make_reading("It hurts me to think of it. Have they food?", "ask_food")
    parts = [
        make_reading("It hurts me to think of it.", "ask_food", 0.4, risk="danger"),
        make_reading("Have they food?", "ask_food"),
    ]
    _, urgent = questions(whole, parts, THRESHOLD)

    assert urgent.intent == "ask_food"


def test_a_phrase_of_danger_that_may_be_one_counts_beside_a_clear_question() -> None:
    whole = make_reading("I was hit. How many people live there?", "ask_population")
    told = make_unsure_reading("I was hit.", {"about_myself": 0.7, "danger": 0.25})
    parts = [replace(told, risk="danger"), make_reading("How many people live there?", "...")]

    assert questions(whole, parts, THRESHOLD)[1].intent == "danger"


@pytest.mark.parametrize(("chance", "beside"), [(0.99, []), (0.7, ["ask_population"])])
def test_a_disclosure_comes_first_and_alone_if_it_is_beyond_doubt(
    chance: float, beside: list[str]
) -> None:
    whole = make_reading("How many people live there? He hits me.", "ask_population")
    parts = [
        make_reading("How many people live there?", "ask_population"),
        make_reading("He hits me.", "danger", chance),
    ]
    asked, urgent = questions(whole, parts, THRESHOLD)

    assert urgent.intent == "danger"
    assert [one.intent for one in asked] == ["danger", *beside]


def test_a_danger_of_either_kind_counts_though_neither_is_sure() -> None:
    whole = make_reading("He saves up tablets. How many people live there?", "ask_population")
    told = make_unsure_reading("He saves up tablets.", {"self_harm": 0.45, "danger": 0.35})
    parts = [told, make_reading("How many people live there?", "...", 0.5)]
    asked, _ = questions(whole, parts, THRESHOLD)

    assert [one.intent for one in asked] == ["self_harm", "ask_population"]


def test_what_may_sound_grave_is_none_beside_a_clear_wish_for_a_person() -> None:
    whole = make_unsure_reading("Call me. After 5.", {"person": 0.95, "self_harm": 0.2})
    parts = [
        make_reading("Call me.", "person", 0.97),
        make_reading("After 5.", "self_harm", 0.51),
    ]
    _, urgent = questions(whole, parts, THRESHOLD)

    assert urgent.intent == "person"


def test_a_clause_that_hardly_sounds_grave_is_passed_over() -> None:
    whole = make_reading("What does it lead to, when one hardly went to school?", "...", 0.4)
    parts = [
        make_unsure_reading("What does it lead to?", {"self_harm": 0.45, "off_topic": 0.3}),
        make_reading("When one hardly went to school?", "ask_disability_education", 0.6),
    ]

    assert questions(whole, parts, THRESHOLD)[1].intent == "ask_disability_education"


def test_half_a_clause_is_no_disclosure_where_the_whole_is_none() -> None:
    whole = make_reading("When a child lives with you, he goes to school?", "ask_care_services")
    halves = [
        make_reading("When a child lives with you", "ask_care_reason", 0.4, loose=True),
        make_reading("he goes to school", "danger", 0.8, loose=True),
    ]
    asked, _ = questions(whole, halves, THRESHOLD)

    assert [one.intent for one in asked] == ["ask_care_services"]


@pytest.mark.parametrize(("sure", "beside"), [(0.95, ["ask_bonds"]), (0.8, [])])
def test_who_a_child_is_is_refused_before_what_else_is_surely_asked(
    sure: float, beside: list[str]
) -> None:
    whole = make_reading("Are they friends? Give me the address of one.", "ask_bonds", 0.6)
    parts = [
        make_reading("Are they friends?", "ask_bonds", sure),
        make_reading("Give me the address of one.", "ask_child_identity"),
    ]
    asked, urgent = questions(whole, parts, THRESHOLD)

    assert [one.intent for one in asked] == ["ask_child_identity", *beside]
    assert urgent.intent == "ask_child_identity"


def test_a_wish_to_adopt_is_no_search_for_a_child() -> None:
    named = make_reading("We want to raise this boy as our son.", "adoption", 0.92)

    _, urgent = questions(replace(named, risk="child_identity"), [], THRESHOLD)
    assert urgent.intent == "adoption"


def test_a_danger_told_in_a_remark_comes_before_the_question_around_it() -> None:
    whole = make_reading("How big is it, he hurts me, by the way?", "ask_population", 0.9)
    remarks = [make_reading("he hurts me", "danger", 0.8)]

    asked, urgent = questions(whole, [], THRESHOLD, remarks=remarks)

    assert [one.intent for one in asked] == ["danger", "ask_population"]
    assert urgent.intent == "danger"
    assert questions(whole, [], THRESHOLD)[1].intent == "ask_population"
