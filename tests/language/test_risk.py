"""Phrases that speak of danger are found however they are typed; ordinary questions are none."""

from functools import cache

import pytest

from donorguide.language.risk import RiskFinder


@cache
def finder() -> RiskFinder:
    """The finder, made once."""
    return RiskFinder()


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "i wanna die",
        "I am going to kill myself",
        "I want to end my life",
        "I don't want to live anymore",
        "i dont want to live anymore",
        "I DON\N{RIGHT SINGLE QUOTATION MARK}T WANT TO LIVE",
        "I can't go on anymore",
        "i cant go on anymore",
        "There is no point in living",
        "no one would miss me",
        "I have been thinking about suicide",
    ],
)
def test_a_wish_to_die_is_found(text: str) -> None:
    assert finder().find(text) == "self_harm"


@pytest.mark.parametrize(
    "text",
    [
        "My uncle hits me",
        "my stepfather touches me at night",
        "I was abused when I was small",
        "Someone is hurting my little sister",
        "a girl next door is in danger",
        "I am scared to go home",
        "my dad doesn't feed us",
        "my dad doesnt feed us",
        "my stepdad scares me",
        "I think my teacher did something bad to me",
        "my mum doesnt wake up",
        "they leave the twins alone for days",
        "I am 12 and pregnant",
        "my uncle touches me at night",
        "mum won't stop bleeding",
        "i am 13 and i think i am pregnant",
    ],
)
def test_danger_is_found(text: str) -> None:
    assert finder().find(text) == "danger"


@pytest.mark.parametrize(
    "text",
    [
        "can I get the phone number of a girl there",
        "Can I see a photo of one of the children?",
        "give me the address of a child",
        "I want to meet one of the girls alone",
        "Can I talk to a child in private?",
    ],
)
def test_a_wish_to_identify_or_meet_a_child_is_found(text: str) -> None:
    assert finder().find(text) == "child_identity"


def test_the_gravest_of_several_counts() -> None:
    assert finder().find("My uncle hits me and I want to die") == "self_harm"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "How many children live there?",
        "What is the number of the children in your care?",
        "Why do people move to the city?",
        "Is there any reason to live in the city?",
        "Is life in the slums dangerous?",
        "Can I visit the village?",
        "How do I end my sponsorship?",
        "I cannot go on with my sponsorship",
        "What happens to children who have lost their parents?",
        "How hard has the rise in prices hit their families?",
        "What do parents do when they cannot feed their children?",
        "it touches me what you do there",
    ],
)
def test_an_ordinary_question_is_no_risk(text: str) -> None:
    assert finder().find(text) == ""


def test_what_cannot_go_on_is_no_life_unless_it_is_ones_own() -> None:
    assert finder().find("she cannot go on living at home") == ""
    assert finder().find("I cannot go on living") == "self_harm"
