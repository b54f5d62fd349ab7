"""What the shipped knowledge says keeps to the rules of an answer."""

import re
from collections import Counter

import pytest

from donorguide.knowledge import Entry
from tests.contracts.project import composer, sentences

ENTRIES = composer().knowledge.entries
MOST_SENTENCES = 3
MOST_CHARACTERS = 350
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
COUNTING = re.compile(
    r"\b(hundred|thousand|million|billion|dozen|half|third|quarter|twice)s?\b", re.I
)
BRACES = re.compile(r"\{[\w.]*\}")
each_entry = pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)


def templates(entry: Entry) -> list[str]:
    """The texts of an entry in which claims may be filled."""
    return [text for text in (entry.answer, entry.more) if text]


@each_entry
def test_every_way_on_from_an_entry_leads_somewhere(entry: Entry) -> None:
    ways = {*entry.related, *entry.follow_ups.values()}

    assert ways <= set(ENTRIES)
    assert entry.id not in entry.related
    assert len(set(entry.related)) == len(entry.related)


@each_entry
def test_an_answer_is_short(entry: Entry) -> None:
    for template in templates(entry):
        text = composer().knowledge.render(template, entry)

        assert len(text) <= MOST_CHARACTERS
        assert len(sentences(text)) <= MOST_SENTENCES
        assert text.endswith((".", "?"))


@each_entry
def test_every_number_of_an_answer_stems_from_a_claim(entry: Entry) -> None:
    for template in templates(entry):
        own_words = BRACES.sub("", template)

        assert NUMBER.findall(own_words) == []
        assert COUNTING.findall(own_words) == []


@each_entry
def test_a_fact_says_what_its_claims_hold(entry: Entry) -> None:
    said = " ".join(composer().knowledge.render(one, entry).lower() for one in templates(entry))

    for claim in entry.claims.values():
        assert claim.spoken.lower() in said


@each_entry
def test_a_question_has_no_number_of_its_own(entry: Entry) -> None:
    assert NUMBER.findall(f"{entry.question} {entry.title}") == []


@each_entry
def test_an_entry_that_is_counted_says_of_whom_and_where(entry: Entry) -> None:
    counted = {"people", "children", "%"} & {claim.unit for claim in entry.claims.values()}

    if counted:
        assert entry.offers.scopes
        assert entry.offers.groups
        assert {claim.scope for claim in entry.claims.values()} <= entry.offers.scopes


def test_a_number_stands_in_the_file_once() -> None:
    values = Counter(
        claim.value
        for entry in ENTRIES.values()
        for claim in entry.claims.values()
        if not isinstance(claim.value, str)
    )

    # 85 percent and 85 million are two numbers of the source.
    assert [value for value, times in values.items() if times > 1] == []


def test_no_two_entries_ask_or_answer_the_same() -> None:
    for texts in (
        [entry.question for entry in ENTRIES.values()],
        [entry.answer for entry in ENTRIES.values()],
        [entry.title for entry in ENTRIES.values()],
    ):
        assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_at_least_twenty_five_entries_are_unknown() -> None:
    assert sum(entry.unknown for entry in ENTRIES.values()) >= 25
