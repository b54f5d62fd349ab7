"""Cards and bank accounts are found by their check digits."""

import pytest

from tests.privacy.visitor import in_digits_from, redacted, wide


@pytest.mark.parametrize(
    "number",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111111111111111",
        "4111  1111  1111  1111",
        "4111 1111-11111111",
        "4111.1111.1111.1111",
        "5555 5555 5555 4444",
        "2223 0031 2200 3222",
        "3782 822463 10005",
        "378282246310005",
        "3056 9309 0259 04",
        "6011111111111117",
        "4000 0000 0000 0000 006",
        wide("4111 1111 1111 1111"),
        in_digits_from("\N{ARABIC-INDIC DIGIT ZERO}", "4111 1111 1111 1111"),
        "4111\N{NO-BREAK SPACE}1111\N{THIN SPACE}1111\N{EN DASH}1111",
        "41\N{ZERO WIDTH SPACE}11 11\N{SOFT HYPHEN}11 1111\N{ZERO WIDTH JOINER} 1111",
        "4\N{WORD JOINER}1\N{WORD JOINER}11111111111111",
    ],
)
def test_a_card_is_found(number: str) -> None:
    assert redacted(f"take {number}, please") == "take [card 1], please"


def test_what_stands_beside_a_card_is_no_part_of_it() -> None:
    assert redacted("4111 1111 1111 1111 12/27") == "[card 1] 12/27"
    assert (
        redacted("2 cards 4111 1111 1111 1111 5555 5555 5555 4444") == "2 cards [card 1] [card 2]"
    )
    # "40", the card and "8" together have a right check digit as well
    assert redacted("40 4111111184257999 8.4%") == "40 [card 1] 8.4%"
    assert redacted("卡号4111111111111111谢谢") == "卡号[card 1]谢谢"


@pytest.mark.parametrize("called", ["cvv", "CVV:", "cvc is", "CVC2 =", "security code"])
def test_a_security_code_goes_with_the_card(called: str) -> None:
    written = f"5555 5555 5555 4444 {called} 123"

    assert redacted(written) == f"[card 1] {called} [cvc 1]"


def test_a_card_with_a_slip_of_the_finger_is_still_a_long_number() -> None:
    assert redacted("4111 1111 1111 1112") == "[id 1]"
    assert redacted("4111111111111112") == "[id 1]"


@pytest.mark.parametrize(
    "number",
    [
        "DE89 3704 0044 0532 0130 00",
        "DE89370400440532013000",
        "de89 3704 0044 0532 0130 00",
        "DE89-3704-0044-0532-0130-00",
        "GB82 WEST 1234 5698 7654 32",
        "FR14 2004 1010 0505 0001 3M02 606",
        "NO93 8601 1117 947",
        "NL91 ABNA 0417 1643 00",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
        wide("DE89 3704 0044 0532 0130 00"),
        "DE89\N{NO-BREAK SPACE}3704 0044\N{ZERO WIDTH SPACE} 0532 0130 00",
    ],
)
def test_a_bank_account_is_found(number: str) -> None:
    assert redacted(f"IBAN:{number}") == "IBAN:[iban 1]"
    assert redacted(f"from {number} is that ok") == "from [iban 1] is that ok"


def test_a_bank_account_with_a_slip_of_the_finger_is_still_a_long_number() -> None:
    assert redacted("DE89 3704 0044 0532 0130 01.") == "[id 1]."


def test_a_word_that_could_start_a_bank_account_hides_none() -> None:
    assert redacted("pay10 from DE89 3704 0044 0532 0130 00") == "pay10 from [iban 1]"
    assert redacted("to20 or DE89 3704 0044 0532 0130 00") == "to20 or [iban 1]"


@pytest.mark.parametrize(
    "text", ["2000 2005 2010 2015", "25 75 100 250 500 2000", "20 22 24 26 28 30 32 30"]
)
def test_years_and_lists_with_a_right_check_digit_are_no_cards(text: str) -> None:
    assert redacted(f"why {text}?") == f"why {text}?"
