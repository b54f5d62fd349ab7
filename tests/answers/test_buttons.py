"""Quick replies are few, differ, and carry the sentence they show."""

from tests.answers.visitor import Visitor, make_visitor
from tests.factories import make_entry, make_offers, make_unknown


def replies_of(visitor: Visitor) -> list[tuple[str, ...]]:
    """The quick replies of turns of every kind."""
    turns = (
        lambda: visitor.asks("a"),
        lambda: visitor.asks("e"),
        lambda: visitor.asks("a", kind="price"),
        lambda: visitor.asks("a", scopes="country"),
        lambda: visitor.asks("a", other_place="Narnia"),
        lambda: visitor.asks("b", other_place="Narnia"),
        lambda: visitor.asks("b", groups="children"),
        lambda: visitor.follows_up("why"),
        lambda: visitor.follows_up("source"),
        lambda: visitor.is_not_understood("a", "b", "c", "d"),
        lambda: visitor.is_not_understood("a", "b", "c", "d"),
        lambda: visitor.asks_unclearly({"a": 0.3, "b": 0.2, "c": 0.2}),
        lambda: visitor.says("greet"),
    )
    return [turn().buttons for turn in turns]


def make_talkative_visitor() -> Visitor:
    """A visitor whose entries lead to more than three others."""
    offers = make_offers("what", scopes="city", groups="people")
    more = {"offers": offers, "follow_ups": {"why": "c"}}
    facts = [make_entry(name, related=tuple("abcde"), **more) for name in "abcd"]
    return make_visitor(*facts, make_unknown("e", related=tuple("abcde")))


def test_there_are_never_more_than_three() -> None:
    assert max(map(len, replies_of(make_talkative_visitor()))) == 3


def test_no_two_of_a_reply_are_alike() -> None:
    for buttons in replies_of(make_talkative_visitor()):
        assert len(set(buttons)) == len(buttons)


def test_each_is_a_sentence_a_visitor_could_type() -> None:
    for buttons in replies_of(make_talkative_visitor()):
        for button in buttons:
            assert button[0].isupper()
            assert " " in button
