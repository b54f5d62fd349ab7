"""Of a message's clauses those that ask something count."""

from dataclasses import replace

import pytest

from donorguide.knowledge import Focus
from donorguide.language.questions import questions
from tests.language.message import THRESHOLD, make_reading, make_unsure_reading, read

BIG = "The town must be a big one"


@pytest.mark.parametrize(
    "asking",
    [
        "I'd like to know both where the town lies",
        "my class wants to hear whether there are slums",
        "remind me of the poverty rate",
        "two small points: in which province it lies",
        "class 6b asks whether there are slums",
        "n do the newcomers live in slums",
        "and about the slums there",
        "any help for the young ones",
        "I wanted to ask about the teachers",
        "After what class they leave school",
        "And, before I go, in what year it was",
        "the name of the province again",
        "explain the poverty there",
        "i wanna know is the slum safe there",
        "disabled people finish which class",
        "the city is growing or not",
        "ok and the mentors wat do they do",
        "r homes getting dearer",
        "Two more: any workshops for the young ones",
        "and poor families, what do they live in",
        "Of all disabled people what share left school early",
        "hey where is it",
        "u keep in touch with the families",
        "the migrants why they come",
        "and with you what u do for them",
        "For a talk I need the name of the province",
        "I have not found out who works with you",
    ],
)
def test_what_asks_without_a_question_mark_counts(asking: str) -> None:
    parts = [make_reading(asking, "ask_location"), make_reading("Why?", "ask_income")]

    assert read(*parts)[0] == ["ask_location", "ask_income"]


@pytest.mark.parametrize(
    "text",
    [
        "(a) the year ... (b) how they are ...",
        "1. the year ... 2. how they are ...",
        "I need two things for a talk: the year ... and how they are ...",
        "I wanted to know about: the year ..., how they are ...",
        "the year ...; how they are ...; thanks",
    ],
)
def test_of_a_list_everything_counts(text: str) -> None:
    parts = [
        make_reading("the year in which you began", "ask_since"),
        make_reading("how they are taught by you", "ask_education"),
    ]
    message = make_reading(text, "ask_since", 0.4)

    assert [one.intent for one in questions(message, parts, THRESHOLD)[0]] == [
        "ask_since",
        "ask_education",
    ]


def test_a_statement_before_a_question_does_not() -> None:
    parts = [make_reading(BIG, "ask_centre"), make_reading("Why?", "ask_income")]

    assert read(*parts)[0] == ["ask_income"]


def test_a_greeting_beside_a_question_is_passed_over() -> None:
    parts = [make_reading("Hello", "greet"), make_reading("Where is it?", "ask_location")]

    assert read(*parts) == (["ask_location"], "ask_location")


def test_whether_it_is_a_robot_is_answered_beside_a_question() -> None:
    robot = make_reading("Am I talking to a human?", "bot", 0.8)

    assert read(robot, make_reading("hey where is it?", "ask_location"))[0] == [
        "bot",
        "ask_location",
    ]


def test_a_clause_that_was_hardly_understood_is_no_question() -> None:
    parts = [
        make_reading("Where is it?", "ask_location"),
        make_reading("Is blue?", "ask_tax", 0.05),
    ]

    assert read(*parts)[0] == ["ask_location"]


def test_how_many_behind_a_statement_completes_it() -> None:
    whole = make_reading("Disabled people in China, how many", "ask_disability_number")
    parts = [
        make_reading("Disabled people in China", "ask_disability_number", 0.3),
        make_reading("how many", "facet_number"),
    ]
    asked, _ = questions(whole, parts, THRESHOLD)

    assert [one.intent for one in asked] == ["ask_disability_number"]


def test_how_many_behind_a_fact_asks_for_its_number() -> None:
    number = {**Focus().as_dict(), "kind": "number"}
    parts = [
        make_reading("The children who live with grandparents", "ask_relatives", 0.96),
        replace(make_reading("how many are they", "facet_number"), focus=number),
    ]
    whole = make_unsure_reading("...", {"ask_relatives": 0.4})
    asked, _ = questions(whole, parts, THRESHOLD)

    assert [(one.intent, one.focus["kind"]) for one in asked] == [("ask_relatives", "number")]


@pytest.mark.parametrize("tail", ["facet_repeat", "facet_where", "affirm"])
def test_a_statement_with_a_tail_asks_for_what_it_is_about(tail: str) -> None:
    whole = make_reading(
        "They tell me that the town is poor, is that so? And when did you start?", "ask_since"
    )
    parts = [
        make_reading("They tell me that the town is poor", "ask_poverty", 0.8),
        make_reading("is that so?", tail),
        make_reading("And when did you start?", "ask_since"),
    ]
    asked, _ = questions(whole, parts, THRESHOLD)

    assert [one.intent for one in asked] == ["ask_poverty", "ask_since"]


def test_a_tail_belongs_to_the_topic_right_before_it() -> None:
    number = {**Focus().as_dict(), "kind": "number"}
    parts = [
        make_reading("Where is it?", "ask_location"),
        make_reading("Disabled people in China:", "ask_disability_number", 0.9),
        replace(make_reading("how many?", "facet_number"), focus=number),
    ]

    assert read(*parts)[0] == ["ask_location", "ask_disability_number"]


def test_what_became_of_a_life_is_told_and_not_asked() -> None:
    parts = [
        make_reading("Schooling is what got me here", "ask_cycle_of_poverty", 0.8),
        make_reading("Where is it?", "ask_location"),
    ]

    assert read(*parts)[0] == ["ask_location"]


@pytest.mark.parametrize(("chance", "asked"), [(0.95, ["ask_a", "ask_b"]), (0.85, ["ask_a"])])
def test_the_halves_of_a_sure_clause_must_be_as_sure(chance: float, asked: list[str]) -> None:
    whole = make_unsure_reading("the wages and the rents", {"ask_a": 0.92, "ask_b": 0.01})
    halves = [
        make_reading("the wages", "ask_a", 0.95, loose=True),
        make_reading("the rents", "ask_b", chance, loose=True),
    ]

    assert [one.intent for one in questions(whole, halves, THRESHOLD)[0]] == asked


def test_what_only_announces_a_list_asks_nothing() -> None:
    texts = {"I need these things:": "ask_offers", "how many live there": "ask_x"}
    parts = [make_reading(text, intent) for text, intent in texts.items()]
    parts.append(make_reading("where do they live", "ask_y", 0.8))
    whole = make_reading("I need these things: how many live there, where do they live", "ask_x")
    wavering = replace(whole, ranking=({"name": "ask_x", "confidence": 0.5},))

    asked, _ = questions(wavering, parts, THRESHOLD)

    assert [one.intent for one in asked] == ["ask_x", "ask_y"]


def test_how_behind_a_wish_to_give_asks_nothing_else() -> None:
    parts = [
        make_reading("I want to give something.", "donate"),
        make_reading("how?", "facet_how"),
    ]

    assert read(*parts)[0] == ["donate"]


def test_keywords_that_surely_name_a_figure_ask_for_it() -> None:
    share = {**Focus().as_dict(), "kind": "share"}
    parts = [
        replace(make_reading("poverty rate", "ask_poverty_rate", 0.95), focus=share),
        make_reading("how many poor people?", "ask_poor_number"),
    ]

    assert read(*parts)[0] == ["ask_poverty_rate", "ask_poor_number"]


def test_keywords_that_make_clear_sense_together_ask_one_thing() -> None:
    whole = make_reading("slums... danger?? y", "ask_slum_dangers", 0.97)
    parts = [make_reading("slums", "ask_slums", 0.99), make_reading("danger??", "ask_poverty_rate")]
    asked, _ = questions(whole, parts, THRESHOLD)

    assert [one.intent for one in asked] == ["ask_slum_dangers"]
