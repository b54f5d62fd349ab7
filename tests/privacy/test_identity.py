"""Numbers that stand for a person are found by their shape, their name or their length."""

import pytest

from tests.privacy.visitor import redacted, wide


@pytest.mark.parametrize(
    "number",
    [
        "078-05-1120",
        "078 05 1120",
        "QQ 12 34 56 C",
        "QQ123456C",
        "ABCDE1234F",
        "11010519491231002X",
        "11010519491231002x",
        "110105 19491231 002X",
        "110105-19491231-0021",
        wide("11010519491231002X"),
        "G12345678",
        "AB1234567",
        "123456789",
        "9876543210987654321098",
        "1234\N{ZERO WIDTH SPACE}56789",
        "order123456789",
    ],
)
def test_an_identity_number_is_found(number: str) -> None:
    assert redacted(f"it is {number}, thanks") == "it is [id 1], thanks"


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("passport ", "X1234567"),
        ("my passport number is ", "C01X00T47"),
        ("Passport no.: ", "12345678"),
        ("SSN: ", "987 65 4320"),
        ("social security ", "98765432"),
        ("ID card number ", "12345678"),
        ("my id is ", "AB-12345"),
        ("driver's licence ", "D1234567"),
        ("sort code ", "12-34-56"),
        ("account number ", "12345678"),
        ("身份证号码是", "11010519491231002X"),
        ("护照", "E12345678"),
    ],
)
def test_a_number_that_is_called_an_identity_number_is_found(before: str, number: str) -> None:
    assert redacted(f"{before}{number}.") == f"{before}[id 1]."


@pytest.mark.parametrize(
    "text",
    [
        "passports in 1990",
        "passport 2020",
        "do children need an ID?",
        "an ID for 1600000 people",
        "my account 20 euros",
        "on account of 1600000 people",
        "identity 1600000 people",
        "COVID19 in 2020",
        "G20 and A4",
    ],
)
def test_a_name_makes_no_identity_number_of_another(text: str) -> None:
    assert redacted(text) == text
