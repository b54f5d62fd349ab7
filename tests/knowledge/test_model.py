"""Claims are written as people write numbers, and fill the braces of an answer."""

import json
from dataclasses import FrozenInstanceError

import pytest

from donorguide.knowledge import Claim, Focus
from tests.factories import make_claim, make_entry, make_knowledge


@pytest.mark.parametrize(
    ("claim", "spoken"),
    [
        (make_claim(1_600_000, "people"), "1.6 million"),
        (make_claim(85_000_000, "people", "an estimated"), "an estimated 85 million"),
        (make_claim(2_000_000, "people", "more than"), "more than 2 million"),
        (make_claim(70_000, "people"), "70,000"),
        (make_claim(950, "people", "about"), "about 950"),
        (make_claim(8.4, "%"), "8.4%"),
        (make_claim(85, "%"), "85%"),
        (make_claim(1992, "year"), "1992"),
        (make_claim("timber"), "timber"),
    ],
)
def test_a_claim_is_spoken_with_its_unit_and_qualifier(claim: Claim, spoken: str) -> None:
    assert claim.spoken == spoken


def test_a_brace_takes_the_claim_of_the_entry_or_of_another_one() -> None:
    rate = make_entry("rate", claims={"share": make_claim(7.5, "%")})
    gap = make_entry(
        "gap",
        claims={"more": make_claim(2, "%")},
        answer="At {rate.share}, it is {more} more in {place}, says {organisation}.",
    )

    said = make_knowledge(rate, gap).answer("gap")

    assert said == "At 7.5%, it is 2% more in Velmora, says Lantern House."


def test_an_answer_that_begins_with_a_claim_begins_with_a_capital() -> None:
    people = make_entry(
        "people",
        claims={"count": make_claim(2_000_000, "people", "more than")},
        answer="{count} people live here.",
    )

    assert make_knowledge(people).answer("people") == "More than 2 million people live here."


def test_a_brace_that_names_no_claim_is_an_error() -> None:
    entry = make_entry("people")

    with pytest.raises(KeyError):
        make_knowledge(entry).render("{nothing}", entry)


def test_knowledge_cannot_be_changed() -> None:
    entry = make_entry("people")

    with pytest.raises(FrozenInstanceError):
        entry.answer = "Something else."  # type: ignore[misc]


@pytest.mark.parametrize(
    "focus",
    [
        Focus(),
        Focus(
            kind="number",
            scopes=frozenset({"city", "country"}),
            groups=frozenset({"children"}),
            other_place="Narnia",
            other_time=True,
        ),
    ],
)
def test_a_focus_survives_the_way_through_json(focus: Focus) -> None:
    assert Focus.from_dict(json.loads(json.dumps(focus.as_dict()))) == focus


def test_a_figure_leads_to_the_entries_that_state_it_whatever_unit_it_is_given() -> None:
    knowledge = make_knowledge(
        make_entry("people", claims={"people": make_claim(85_000_000, unit="people")}),
        make_entry("share", claims={"share": make_claim(8.4, unit="%")}),
    )

    assert knowledge.entries_with(["8.4%"]) == ("share",)
    assert knowledge.entries_with(["8.4 million"]) == ("share",)
    assert knowledge.entries_with(["85"]) == ("people",)
    assert knowledge.entries_with(["7 million"]) == ()
