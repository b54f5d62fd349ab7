"""A value keeps its token through a conversation, and nothing that is kept tells the value."""

import json

import pytest

from donorguide.privacy import redact
from tests.privacy.visitor import SECRET, Writer, wide


def test_the_kinds_are_told_once_each_in_the_order_of_the_text() -> None:
    written = Writer().writes("call 555-0123, a@example.org, b@example.org or 4111111111111111")

    assert written.text == "call [phone 1], [email 1], [email 2] or [card 1]"
    assert written.kinds == ("phone", "email", "card")


def test_a_message_without_personal_data_has_no_kinds_and_adds_nothing() -> None:
    writer = Writer()
    writer.writes("a@example.org")
    before = dict(writer.memory)

    assert writer.writes("Since 1992?").kinds == ()
    assert writer.memory == before


def test_a_value_keeps_its_token_in_later_messages() -> None:
    writer = Writer()

    assert writer.writes("a@example.org or b@example.org").text == "[email 1] or [email 2]"
    assert writer.writes("c@example.org not b@example.org").text == "[email 3] not [email 2]"
    assert writer.writes("a@example.org").text == "[email 1]"


@pytest.mark.parametrize(
    ("once", "again"),
    [
        ("4111 1111 1111 1111", "4111-111111111111"),
        ("DE89 3704 0044 0532 0130 00", "de89370400440532013000"),
        ("Jane.Doe@Example.com", "jane dot doe (at) example [dot] com"),
        ("jane@example.com", wide("jane@example.com")),
        ("+49 151 23456789", "0049151-23456789"),
        ("+44 (0)20 7946 0958", "+44 20 79460958"),
        ("+1 212 555 0123", "1-212-555-0123"),
        ("212 555 0123", "(212) 555-0123"),
        ("078-05-1120", "078 05 1120"),
        ("110105 19491231 002X", "11010519491231002x"),
    ],
)
def test_a_value_is_the_same_however_it_is_typed(once: str, again: str) -> None:
    writer = Writer()

    assert writer.writes(once).text == writer.writes(again).text


def test_a_number_keeps_its_token_when_it_is_called_something_else() -> None:
    writer = Writer()

    assert writer.writes("5550123456").text == "[id 1]"
    assert writer.writes("it is my phone: 5550123456").text == "it is my phone: [id 1]"
    assert writer.writes("call 5550123457").text == "call [phone 1]"


def test_each_kind_is_counted_by_itself() -> None:
    writer = Writer()

    assert writer.writes("a@example.org, 4111111111111111").text == "[email 1], [card 1]"
    assert writer.writes("b@example.org, 5555555555554444").text == "[email 2], [card 2]"


def test_another_conversation_starts_anew_and_shares_no_digest() -> None:
    one, other = Writer("page:1"), Writer("page:2")

    assert one.writes("a@example.org").text == other.writes("a@example.org").text == "[email 1]"
    assert not set(one.memory) & set(other.memory)


def test_another_secret_gives_other_digests() -> None:
    one, other = Writer(), Writer(secret=b"another")
    one.writes("a@example.org")
    other.writes("a@example.org")

    assert not set(one.memory) & set(other.memory)


def test_what_is_kept_is_small_and_tells_no_value() -> None:
    writer = Writer()
    writer.writes("jane@example.org, 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00")

    kept = json.dumps(writer.memory)
    assert sorted(writer.memory.values()) == ["card 1", "email 1", "iban 1"]
    assert {len(digest) for digest in writer.memory} == {8}
    assert not any(part in kept for part in ("jane", "example", "4111", "DE89", "3704"))


def test_the_memory_given_is_not_changed() -> None:
    memory: dict[str, str] = {}

    redaction = redact("a@example.org", secret=SECRET, conversation="1", memory=memory)

    assert memory == {}
    assert len(redaction.memory) == 1


def test_without_a_secret_nothing_is_redacted() -> None:
    with pytest.raises(ValueError, match="secret"):
        redact("a@example.org", secret=b"", conversation="1")
