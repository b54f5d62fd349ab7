"""Each action reads the tracker, says what the core replies and keeps its memory in a slot."""

from typing import Any

import pytest
from rasa_sdk import Action

from actions.answer import ActionAnswer, ActionAnswerSuggested, ActionAskAnew, ActionSuggest
from donorguide.knowledge import Focus
from tests.actions.conversation import Conversation, not_understood, understood

PEOPLE = "70,000 people live in Velmora."
CHILDREN = "The source does not count the children. Ask team on the website."
SOURCE = "Source: A page, March 2026"


def test_a_question_is_answered_with_source_buttons_and_receipt() -> None:
    said = Conversation().turn(ActionAnswer(), understood("ask_people"))

    assert (said["text"], said["source"]) == (PEOPLE, SOURCE)
    question = "How many children live in Velmora?"
    assert said["buttons"] == [{"title": question, "payload": question}]
    assert said["receipt"]["outcomes"] == ["answered"]
    assert said["receipt"]["entries"] == ["people"]
    assert len(said["receipt"]["knowledge"]) == 12


def test_the_focus_of_a_question_reaches_the_check_of_what_is_offered() -> None:
    focus = Focus(kind="number", groups=frozenset({"children"}))

    said = Conversation().turn(ActionAnswer(), understood("ask_people", focus=focus))

    assert said["text"] == CHILDREN
    assert said["receipt"]["outcomes"] == ["unknown"]


def test_a_follow_up_means_the_answer_of_the_turn_before() -> None:
    conversation = Conversation()

    conversation.turn(ActionAnswer(), understood("ask_people"))
    said = conversation.turn(ActionAnswer(), understood("facet_children"))

    assert said["text"] == CHILDREN


def test_small_talk_has_the_words_of_its_intent() -> None:
    said = Conversation().turn(ActionAnswer(), understood("greet"))

    assert said["text"] == "Hello from Lantern House in Velmora."
    assert said["buttons"][0]["title"] == "How many people live in Velmora?"


def test_several_questions_of_a_message_are_answered_together() -> None:
    message = {
        **understood("ask_people"),
        "questions": [understood("ask_people"), understood("donate")],
    }

    said = Conversation().turn(ActionAnswer(), message)

    assert PEOPLE in said["text"]
    assert "Thank you for giving." in said["text"]


def test_what_was_not_understood_is_asked_about() -> None:
    said = Conversation().turn(ActionSuggest(), not_understood("ask_people", "ask_children"))

    assert said["text"] == "Did you mean one of these?"
    assert [button["title"] for button in said["buttons"]] == [
        "How many people live in Velmora?",
        "How many children live in Velmora?",
        "Something else",
    ]


def test_what_is_hardly_likely_is_not_suggested() -> None:
    message = not_understood("ask_people", *["greet"] * 5, "ask_children")

    said = Conversation().turn(ActionSuggest(), message)

    assert "How many children live in Velmora?" not in str(said["buttons"])


def test_not_being_understood_twice_leads_to_a_person() -> None:
    conversation = Conversation()

    conversation.turn(ActionSuggest(), not_understood("ask_people"))
    said = conversation.turn(ActionSuggest(), not_understood("ask_people"))

    assert said["text"] == "I still don't understand. Ask team on the website."


def test_yes_to_a_suggestion_answers_it() -> None:
    conversation = Conversation()

    conversation.turn(ActionSuggest(), not_understood("ask_people", "ask_children"))
    said = conversation.turn(ActionAnswerSuggested(), understood("affirm"))

    assert (said["text"], said["source"]) == (PEOPLE, SOURCE)


def test_yes_to_nothing_in_particular_has_words_of_its_own() -> None:
    said = Conversation().turn(ActionAnswerSuggested(), understood("affirm"))

    assert said["receipt"]["outcomes"] == ["affirm"]
    assert said["receipt"]["entries"] == []


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (ActionSuggest(), not_understood("ask_people")),
        (ActionAnswer(), understood("ask_people", confidence=0.4)),
    ],
)
def test_no_asks_for_other_words(action: Action, message: dict[str, Any]) -> None:
    conversation = Conversation()

    conversation.turn(action, message)
    said = conversation.turn(ActionAskAnew(), understood("deny"))

    assert said["receipt"]["outcomes"] == ["something_else"]
