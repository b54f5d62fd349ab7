"""The clauses of a message come behind it, and once more behind what tells of what they ask."""

from rasa.shared.nlu.training_data.message import Message

from addons.nlu.clause_splitter import ClauseSplitter
from donorguide.language.clauses import BEHIND


def texts_of(text: str, *answered: str) -> list[str]:
    """The texts that are read when a visitor writes one after an answer."""
    message = Message.build(text)
    message.set("metadata", {"answered": answered})
    return [one.get("text") for one in ClauseSplitter().process([message])]


def test_the_clauses_come_behind_their_message() -> None:
    assert texts_of("Where is it? Who lives there?")[:3] == [
        "Where is it? Who lives there?",
        "Where is it?",
        "Who lives there?",
    ]


def test_a_clause_is_read_once_more_behind_the_topic_before_a_colon() -> None:
    read = texts_of("The small ones at school: how many, and who pays?")

    assert f"The small ones at school:{BEHIND}how many" in read


def test_a_topic_before_a_colon_is_read_behind_nothing() -> None:
    read = texts_of("Where is Qiqihar? Your work there: since when?")

    assert [one for one in read if one.endswith(f"{BEHIND}Your work there:")] == []


def test_a_short_message_is_read_once_more_behind_the_answered_question() -> None:
    assert texts_of("and why?", "growth") == ["and why?", f"Is Qiqihar growing?{BEHIND}and why?"]
