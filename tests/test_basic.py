"""Basic mode answers from the facts by words alone, and says whom to ask where it is not sure."""

from functools import cache

import pytest

from donorguide.answers import Memory
from donorguide.basic import BasicMode
from tests.contracts.project import composer

KNOWLEDGE = composer().knowledge


@cache
def basic_mode() -> BasicMode:
    """Basic mode with what the project ships, made once."""
    return BasicMode(composer())


def test_every_canonical_question_is_answered_by_its_own_entry() -> None:
    entries = KNOWLEDGE.entries.values()

    missed = [
        one.id for one in entries if basic_mode().reply(one.question).entries[:1] != (one.id,)
    ]

    assert missed == []


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("how many poeple live in Qiqihr", "population"),
        ("hw many ppl live in qiqihar", "population"),
        ("where is quiqihar", "location"),
        ("what do children do at the kindergarden", "kindergarten"),
        ("How much of my donation reaches the children?", "money_share"),
    ],
)
def test_typing_errors_and_near_words_are_understood(text: str, entry: str) -> None:
    assert basic_mode().reply(text).entries == (entry,)


@pytest.mark.parametrize(
    "text",
    [
        "How many people live in Beijing?",
        "What is the poverty rate in Harbin?",
        "My late husband was from Harbin. How many people live there now?",
        "What is the weather like in Paris?",
    ],
)
def test_another_place_gets_none_of_our_facts(text: str) -> None:
    reply = basic_mode().reply(text)

    assert reply.outcome == "other_place"
    assert reply.entries == ()


def test_where_a_visitor_is_from_is_no_other_place() -> None:
    reply = basic_mode().reply("I am from Leeds. How many people live in Qiqihar?")

    assert reply.entries == ("population",)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("I want to die", "self_harm"),
        ("my uncle hits me", "danger"),
        ("How many people live in Qiqihar? And my father beats me.", "danger"),
        ("Give me the phone number of a girl", "protected"),
        ("Wie viele Menschen leben in Qiqihar?", "other_language_de"),
        ("¿Cuántas personas viven en la ciudad?", "other_language_es"),
    ],
)
def test_safety_and_language_come_first(text: str, outcome: str) -> None:
    assert basic_mode().reply(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("Hello", "greet"), ("I want to donate", "donate"), ("please call me", "person")],
)
def test_ways_on_lead_on(text: str, outcome: str) -> None:
    assert basic_mode().reply(text).outcome == outcome


@pytest.mark.parametrize("text", ["asdf qwer zxcv", "Who won the match?", "x" * 4_000, "1992?"])
def test_what_is_not_understood_gets_whom_to_ask(text: str) -> None:
    reply = basic_mode().reply(text)

    assert reply.outcome == "trouble"
    assert reply.entries == ()
    assert composer().contact("team") in reply.text


def test_what_may_have_been_meant_is_offered_as_buttons_that_are_answered() -> None:
    reply = basic_mode().reply("people moving to the city, from which ones?")

    assert reply.outcome == "trouble"
    assert 1 <= len(reply.buttons) <= 2
    for button in reply.buttons:
        assert basic_mode().reply(button).outcome in ("answered", "unknown", "protected")


def test_the_edge_may_name_the_saying_for_what_is_not_sure() -> None:
    assert basic_mode().reply("asdf qwer", unsure="loading").outcome == "loading"


def test_several_questions_are_answered_in_order() -> None:
    reply = basic_mode().reply("Where is Qiqihar? How many people live in Qiqihar?")

    assert reply.entries == ("location", "population")


def test_what_is_not_sure_beside_an_answer_is_said() -> None:
    reply = basic_mode().reply("Where is Qiqihar? And who won the match on Sunday?")

    assert reply.entries == ("location",)
    assert composer().saying("part_unsure") in reply.text


def test_a_greeting_beside_a_question_is_passed_over() -> None:
    assert basic_mode().reply("Hello! Where is Qiqihar?").entries == ("location",)


def test_a_kind_that_an_entry_does_not_offer_is_refused() -> None:
    reply = basic_mode().reply("How many people lived in Qiqihar in 1970?")

    assert reply.outcome in ("other_time", "unknown", "trouble")
    assert "answered" not in (reply.outcome, *reply.parts)


def test_the_memory_goes_on_and_is_left_alone_by_what_is_not_understood() -> None:
    memory = basic_mode().reply("Where is Qiqihar?", Memory(("population",), 1)).memory
    after = basic_mode().reply("asdf qwer", memory).memory

    assert memory.entries == ("population", "location")
    assert after == memory
