"""The memory of a conversation fits into a slot, and does not grow without end."""

import json

from donorguide.answers import Memory, Question
from tests.answers.visitor import make_visitor
from tests.factories import make_entry


def test_the_memory_survives_the_way_through_json() -> None:
    visitor = make_visitor(make_entry("a"), make_entry("b"))
    visitor.asks("a")
    visitor.is_not_understood("b", "a")

    memory = visitor.memory

    assert memory.entries == ("a",)
    assert memory.suggested == ("b", "a")
    assert Memory.from_dict(json.loads(json.dumps(memory.as_dict()))) == memory


def test_a_conversation_that_begins_remembers_nothing() -> None:
    assert Memory.from_dict(None) == Memory.from_dict({}) == Memory()


def test_a_memory_of_an_earlier_version_is_read_as_far_as_it_goes() -> None:
    assert Memory.from_dict({"entries": ["a"]}) == Memory(entries=("a",))


def test_the_memory_of_a_long_conversation_stays_short() -> None:
    names = [f"entry_{number}" for number in range(40)]
    visitor = make_visitor(*map(make_entry, names))

    for name in names:
        visitor.asks(name)

    assert visitor.memory.entries[-1] == names[-1]
    assert len(visitor.memory.entries) < len(names)


def test_an_entry_is_remembered_once_at_its_newest_place() -> None:
    visitor = make_visitor(make_entry("a"), make_entry("b"))

    for entry in ("a", "b", "a"):
        visitor.asks(entry)

    assert visitor.memory.entries == ("b", "a")


def test_the_entries_of_a_question_are_those_of_its_ask_intents() -> None:
    question = Question(("facet_why", "ask_slums", "greet", "ask_people"))

    assert question.intent == "facet_why"
    assert question.entries == ("slums", "people")
