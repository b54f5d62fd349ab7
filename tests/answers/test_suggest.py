"""What was not understood leads to "did you mean", and then to a person."""

from tests.answers.visitor import make_visitor
from tests.factories import make_entry


def test_the_two_nearest_entries_are_suggested_beside_something_else() -> None:
    visitor = make_visitor(make_entry("a"), make_entry("b"), make_entry("c"))

    reply = visitor.is_not_understood("b", "c", "a")

    assert reply.outcome == "unsure"
    assert reply.text == "Did you mean one of these?"
    assert reply.buttons == ("What about b?", "What about c?", "Something else")
    assert visitor.memory.suggested == ("b", "c")


def test_without_anything_near_it_asks_for_other_words() -> None:
    visitor = make_visitor(make_entry("a"))

    reply = visitor.is_not_understood()

    assert reply.outcome == "unsure_open"
    assert reply.buttons == ("What can you do?",)
    assert visitor.memory.suggested == ()


def test_twice_in_a_row_leads_to_a_person() -> None:
    visitor = make_visitor(make_entry("a"), team="help.example")

    visitor.is_not_understood("a")
    reply = visitor.is_not_understood()

    assert reply.outcome == "unsure_twice"
    assert reply.text == "I still don't understand. Ask team at help.example."


def test_anything_understood_between_breaks_the_row() -> None:
    visitor = make_visitor(make_entry("a", related=("a",)))

    for turn in (
        lambda: visitor.asks("a"),
        lambda: visitor.says("greet"),
        lambda: visitor.asks("a", kind="price"),
        lambda: visitor.follows_up("source"),
        lambda: visitor.follows_up("more"),
    ):
        visitor.is_not_understood("a")
        turn()

        assert visitor.is_not_understood("a").outcome == "unsure"
        visitor.says("greet")


def test_an_answer_forgets_what_was_suggested() -> None:
    visitor = make_visitor(make_entry("a"), make_entry("b"))

    visitor.is_not_understood("a")
    visitor.asks("b")

    assert visitor.memory.suggested == ()
