"""Phone numbers are found by a plus, by how they are grouped, or by what they are called."""

import pytest

from tests.privacy.visitor import in_digits_from, redacted, wide


@pytest.mark.parametrize(
    "number",
    [
        # by a plus
        "+1 212 555 0123",
        "+1-212-555-0123",
        "+1 (212) 555-0123",
        "+12125550123",
        "+44 (0)20 7946 0958",
        "+49 30 23125 000",
        "+49 (0) 151 23456789",
        "(+49) 151 23456789",
        "+ 49 151 23456789",
        "+86-138-0013-8000",
        "+7 912 345-67-89",
        "+33 1 99 00 12 34",
        "+36 55 001 234",
        wide("+49 151 23456789"),
        "+49\N{NO-BREAK SPACE}151\N{THIN SPACE}2345\N{NON-BREAKING HYPHEN}6789",
        # by the zero in front
        "0049 30 901820",
        "020 7946 0958",
        "07700 900123",
        "07700900123",
        "(020) 7946 0958",
        "0151/23456789",
        "0151 - 23 45 67 89",
        "030.901820",
        "01 99 00 12 34",
        "01.99.00.12.34",
        "01-99-00-12-34",
        "0452-5550123",
        "0\N{ZERO WIDTH SPACE}1512\N{ZERO WIDTH SPACE}3456789",
        "0\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}151 23456789",
        # by the groups
        "212-555-0123",
        "212.555.0123",
        "212 555 0123",
        "(212) 555-0123",
        "(212)555-0123",
        "1-800-555-0199",
        "1 (800) 555 0199",
        "138 0013 8000",
        "13800138000",
        "98765 43210",
        "612 34 56 78",
        "612 345 678",
        "34 612 345 678",
        "8 (912) 345-67-89",
        "(11) 91234-5678",
        "86 138 0013 8000",
        in_digits_from("\N{DEVANAGARI DIGIT ZERO}", "138 0013 8000"),
    ],
)
def test_a_number_that_looks_like_a_phones_is_found(number: str) -> None:
    assert redacted(f"Hi, {number}, thanks") == "Hi, [phone 1], thanks"


@pytest.mark.parametrize(
    "before",
    [
        "call ",
        "Call me at ",
        "you can reach me on ",
        "please text me back on ",
        "my phone is ",
        "My new number is: ",
        "phone number - ",
        "Tel.: ",
        "tel:",
        "mobile no. ",
        "my mobile's ",
        "whatsapp ",
        "What's the price? WhatsApp: ",
        "ring me, please, on ",
        "call me 24/7 on ",
        "call me after 19:30 on ",
        "contact ",
        "我的电话是",
        "手机" + wide(":"),
    ],
)
@pytest.mark.parametrize("number", ["5550123", "555-0123", "555 0123", "5 5 5 0 1 2 3", "55501234"])
def test_a_number_that_is_called_a_phone_is_found(before: str, number: str) -> None:
    assert redacted(f"{before}{number} ok") == f"{before}[phone 1] ok"


@pytest.mark.parametrize(
    "after", [" is my mobile", " (mobile)", " is my number", " on WhatsApp", " (my work phone)"]
)
def test_the_word_for_a_phone_may_stand_behind(after: str) -> None:
    assert redacted(f"555-0123{after}") == f"[phone 1]{after}"


def test_several_phones_may_share_a_cue() -> None:
    assert redacted("call 555-0123 or 555-0199") == "call [phone 1] or [phone 2]"
    assert redacted("my number is 5550123, hers is 5550199") == (
        "my number is [phone 1], hers is [phone 2]"
    )


def test_a_phone_is_told_from_the_number_before_it() -> None:
    assert redacted("in 2020 0151 23456789") == "in 2020 [phone 1]"
    assert redacted("at 19:30 0151 23456789") == "at 19:30 [phone 1]"
    assert redacted("since 01.02.2020 0151 23456789") == "since 01.02.2020 [phone 1]"
    assert redacted("for 1,600,000 0151 23456789") == "for 1,600,000 [phone 1]"


def test_what_counts_people_may_follow_a_phone() -> None:
    assert redacted("call 0151 23456789 people say") == "call [phone 1] people say"


def test_a_phone_ends_with_its_line() -> None:
    assert redacted("0151 23456789\n10 children") == "[phone 1]\n10 children"


@pytest.mark.parametrize(
    "text",
    [
        "call 911",
        "Call 110 or 120 now",
        "call 1600000 people",
        "how many of the 1600000 phone home?",
        "call me in 2025",
        "call me between 10 and 12",
        "call me on 12 05 2020",
        "can I call 24/7?",
        "call me at 7:42",
        "reach 85 million people",
        "reach 100000000 people",
        "is there a phone in 100000 homes",
        "who do I call? 1600000 is wrong",
        "contact 20000 families",
        "the phone number of the team",
    ],
)
def test_a_cue_makes_no_phone_of_another_number(text: str) -> None:
    assert redacted(text) == text
