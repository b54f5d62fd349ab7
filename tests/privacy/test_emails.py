"""E-mail addresses are found, also those spelt out; places on the web and handles stay."""

import pytest

from tests.privacy.visitor import redacted, wide


@pytest.mark.parametrize(
    "address",
    [
        "jane@example.com",
        "Jane.Doe+tag@mail.example.co.uk",
        "j_doe-1%x@sub.example.museum",
        "o.jane99@xn--bcher-kva.example",
        "müller@example.de",
        "имя@пример.рф",
        "用户@例子.公司",
        "jane @ example.com",
        "jane (at) example dot com",
        "jane [at] example [dot] org",
        "jane(at)example(dot)org",
        "jane {AT} example.org",
        "jane(a)example.org",
        "jane[@]example[.]org",
        "jane at example dot com",
        "jane dot doe at example dot co dot uk",
        "jane_at_example_dot_com",
        "jane at gmail.com",
        "jane at qq dot com",
        "jane@gmail",
        wide("jane@example.com"),
        "jane\N{SMALL COMMERCIAL AT}example.com",
        "j\N{ZERO WIDTH SPACE}ane@exam\N{SOFT HYPHEN}ple.com",
    ],
)
def test_an_address_is_found(address: str) -> None:
    assert redacted(f"({address}), thanks") == "([email 1]), thanks"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("write to jane@example.com.", "write to [email 1]."),
        ('"Jane" <jane@example.com>;', '"Jane" <[email 1]>;'),
        ("mailto:jane@example.com?subject=1", "mailto:[email 1]?subject=1"),
        ("我的邮箱是jane@example.com谢谢", "我的邮箱是[email 1]谢谢"),
        ("a@example.org,b@example.org", "[email 1],[email 2]"),
        ("a@example.org b@example.org", "[email 1] [email 2]"),
        ("4111111111111111@example.com", "[email 1]"),
        ("jane@example.com\nJane", "[email 1]\nJane"),
    ],
)
def test_what_stands_around_an_address_stays(written: str, left: str) -> None:
    assert redacted(written) == left


@pytest.mark.parametrize(
    "text",
    [
        "I looked at sos-kinderdorf.org",
        "https://www.example.org/where-we-help/asia/china/qiqihar",
        "@children",
        "children @ school",
        "meet me at home. com",
        "what are you at?",
        "the rate is at 8.4. Why?",
        "look (at) this",
        "dot dot dot",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert redacted(text) == text
