"""Messages are matched by their words: surely, or not at all."""

import pytest

from donorguide.knowledge import Entry, Knowledge
from donorguide.language.matching import QuestionMatcher
from donorguide.language.stems import bare, basic, idle, stem
from tests.contracts.project import composer
from tests.factories import make_entry, make_knowledge, make_unknown

SAYINGS = tuple(basic()["said"])


def make_matcher(*entries: Entry) -> QuestionMatcher:
    """A matcher of these entries and of all that people say besides."""
    return QuestionMatcher(make_knowledge(*entries), SAYINGS)


def about(question: str, entry_id: str) -> Entry:
    """An entry with this question."""
    return make_entry(entry_id, question=question, title=question.lower().rstrip("?"))


def velmora() -> QuestionMatcher:
    """A matcher of a made-up place that has something to tell of bells and of bridges."""
    return make_matcher(
        about("Who rings the church bells of Velmora?", "bells"),
        about("How many bridges cross the river Ost?", "bridges"),
        about("How many boats cross the river Ost?", "boats"),
    )


def surely(matcher: QuestionMatcher, text: str) -> str:
    """The intent a text surely has; empty if none."""
    match = matcher.match(matcher.mend(text))
    return match.intent if match.sure else ""


@pytest.mark.parametrize(
    "text",
    [
        "Who rings the church bells of Velmora?",
        "Who rings the church bells of velmora",
        "who is ringing church bells",
        "please tell me who rings the church bell",
        "who rings the chruch bellls",
    ],
)
def test_the_words_of_a_question_are_enough_however_they_are_typed(text: str) -> None:
    assert surely(velmora(), text) == "ask_bells"


@pytest.mark.parametrize(
    "text",
    [
        "How many cross the river?",  # bridges or boats
        "bells",  # might ask for anything about them
        "Do bells cost much to buy where I live?",
        "Who won the match?",
        "qwertz uiop",
        "",
    ],
)
def test_what_is_not_sure_is_no_match(text: str) -> None:
    assert surely(velmora(), text) == ""


def test_a_rarer_word_weighs_more() -> None:
    ranking = velmora().match("river bridges").ranking

    assert [name for name, _ in ranking][:2] == ["ask_bridges", "ask_boats"]


def test_between_two_things_the_source_does_not_tell_it_matters_less_which_is_meant() -> None:
    texts = {"question": "Which boats sink in winter?", "title": "boats that sink in winter"}
    others = {"question": "Which boats sink in summer?", "title": "boats that sink in summer"}

    unknown = make_matcher(make_unknown("a", **texts), make_unknown("b", **others))
    told = make_matcher(make_entry("a", **texts), make_entry("b", **others))

    assert surely(unknown, "which boats sink") in ("ask_a", "ask_b")
    assert surely(told, "which boats sink") == ""


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("Hello!", "greet"),
        ("thanks a lot", "thank"),
        ("I want to donate", "donate"),
        ("how can i donate money", "donate"),
        ("i would like to sponsor a child", "sponsor"),
        ("please call me", "person"),
        ("can I speak to a human", "person"),
        ("cancel my donation", "cancel"),
        ("I want to complain", "complain"),
        ("is it safe to pay here", "payment_safety"),
    ],
)
def test_ways_on_are_found_by_how_people_say_them(text: str, saying: str) -> None:
    assert surely(velmora(), text) == saying


def test_a_saying_that_has_no_words_is_not_matched() -> None:
    matcher = QuestionMatcher(make_knowledge(make_entry("a")), ("greet",))

    assert surely(matcher, "hello") == "greet"
    assert surely(matcher, "I want to donate") == ""


def test_words_that_are_right_are_not_mended() -> None:
    matcher = velmora()

    assert matcher.mend("Where are the boots in Berlin?") == "where are the boots in berlin?"
    assert matcher.mend("hw many brigdes") == "how many bridges"


def knowledge() -> Knowledge:
    """What the project ships."""
    return composer().knowledge


def test_every_canonical_question_of_the_place_matches_its_own_entry() -> None:
    matcher = QuestionMatcher(knowledge(), SAYINGS)
    entries = knowledge().entries.values()

    missed = [one.id for one in entries if surely(matcher, one.question) != f"ask_{one.id}"]

    assert missed == []


def test_every_saying_that_people_are_heard_for_has_words() -> None:
    assert set(SAYINGS) <= composer().words.sayings.keys()


def test_every_way_to_say_something_is_found_as_that() -> None:
    matcher = QuestionMatcher(knowledge(), SAYINGS)
    said = [(text, name) for name, texts in basic()["said"].items() for text in texts]

    assert [text for text, name in said if surely(matcher, text) != name] == []


def test_no_two_sayings_or_entries_are_said_in_the_same_words() -> None:
    said = [bare(text) for texts in basic()["said"].values() for text in texts]
    asked = [bare(one.question) for one in knowledge().entries.values()]

    assert len({*said, *asked}) == len([*said, *asked])


@pytest.mark.parametrize(
    ("word", "other"),
    [("villages", "village"), ("cities", "city"), ("growing", "grow"), ("kids", "children")],
)
def test_forms_of_a_word_are_one(word: str, other: str) -> None:
    assert stem(word) == stem(other)


def test_a_word_without_a_subject_is_idle() -> None:
    assert idle("how")
    assert idle("please")
    assert not idle("poverty")
