"""Typing errors are mended towards the words of the training questions, and only errors."""

from functools import cache

import pytest

from donorguide.language.spelling import Speller

QUESTIONS = """
how many people live in velmora
how many children live in the city of velmora
what is the poverty rate of the province
where is velmora
do the children go to the kindergarten
why do families live in slums in velmora
""".strip()


@cache
def speller() -> Speller:
    """A speller of a few questions, each asked more than once."""
    return Speller.of([line.split() for line in QUESTIONS.splitlines() * 4])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("childern", "children"),
        ("povrety", "poverty"),
        ("kindergartn", "kindergarten"),
        ("famillies", "families"),
        ("velmorra", "velmora"),
        ("ppl", "people"),
        ("ch1ldr3n", "children"),
        ("p30pl3", "people"),
        ("temperatur", "temperature"),  # no training question has it
    ],
)
def test_a_typing_error_is_mended(typed: str, meant: str) -> None:
    assert speller().mend(typed) == (meant,)


@pytest.mark.parametrize(
    "word",
    [
        "people",
        "velmora",
        "wolves",
        "berlin",
        "it",
        "?",
        "1992",
        "1st",
        "5m",
        "8.4",
        "children",
        "xqzkwvj",
        "qwpoeiruty",  # could be cut into single letters
        "ddddddd",
        "",
    ],
)
def test_what_is_spelt_right_or_like_nothing_stays(word: str) -> None:
    assert speller().mend(word) == (word,)


def test_a_short_form_may_stand_for_several_words() -> None:
    assert speller().mend("gonna") == ("going", "to")


def test_words_run_together_are_told_apart() -> None:
    assert speller().mend("howmanypeople") == ("how", "many", "people")


@pytest.mark.parametrize(
    ("words", "share"),
    [(["where", "is", "velmora"], 0.0), (["xqz", "is"], 0.5), (["dd", "ff"], 1.0), (["1992"], 0.0)],
)
def test_what_is_no_word_is_counted(words: list[str], share: float) -> None:
    assert speller().unknown(words) == share
