"""Of a message's clauses those that ask count, and the most urgent gives it its intent."""

from typing import Any

from donorguide.knowledge import Focus
from donorguide.language.questions import Reading, questions

THRESHOLD = 0.35


def make_reading(text: str, intent: str, confidence: float = 0.9, **other: Any) -> Reading:
    """A clause that was read as an intent."""
    ranking = ({"name": intent, "confidence": confidence},)
    return Reading(text, ranking, Focus().as_dict(), **other)


def read(*parts: Reading, **whole: Any) -> tuple[list[str], str]:
    """The intents of a message's questions, and the intent of the message."""
    text = " ".join(part.text for part in parts)
    message = make_reading(text, "ask_population", 0.4, **whole)
    asked, urgent = questions(message, parts, THRESHOLD)
    return [one.intent for one in asked], urgent.intent


def test_several_questions_keep_their_order() -> None:
    parts = [make_reading("Where is it?", "ask_location"), make_reading("Why?", "ask_income")]

    assert read(*parts)[0] == ["ask_location", "ask_income"]


def test_a_greeting_beside_a_question_is_passed_over() -> None:
    parts = [make_reading("Hello", "greet"), make_reading("Where is it?", "ask_location")]

    assert read(*parts) == (["ask_location"], "ask_location")


def test_a_clause_that_was_hardly_understood_is_no_question() -> None:
    parts = [make_reading("Where is it?", "ask_location"), make_reading("Is blue?", "ask_tax", 0.1)]

    assert read(*parts)[0] == ["ask_location"]


def test_the_same_question_twice_is_one() -> None:
    parts = [
        make_reading("Where is it?", "ask_location"),
        make_reading("Which area?", "ask_location"),
    ]

    assert read(*parts)[0] == ["ask_location"]


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


def test_a_question_carries_what_json_can_carry() -> None:
    asked, _ = questions(make_reading("Where is it?", "ask_location"), [], THRESHOLD)

    assert asked[0].as_dict() == {
        "text": "Where is it?",
        "intent": {"name": "ask_location", "confidence": 0.9},
        "intent_ranking": [{"name": "ask_location", "confidence": 0.9}],
        "focus": Focus().as_dict(),
    }
