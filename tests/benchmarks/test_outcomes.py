"""What was expected and what was said instead is counted."""

from benchmarks.understanding.outcomes import confusions, judge, without_an_answer
from tests.benchmarks.made import BOATS, FISH, make_item, make_outcome, make_scorer


def test_the_most_frequent_confusion_stands_first_and_right_replies_in_none() -> None:
    outcomes = [
        make_outcome(),
        make_outcome(said="unsure"),
        make_outcome(said="boats", wrong="boats"),
        make_outcome(said="boats", wrong="boats"),
    ]

    assert confusions(outcomes) == [("fish", "boats", 2), ("fish", "unsure", 1)]


def test_of_a_reply_with_wrong_facts_these_are_what_was_said() -> None:
    outcome = make_outcome(said="fish greet boats", wrong="boats")

    assert outcome.said == "boats"


def test_a_refusal_is_named_by_its_saying_and_not_only_as_unknown() -> None:
    assert make_outcome(said="no_number unknown").said == "no_number"
    assert make_outcome(said="unknown").said == "unknown"


def test_all_questions_of_a_message_are_what_was_expected() -> None:
    item = make_item("", together=("fish", "boats"))

    assert make_outcome(item).expected == "fish + boats"


def test_silence_and_unknown_words_are_told_apart() -> None:
    silent, strange = judge([make_item(), make_item()], ["", "Moo."], make_scorer())

    assert (silent.said, strange.said) == ("nothing", "other words")
    assert not silent.right
    assert not strange.right


def test_a_reply_is_judged_by_what_it_says() -> None:
    right, wrong = judge([make_item(), make_item()], [FISH, BOATS], make_scorer())

    assert (right.right, right.wrong) == (True, frozenset())
    assert (wrong.right, wrong.wrong) == (False, frozenset({"boats"}))


def test_the_nearest_fact_is_counted_apart_from_wrong_ones() -> None:
    item = make_item("unknown", "unknown")
    [outcome] = judge([item], [f"Not given for the town. {FISH}"], make_scorer())

    assert (outcome.wrong, outcome.nearest) == (frozenset(), frozenset({"fish"}))


def test_only_questions_unknown_or_off_topic_have_no_answer() -> None:
    items = [make_item(kind=kind) for kind in ("fact", "unknown", "noise", "off_topic")]
    outcomes = [make_outcome(item) for item in items]

    assert [one.item.kind for one in without_an_answer(outcomes)] == ["unknown", "off_topic"]
