"""Of a message's clauses those that ask count, and the most urgent gives it its intent."""

from dataclasses import replace

import pytest

from donorguide.knowledge import Focus
from donorguide.language.questions import questions
from tests.language.message import THRESHOLD, make_reading, make_unsure_reading, read

BIG = "The town must be a big one"


def test_several_questions_keep_their_order() -> None:
    parts = [make_reading("Where is it?", "ask_location"), make_reading("Why?", "ask_income")]

    assert read(*parts)[0] == ["ask_location", "ask_income"]


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


def test_a_sure_disclosure_counts_beside_a_clear_question() -> None:
    whole = make_reading("He hits me. How many people live there?", "ask_population")
    parts = [
        make_reading("He hits me.", "danger", 0.95),
        make_reading("How many people live there?", "ask_population"),
    ]
    asked, urgent = questions(whole, parts, THRESHOLD)

    assert urgent.intent == "danger"
    assert len(asked) == 1


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


def test_a_statement_is_asked_that_the_whole_may_ask_beside_something_else() -> None:
    whole = make_reading(
        "qiqihar is growing a lot y. why do people move there", "ask_migration", 0.6
    )
    heard = {"name": "ask_growth", "confidence": 0.15}
    parts = [
        make_reading("qiqihar is growing a lot y", "ask_growth", 0.7),
        make_reading("why do people move there", "ask_migration"),
    ]

    asked, _ = questions(replace(whole, ranking=(*whole.ranking, heard)), parts, THRESHOLD)
    alone, _ = questions(whole, parts, THRESHOLD)

    assert [one.intent for one in asked] == ["ask_growth", "ask_migration"]
    assert [one.intent for one in alone] == ["ask_migration"]


def test_what_only_announces_a_list_asks_nothing() -> None:
    texts = {"I need these things:": "ask_offers", "how many live there": "ask_x"}
    parts = [make_reading(text, intent) for text, intent in texts.items()]
    parts.append(make_reading("where do they live", "ask_y", 0.8))
    whole = make_reading("I need these things: how many live there, where do they live", "ask_x")
    wavering = replace(whole, ranking=({"name": "ask_x", "confidence": 0.5},))

    asked, _ = questions(wavering, parts, THRESHOLD)

    assert [one.intent for one in asked] == ["ask_x", "ask_y"]


def test_small_talk_around_a_question_does_not_count_though_it_is_surer() -> None:
    insult = make_reading("you stupid machine where is this damn place", "insult", 0.95)
    place = make_reading("where is this damn place", "ask_x")
    parts = [make_reading("you stupid machine", "insult"), place]

    assert [one.intent for one in questions(insult, parts, THRESHOLD)[0]] == ["ask_x"]


def test_a_wish_to_adopt_is_no_search_for_a_child() -> None:
    named = make_reading("We want to raise this boy as our son.", "adoption", 0.92)

    _, urgent = questions(replace(named, risk="child_identity"), [], THRESHOLD)
    assert urgent.intent == "adoption"


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
