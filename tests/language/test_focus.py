"""What clear questions ask for, and of which group, place and time."""

from functools import cache

import pytest

from donorguide.language.focus import FocusFinder
from tests.factories import make_place


@cache
def finder() -> FocusFinder:
    """A finder for the made-up place."""
    return FocusFinder(make_place())


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many people live there?", "number"),
        ("What is the number of children in the kindergarten?", "number"),
        ("What percentage of people is poor?", "share"),
        ("What share of a gift reaches the children?", "share"),
        ("How high is the poverty rate?", "share"),
        ("Why do people move to the city?", "why"),
        ("What is the reason for the high prices?", "why"),
        ("Where is Velmora?", "where"),
        ("Where do these families live?", "where"),
        ("Since when have you worked there?", "since"),
        ("When was the kindergarten opened?", "when"),
        ("In which year did you begin?", "when"),
        ("How long do children stay?", "duration"),
        ("What does a place in the kindergarten cost?", "price"),
        ("How expensive is a sponsorship?", "price"),
        ("What is the address of the village?", "address"),
        ("What are the names of the children?", "name"),
        ("What are the opening hours?", "time"),
        ("Has poverty increased over the years?", "trend"),
        ("Is poverty there worse than in the rest of the country?", "comparison"),
        ("How does the rate compare with the national average?", "comparison"),
        ("Is it the poorest province?", "rank"),
        ("What do you do for families?", ""),
        ("Do the children go to school?", ""),
        ("Tell me about the housing market.", ""),
        ("How many kinds of support are there?", ""),
        ("So 85% of them left school?", ""),
        ("rents cost so much, where do poor families live", "where"),
        ("how many percent are poor", "share"),
        ("how often is the plan looked at again", "number"),
        ("Not why it began, only when did you start?", "when"),
        ("No names needed, do you have partners?", ""),
        ("skip the percentage, tell me about poverty", ""),
        ("My aunt was poor, which is why I ask about the poor there.", ""),
        ("In what part of the country does it lie?", ""),
        ("Families build huts because homes cost too much?", ""),
        ("How many decades have you been there?", "duration"),
        ("One in how many people is poor?", "share"),
        ("We still telephone every Sunday. Do your youngsters, too?", ""),
    ],
)
def test_the_kind_of_a_question(question: str, kind: str) -> None:
    assert finder().find(question).kind == kind


@pytest.mark.parametrize(
    ("question", "scopes"),
    [
        ("How many people live in Velmora?", {"city"}),
        ("How many people live in the city?", {"city"}),
        ("What is the poverty rate of Ostrinia?", {"province"}),
        ("How high is poverty in the province?", {"province"}),
        ("How many are poor in the south of Karlavia?", {"region"}),
        ("How many are poor in the region?", {"region"}),
        ("How many people have a disability in Karlavia?", {"country"}),
        ("How does Ostrinia compare with the whole country?", {"province", "country"}),
        ("Is velmora growing?", {"city"}),
        ("Is Velmorra growing?", {"city"}),
        ("How many people are poor?", set()),
        ("I mean the city, not Karlavia", {"city"}),
        ("not in the province, in the city", {"city"}),
        ("not only in the city but in the province", {"city", "province"}),
    ],
)
def test_the_scopes_of_a_question(question: str, scopes: set[str]) -> None:
    assert finder().find(question).scopes == scopes


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("How many people live there?", {"people"}),
        ("How many inhabitants does it have?", {"people"}),
        ("How many children live there?", {"children"}),
        ("What percentage of children is poor?", {"children"}),
        ("How many young people do you support?", {"young_people"}),
        ("How many families do you support?", {"families"}),
        ("What do you do for disabled children?", {"disability", "children"}),
        ("How many women live there?", {"other"}),
        ("How many teachers do you have?", {"other"}),
        ("How many dragons live there?", {"other"}),
        ("What is the housing market like?", set()),
        ("How many of Karlavia's kids are disabled?", {"children", "disability"}),
        ("How many boys and girls live there?", {"children"}),
        ("urban growth in recent years", set()),
        ("how many percent poor in Ostrinia", set()),
        ("How many blind people live there?", {"other", "people"}),
        ("How many people are blind, deaf or lame?", {"people", "disability"}),
        ("How many decades have you been there?", set()),
        ("May I tell my pupils that the city grows?", set()),
        ("How does the number of hard-up people compare?", {"people"}),
    ],
)
def test_the_groups_of_a_question(question: str, groups: set[str]) -> None:
    assert finder().find(question).groups == groups


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("How many people live in Kenya?", "Kenya"),
        ("How many people live in south africa?", "South Africa"),
        ("What do you do in Beijing?", "Beijing"),
        ("Do you work in Nairobi too?", "Nairobi"),
        ("How many people live in Velmora?", ""),
        ("Why is there trade with Norway?", ""),
        ("I live in Berlin, how can I help?", ""),
        ("I want to give every month, is it possible from Brazil?", ""),
        ("Do you take children from Brazil?", "Brazil"),
        ("Is Velmora in Mongolia?", ""),
        ("Is it the same help as in Austria?", ""),
        ("Are rents as high as they are in London?", ""),
        ("I am from Canada. What does a sponsorship cost?", ""),
        ("Greetings from Australia, where is Velmora?", ""),
        ("How many people live there?", ""),
        ("Where does Lantern House work?", ""),
        ("Rents in Berlin are high, is it as bad over there?", ""),
        ("We have slums in Nairobi, does your growing town have them?", ""),
    ],
)
def test_another_place_is_found_unless_the_visitor_is_there(question: str, place: str) -> None:
    assert finder().find(question).other_place == place


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("How many people lived there in 1985?", True),
        ("What was the poverty rate last year?", True),
        ("What was it like ten years ago?", True),
        ("How many people live there?", False),
        ("How many people live there today?", False),
        ("Is it true that 2000000 people are poor?", False),
    ],
)
def test_another_time_is_found(question: str, other: bool) -> None:
    assert finder().find(question).other_time is other


@pytest.mark.parametrize("text", ["", "?", "👋", "在哪里", "1" * 500, "a " * 500])
def test_what_is_no_question_has_no_focus_at_all(text: str) -> None:
    focus = finder().find(text)

    assert (focus.kind, focus.scopes, focus.other_place) == ("", frozenset(), "")
    assert not focus.other_time


@pytest.mark.parametrize(
    "question",
    ["WHERE IS VELMORA", "where is velmora?", "Where  is\nVelmora ?", "where is VELMORA"],
)
def test_the_way_a_question_is_typed_does_not_matter(question: str) -> None:
    focus = finder().find(question)

    assert focus.kind == "where"
    assert focus.scopes == {"city"}


@pytest.mark.parametrize(
    ("question", "ordinal"),
    [
        ("Tell me more about the second one", "second"),
        ("and the last of the three?", "last"),
        ("When was the kindergarten opened?", ""),
    ],
)
def test_which_of_several_things_is_meant(question: str, ordinal: str) -> None:
    assert finder().find(question).ordinal == ordinal
