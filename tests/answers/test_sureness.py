"""A fact is stated when it is likely enough, alone or together with its relatives."""

from donorguide.answers import Question
from donorguide.answers.sureness import sure
from tests.factories import make_entry, make_knowledge, make_unknown

KNOWLEDGE = make_knowledge(
    make_entry("slums", topic="housing", related=("shantytowns",)),
    make_entry("shantytowns", topic="housing"),
    make_entry("income", topic="poverty"),
    make_unknown("rent", topic="housing"),
)


def asked(**chances: float) -> Question:
    """A question that may be about these entries, the likeliest first."""
    intents = tuple(f"ask_{name}" for name in chances)
    return Question(intents, confidences=tuple(chances.values()))


def test_a_likely_fact_is_stated() -> None:
    assert sure(asked(slums=0.5, income=0.4), KNOWLEDGE)


def test_a_fact_that_shares_its_chance_with_a_relative_is_stated() -> None:
    assert sure(asked(slums=0.38, shantytowns=0.3, income=0.1), KNOWLEDGE)


def test_a_fact_that_shares_its_chance_with_a_stranger_is_only_suggested() -> None:
    assert not sure(asked(slums=0.38, income=0.3), KNOWLEDGE)
    assert not sure(asked(slums=0.38, shantytowns=0.1, income=0.3), KNOWLEDGE)


def test_it_takes_less_to_say_that_the_source_does_not_tell() -> None:
    assert sure(asked(rent=0.25, slums=0.2), KNOWLEDGE)
