"""What is no fact has fixed words, with a way on where there is one."""

from donorguide.answers import Memory
from tests.answers.visitor import make_visitor
from tests.factories import make_entry


def test_a_saying_names_place_and_organisation_and_offers_the_first_questions() -> None:
    reply = make_visitor(make_entry("people")).says("greet")

    assert reply.text == "Hello from Lantern House in Velmora."
    assert reply.buttons == ("What about people?",)
    assert reply.outcome == "greet"
    assert reply.entries == ()


def test_a_way_on_carries_the_contact_that_is_set() -> None:
    reply = make_visitor(make_entry("people"), donate="gifts.example").says("donate")

    assert reply.text == "Thank you for giving. Ask donate at gifts.example."


def test_a_way_on_without_a_contact_gives_general_words() -> None:
    reply = make_visitor(make_entry("people")).says("donate")

    assert reply.text == "Thank you for giving. Ask donate on the website."


def test_starting_over_forgets_everything() -> None:
    visitor = make_visitor(make_entry("people"))
    visitor.asks("people")
    visitor.is_not_understood("people")

    visitor.says("start_over")

    assert visitor.memory == Memory()
    assert visitor.follows_up("why").outcome == "no_context"
