"""The plain form of a text is the same however it was typed."""

import pytest

from donorguide.language.text import plain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("WHERE IS IT?", "where is it?"),
        ("where is it??????????", "where is it???"),
        ("  where \t\n is   it? ", "where is it?"),
        ("where\N{NO-BREAK SPACE}is it?", "where is it?"),
        ("wh\N{ZERO WIDTH SPACE}ere is it?", "where is it?"),
        ("where is it?\x00\x07", "where is it?"),
        ("who\N{RIGHT SINGLE QUOTATION MARK}s there", "who's there"),
        ("\N{FULLWIDTH LATIN SMALL LETTER W}here", "where"),
        ("ﬁgures", "figures"),
        ("h o w   b i g   i s   i t", "how big is it"),
        ("W H E R E is it", "where is it"),
        ("<b>where</b> is it", "where is it"),
        ("<script>alert(1)</script>", "script alert(1) script"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("pl\N{COMBINING LONG STROKE OVERLAY}ease", "please"),
        ("Straße", "straße"),
        ("在哪里", "在哪里"),
        ("", ""),
        (" \n ", ""),
        ("\N{ZERO WIDTH SPACE}", ""),
    ],
)
def test_what_nobody_means_is_left_out(typed: str, meant: str) -> None:
    assert plain(typed) == meant


def test_a_letter_drawn_out_for_stress_is_shortened() -> None:
    assert plain("sooooooo many") == plain("sooo many")


def test_double_letters_and_large_numbers_stay() -> None:
    assert plain("a good school for 1000000 pupils") == "a good school for 1000000 pupils"


def test_the_plain_form_of_a_plain_form_is_itself() -> None:
    for typed in (
        "WHERE  IS\nit?!",
        "cafe\N{COMBINING ACUTE ACCENT}",
        "sooooo \N{FULLWIDTH LATIN CAPITAL LETTER A}",
        "ﬁ ﬁ ﬁ",
    ):
        assert plain(plain(typed)) == plain(typed)


def test_a_word_of_nothing_but_combining_marks_does_not_take_long() -> None:
    assert plain("h" + "\N{COMBINING ACUTE ACCENT}" * 20_000) in {"h", "h\N{ACUTE ACCENT}"}
