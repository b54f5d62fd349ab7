"""What is not clear alone is read with the message around it, or behind what was said before."""

from dataclasses import replace

import pytest

from donorguide.knowledge import Focus
from donorguide.language.questions import questions
from donorguide.language.readings import CERTAIN, Sequel, alone, told
from tests.language.message import THRESHOLD, make_reading, make_unsure_reading, read


def test_a_clause_with_they_is_read_in_the_light_of_its_message() -> None:
    they = Focus(refers=True)
    whole = make_unsure_reading(
        "...", {"ask_disability_number": 0.5, "ask_disability_children": 0.4}
    )
    parts = [
        make_reading("How many are disabled?", "ask_disability_number"),
        make_unsure_reading(
            "How many of them are kids?",
            {"ask_poor_children_number": 0.4, "ask_disability_children": 0.3},
            they,
        ),
    ]
    asked, _ = questions(whole, parts, THRESHOLD)

    assert [one.intent for one in asked] == ["ask_disability_number", "ask_disability_children"]


def test_an_unclear_question_is_read_after_the_answer_before_it() -> None:
    alone = make_unsure_reading(
        "and school?", {"ask_care_services": 0.4, "ask_missed_education": 0.3}
    )
    after = (
        {"name": "ask_food", "confidence": 0.6},
        {"name": "ask_missed_education", "confidence": 0.3},
    )
    asked, _ = questions(alone, [], THRESHOLD, Sequel("ask_food", after))

    assert asked[0].intent == "ask_missed_education"


@pytest.mark.parametrize(
    ("text", "intent", "chance", "points"),
    [
        ("Where is Qiqihar?", "ask_location", 0.96, False),
        ("no thats all", "deny", 0.85, True),
        ("how can i help", "donate", 0.65, False),
        ("Why can't families meet their children's needs?", "ask_income", CERTAIN, True),
    ],
)
def test_what_is_clear_means_the_same_after_any_answer(
    text: str, intent: str, chance: float, points: bool
) -> None:
    clear = replace(make_reading(text, intent, chance), focus=Focus(refers=points).as_dict())
    after = ({"name": "ask_growth", "confidence": 0.9},)
    asked, _ = questions(clear, [], THRESHOLD, Sequel("ask_food", after))

    assert asked[0].intent == intent


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("is it safe there", Focus(refers=True)),
        ("how many in the city", Focus(kind="number", scopes=frozenset({"city"}))),
    ],
)
def test_what_points_at_something_before_is_never_clear_by_itself(text: str, focus: Focus) -> None:
    alone = make_unsure_reading(text, {"ask_visitor_safety": 0.97, "ask_slum_dangers": 0.02}, focus)
    after = ({"name": "ask_slum_dangers", "confidence": 0.9},)
    asked, _ = questions(alone, [], THRESHOLD, Sequel("ask_slums", after))

    assert asked[0].intent == "ask_slum_dangers"


@pytest.mark.parametrize(("chance", "sure"), [(0.96, True), (0.8, False)])
def test_a_follow_up_is_as_sure_as_it_clearly_is_behind_the_answer(
    chance: float, sure: bool
) -> None:
    alone = make_unsure_reading("who lives there", {"ask_population": 0.4, "ask_slums": 0.3})
    after = ({"name": "ask_slums", "confidence": chance},)
    asked, _ = questions(alone, [], THRESHOLD, Sequel("ask_slum_dangers", after))

    assert asked[0].intent == "ask_slums"
    assert (asked[0].confidence == chance) is sure


@pytest.mark.parametrize("loose", [False, True])
def test_a_clause_among_others_is_as_sure_as_behind_another_but_no_half_of_one(
    loose: bool,
) -> None:
    behind = ({"name": "ask_slums", "confidence": 0.97},)
    parts = [
        make_reading("Why do they come", "ask_migration", loose=loose),
        make_reading("where do they live", "ask_slums", 0.6, behind=behind, head=1, loose=loose),
    ]
    whole = make_unsure_reading("...", {"ask_migration": 0.5, "ask_slums": 0.4})
    asked, _ = questions(whole, parts, THRESHOLD)

    assert [one.intent for one in asked] == ["ask_migration", "ask_slums"]
    assert (asked[1].confidence == 0.97) is not loose


@pytest.mark.parametrize(("chance", "meant"), [(0.3, "ask_relatives"), (0.9, "ask_food")])
def test_the_answer_before_is_asked_for_once_more_only_where_that_is_read_clearly(
    chance: float, meant: str
) -> None:
    alone = make_unsure_reading("and at home?", {"ask_food": 0.4, "ask_relatives": 0.3})
    after = (
        {"name": "ask_food", "confidence": chance},
        {"name": "ask_relatives", "confidence": 0.98 - chance},
    )
    asked, _ = questions(alone, [], THRESHOLD, Sequel("ask_food", after))

    assert asked[0].intent == meant


def test_a_clause_is_read_behind_the_one_before_it() -> None:
    first = make_reading("Do teachers learn from you?", "ask_teacher_training", 0.99)
    second = replace(
        make_unsure_reading(
            "how many took part?", {"ask_youth_outcomes": 0.3, "ask_teacher_number": 0.2}
        ),
        behind=(
            {"name": "ask_teacher_number", "confidence": 0.6},
            {"name": "ask_teacher_training", "confidence": 0.3},
        ),
        head=1,
    )

    assert read(first, second)[0] == ["ask_teacher_training", "ask_teacher_number"]


def test_a_number_of_nobody_named_is_of_those_in_the_clause_before_it() -> None:
    first = make_reading("How many poor people are in the region?", "ask_poor_number", 0.96)
    second = replace(
        make_reading("and how many in the city itself?", "ask_population", 0.9),
        behind=({"name": "ask_city_poverty", "confidence": 0.9},),
        head=1,
    )
    nobody = replace(second, focus=Focus(kind="number").as_dict())
    named = replace(second, focus=Focus(kind="number", groups=frozenset({"people"})).as_dict())

    assert read(first, nobody)[0] == ["ask_poor_number", "ask_city_poverty"]
    assert read(first, named)[0] == ["ask_poor_number", "ask_population"]


def test_behind_a_wish_to_give_how_much_is_read_with_it() -> None:
    first = make_reading("How does one become a sponsor?", "sponsor")
    second = replace(
        make_reading("how much is it?", "facet_price", 0.99),
        behind=({"name": "ask_sponsorship_cost", "confidence": 0.97},),
        head=1,
    )

    assert read(first, second)[0] == ["sponsor", "ask_sponsorship_cost"]


def test_a_grave_clause_is_none_where_the_clause_before_tells_what_it_means() -> None:
    first = make_reading("It's about my direct debit.", "cancel", 0.4)
    second = make_reading("I want it ended.", "self_harm", 0.66)
    told = ({"name": "cancel", "confidence": 0.94},)

    assert read(first, second)[1] == "self_harm"
    assert read(first, replace(second, behind=told))[1] != "self_harm"
    wavering = ({"name": "cancel", "confidence": 0.57}, {"name": "self_harm", "confidence": 0.3})
    unclear = make_unsure_reading("I don't want it.", {"self_harm": 0.5, "cancel": 0.2})
    assert read(first, replace(unclear, behind=wavering))[1] != "self_harm"


def test_what_the_source_leaves_open_takes_chance_from_the_facts_but_in_a_clause() -> None:
    ranking = (
        {"name": "nlu_fallback", "confidence": 0.6},
        {"name": "ask_trade", "confidence": 0.3},
    )

    assert told(ranking) == ({"name": "ask_trade", "confidence": 0.3},)
    assert alone(ranking) == ({"name": "ask_trade", "confidence": pytest.approx(0.75)},)
    assert alone(({"name": "nlu_fallback", "confidence": 1.0}, ranking[1]))[0]["confidence"] > 0
