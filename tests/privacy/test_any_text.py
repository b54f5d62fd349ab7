"""What holds for every text, and for personal data in the middle of any words."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from donorguide.privacy import redact
from tests.privacy.visitor import SECRET, redacted

always = settings(deadline=None, derandomize=True, database=None, max_examples=150)
WORDS = st.lists(
    st.sampled_from("I give you money since 1992 of 8.4% , . ? 在 👧 and 40 euros".split()),
    max_size=6,
).map(" ".join)
DIGITS = st.text("0123456789", min_size=9, max_size=9)
SPACED = st.text("0123456789 -./()+,:", max_size=60)


def with_check_digit(digits: str) -> str:
    """A card number of the digits and a last one by Luhn's rule."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return f"{digits}{-sum(value // 10 + value % 10 for value in doubled) % 10}"


@always
@given(st.text(max_size=80))
@example("\ud800@\ud800.com")
@example("a@b.cc\N{ZERO WIDTH SPACE}")
def test_any_text_is_read_twice_alike(text: str) -> None:
    once = redact(text, secret=SECRET, conversation="1")

    assert once == redact(text, secret=SECRET, conversation="1")
    assert (once.text == text) == (once.kinds == ())


@always
@given(SPACED)
def test_no_digit_is_added_to_what_stays(text: str) -> None:
    left = redacted(text)

    for kind in ("card", "phone", "id"):
        for number in range(1, 9):
            left = left.replace(f"[{kind} {number}]", "")
    rest = iter(text)
    assert all(character in rest for character in left)


@always
@given(WORDS, DIGITS, WORDS)
def test_a_card_never_passes(before: str, digits: str, after: str) -> None:
    number = with_check_digit(f"411111{digits}")

    assert redacted(f"{before} {number} {after}") == f"{before} [card 1] {after}"


@always
@given(WORDS, DIGITS, WORDS)
def test_a_number_with_a_plus_never_passes(before: str, digits: str, after: str) -> None:
    left = redacted(f"{before} +49 {digits[:3]} {digits[3:]} , {after}")

    assert left == f"{before} [phone 1] , {after}"


@always
@given(WORDS, st.from_regex(r"[a-z][a-z0-9._]{0,12}[a-z0-9]", fullmatch=True), WORDS)
def test_an_address_never_passes(before: str, name: str, after: str) -> None:
    left = redacted(f"{before} {name}@example.org {after}")

    assert left == f"{before} [email 1] {after}"
