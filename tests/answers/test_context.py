"""A question that is not clear alone is read in the light of the conversation."""

from dataclasses import replace

from donorguide.answers import Memory, Question
from donorguide.answers.context import in_context, without_context
from donorguide.knowledge import Claim, Focus
from tests.answers.visitor import make_question, make_visitor
from tests.factories import make_entry, make_knowledge, make_unknown

KNOWLEDGE = make_knowledge(
    make_entry("plan", topic="youth", related=("courses",), follow_ups={"who": "team"}),
    make_entry("courses", topic="youth"),
    make_entry("team", topic="youth"),
    make_entry("trade", topic="place"),
)


def first_intent(memory: Memory, **chances: float) -> str:
    """What a question is taken for after what the memory holds."""
    question = Question(tuple(chances), confidences=tuple(chances.values()))
    return in_context(question, memory, KNOWLEDGE).intent


def test_what_leads_on_from_the_last_answer_is_likelier() -> None:
    memory = Memory().answered(["plan"])

    assert first_intent(memory, ask_trade=0.3, ask_courses=0.2) == "ask_courses"
    assert first_intent(Memory(), ask_trade=0.3, ask_courses=0.2) == "ask_trade"


def test_a_clear_question_stays_what_it_is() -> None:
    assert first_intent(Memory().answered(["plan"]), ask_trade=0.6, ask_courses=0.3) == "ask_trade"


def test_a_follow_up_and_the_entry_it_leads_to_are_one_meaning() -> None:
    memory = Memory().answered(["plan"])

    assert first_intent(memory, ask_trade=0.3, facet_who=0.2, ask_team=0.1) == "ask_team"


def test_a_figure_tells_apart_what_states_it_from_what_only_leads_on() -> None:
    share, number = Claim(85, "country", unit="%"), Claim(85_000_000, "country", unit="people")
    knowledge = make_knowledge(
        make_entry("school", claims={"share": share}, follow_ups={"number": "disabled"}),
        make_entry("disabled", claims={"people": number}),
    )
    question = Question(
        ("facet_figure", "ask_disabled", "ask_school"),
        Focus(figures=("85%",)),
        confidences=(0.3, 0.26, 0.24),
    )

    assert in_context(question, Memory(), knowledge).intent == "ask_school"


def test_a_suggestion_is_followed_up_as_an_answer_is() -> None:
    visitor = make_visitor(make_entry("rate", follow_ups={"why": "cause"}), make_entry("cause"))

    visitor.is_not_understood("rate")

    assert visitor.follows_up("why").entries == ("cause",)


def test_they_after_an_answer_on_disability_are_told_of_by_the_fact_on_them() -> None:
    jobs = make_entry("jobs", topic="youth", follow_ups={"disability": "help"})
    visitor = make_visitor(
        make_entry("number", topic="disability"),
        jobs,
        make_unknown("help", topic="disability"),
        make_entry("work", topic="disability", related=("jobs",)),
    )
    visitor.asks("number")

    assert visitor.asks_unclearly({"jobs": 0.9}, refers=True).entries == ("work",)


def test_they_after_an_answer_on_disability_are_not_all_children() -> None:
    school = make_entry("school", topic="care", follow_ups={"disability": "help"})
    visitor = make_visitor(
        make_entry("number", topic="disability"), school, make_unknown("help", topic="disability")
    )

    meant = make_question("ask_school", refers=True)

    visitor.asks("number")
    assert visitor.sends(replace(meant, confidences=(0.9,))).entries == ("help",)
    visitor.asks("number")
    assert visitor.asks("school").entries == ("school",)
    visitor.asks("number")
    assert visitor.sends(replace(meant, confidences=(0.99,))).entries == ("school",)  # a button's


def test_what_was_just_answered_on_disability_is_not_told_again_for_another_question() -> None:
    visitor = make_visitor(
        make_entry("work", topic="disability", related=("jobs",)),
        make_entry("jobs", topic="youth"),
    )
    visitor.asks("work")

    assert visitor.asks_unclearly({"jobs": 0.9}, refers=True).entries == ("jobs",)


def test_without_an_answer_before_it_neither_a_follow_up_nor_a_yes_is_meant() -> None:
    heard = Question(("facet_price", "affirm", "ask_trade"), confidences=(0.4, 0.2, 0.1))

    named = without_context(heard)

    assert named is not None
    assert named.ranking == (("ask_trade", 1.0),)
