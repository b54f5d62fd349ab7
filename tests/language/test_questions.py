"""A message's questions keep their order, each with what it asks for."""

from donorguide.knowledge import Focus
from donorguide.language.questions import questions
from tests.language.message import THRESHOLD, make_reading, make_unsure_reading, read


def test_several_questions_keep_their_order() -> None:
    parts = [make_reading("Where is it?", "ask_location"), make_reading("Why?", "ask_income")]

    assert read(*parts)[0] == ["ask_location", "ask_income"]


def test_a_why_behind_a_question_that_was_not_understood_does_not_stand_for_both() -> None:
    parts = [
        make_reading("Who set up the village there", "ask_staff_number", 0.2),
        make_reading("what was the reason?", "facet_why"),
    ]

    assert read(*parts) == (["ask_population"], "ask_population")


def test_the_same_question_twice_is_one() -> None:
    parts = [
        make_reading("Where is it?", "ask_location"),
        make_reading("Which area?", "ask_location"),
    ]

    assert read(*parts)[0] == ["ask_location"]


def test_a_question_that_comes_back_keeps_its_first_place() -> None:
    parts = [
        make_reading("Where is it?", "ask_location"),
        make_reading("Why are they poor?", "ask_income"),
        make_reading("Which area is it?", "ask_location"),
    ]

    assert read(*parts)[0] == ["ask_location", "ask_income"]


def test_a_question_carries_what_json_can_carry() -> None:
    asked, _ = questions(make_reading("Where is it?", "ask_location"), [], THRESHOLD)

    assert asked[0].as_dict() == {
        "text": "Where is it?",
        "intent": {"name": "ask_location", "confidence": 0.9},
        "intent_ranking": [{"name": "ask_location", "confidence": 0.9}],
        "focus": Focus().as_dict(),
    }


def test_a_place_in_a_sentence_about_the_visitor_is_the_visitors_own() -> None:
    leeds, there = Focus(other_place="Leeds"), Focus(refers=True)
    whole = make_unsure_reading(
        "...", {"ask_population": 0.9}, Focus(other_place="Leeds", refers=True)
    )
    parts = [
        make_unsure_reading("I teach in Leeds.", {"off_topic": 0.3}, leeds),
        make_unsure_reading("How many people live there?", {"ask_population": 0.8}, there),
    ]
    asked, _ = questions(whole, parts, THRESHOLD)

    assert asked[0].focus["other_place"] == ""


def test_a_place_named_of_somebody_else_is_the_one_asked_about() -> None:
    whole = make_unsure_reading(
        "...", {"ask_population": 0.9}, Focus(other_place="Leeds", refers=True)
    )
    parts = [
        make_unsure_reading("Leeds is large.", {"off_topic": 0.3}, Focus(other_place="Leeds")),
        make_unsure_reading(
            "How many people live there?", {"ask_population": 0.8}, Focus(refers=True)
        ),
    ]
    asked, _ = questions(whole, parts, THRESHOLD)

    assert asked[0].focus["other_place"] == "Leeds"


def test_small_talk_around_a_question_does_not_count_though_it_is_surer() -> None:
    insult = make_reading("you stupid machine where is this damn place", "insult", 0.95)
    place = make_reading("where is this damn place", "ask_x")
    parts = [make_reading("you stupid machine", "insult"), place]

    assert [one.intent for one in questions(insult, parts, THRESHOLD)[0]] == ["ask_x"]
