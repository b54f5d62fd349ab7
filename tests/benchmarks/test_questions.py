"""The held-out questions are those that were recorded, and nobody trained on them."""

import re

import pytest

from benchmarks.understanding.questions import (
    FEW_WORDS,
    SETS,
    bare,
    load_examples,
    load_set,
    trained_on,
)
from benchmarks.understanding.score import Item
from donorguide.settings import ROOT
from tests.benchmarks.made import make_item
from tests.contracts.project import composer

DECISION = ROOT / "docs" / "decisions" / "0003-understanding.md"
RECORDED = re.compile(r"heldout\.yml sha256: ([0-9a-f]{64})\b")
LEAST_QUESTIONS = 500
KINDS = (
    "fact follow_up several unknown off_topic numbers noise safeguarding donate person "
    "small_talk language"
).split()


def is_long(item: Item) -> bool:
    """Whether its last message is neither of the few words that anybody says nor a button's."""
    buttons = {bare(entry.question) for entry in composer().knowledge.entries.values()}
    return len(bare(item.turns[-1]).split()) > FEW_WORDS and bare(item.turns[-1]) not in buttons


def test_the_held_out_questions_are_those_of_the_decision_record() -> None:
    recorded = RECORDED.search(DECISION.read_text(encoding="utf-8"))

    assert recorded, f"{DECISION.name} has no line 'heldout.yml sha256: ...'"
    assert load_set("heldout").digest == recorded[1]


def test_no_held_out_question_is_trained_on_word_for_word() -> None:
    items = load_set("heldout").items
    found = trained_on(items, load_examples())

    # Their places in the file: their words are nobody's to read.
    assert [items.index(item) for item in found if is_long(item)] == []


def test_the_held_out_questions_are_many_and_of_every_kind() -> None:
    items = load_set("heldout").items

    assert len(items) >= LEAST_QUESTIONS
    assert {item.kind for item in items} == set(KINDS)


def test_no_held_out_question_is_tuned_on_word_for_word() -> None:
    heldout, tuning = (load_set(name).items for name in SETS)
    known = {tuple(map(bare, item.turns)) for item in tuning}
    found = [item for item in heldout if tuple(map(bare, item.turns)) in known]

    assert [heldout.index(item) for item in found if is_long(item)] == []


@pytest.mark.parametrize("name", SETS)
def test_every_label_of_a_set_is_an_entry_or_something_the_bot_can_say(name: str) -> None:
    known = {*composer().knowledge.entries, *composer().words.sayings, "unknown", "language"}
    used = {
        label
        for item in load_set(name).items
        for label in (*item.expect, *item.together, *item.may)
    }

    assert used - known == set()


@pytest.mark.parametrize("name", SETS)
def test_every_question_says_what_is_right(name: str) -> None:
    items = load_set(name).items

    assert [at for at, item in enumerate(items) if bool(item.expect) == bool(item.together)] == []
    assert [at for at, item in enumerate(items) if not item.turns] == []


def test_capitals_and_signs_do_not_hide_a_training_example() -> None:
    items = [make_item(turns=("Hello.", "WHAT about: fish")), make_item(turns=("What fish?",))]

    assert trained_on(items, [("what about fish?", "ask_fish")]) == items[:1]


def test_a_message_without_words_is_no_training_example() -> None:
    assert trained_on([make_item(turns=("?!",))], [("%?", "facet_share")]) == []
