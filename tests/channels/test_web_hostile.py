"""What no client of ours sends is refused in the form of the protocol, and hurts nobody."""

import json
import socket

import pytest

from tests.channels.web import BASE, assert_refused

DEEP = 10_000


@pytest.fixture(autouse=True)
def afresh(limit):
    """Nobody is counted."""
    limit(messages_per_minute=1000)


def post(widget, path, content):
    return widget.client.post(f"{BASE}/{path}", content=content, headers=widget.headers)


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        "hello",
        7,
        None,
        {"id": "1"},
        {"text": "hello"},
        {"id": "", "text": "hello"},
        {"id": 1, "text": "hello"},
        {"id": None, "text": "hello"},
        {"id": ["1"], "text": "hello"},
        {"id": "x" * 101, "text": "hello"},
        {"id": "a\0b", "text": "hello"},
        {"id": "a\nb", "text": "hello"},
        {"id": "a\ud83d", "text": "hello"},
        {"id": "1", "text": 7},
        {"id": "1", "text": None},
        {"id": "1", "text": ["hello"]},
        {"id": "1", "text": {"a": "hello"}},
    ],
)
def test_a_message_that_is_none_is_malformed(widget, agent, body):
    assert_refused(post(widget, "messages", json.dumps(body)), "malformed")
    assert agent.heard == []


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, "malformed"),
        ([1, True], "malformed"),
        ({"number": 1}, "malformed"),
        ({"helpful": True}, "malformed"),
        ({"number": "1", "helpful": True}, "malformed"),
        ({"number": True, "helpful": True}, "malformed"),
        ({"number": 1.0, "helpful": True}, "malformed"),
        ({"number": 1, "helpful": 1}, "malformed"),
        ({"number": 1, "helpful": None}, "malformed"),
        ({"number": 1, "helpful": True, "reason": 7}, "malformed"),
        ({"number": 1, "helpful": True, "reason": None}, "malformed"),
        ({"number": 1, "helpful": True, "reason": "x" * 501}, "malformed"),
        ({"number": 0, "helpful": True}, "unknown"),
        ({"number": -1, "helpful": True}, "unknown"),
        ({"number": 2**31, "helpful": True}, "unknown"),
        ({"number": 2**63, "helpful": True}, "unknown"),
        ({"number": 10**400, "helpful": True}, "unknown"),
    ],
)
def test_feedback_that_is_none_is_refused(widget, body, error):
    assert_refused(post(widget, "feedback", json.dumps(body)), error)


@pytest.mark.parametrize("path", ["messages", "feedback"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"{",
        b'{"id": "1", "text": "hello"',
        b"id=1&text=hello",
        b"\xff\xfe",
        b'{"id": "1", "text": "\xff"}',
        b"[" * DEEP,
        b'{"a":' * DEEP + b"1" + b"}" * DEEP,
        b'{"id": "1", "text": ' + b"[" * DEEP + b"]" * DEEP + b"}",
        b'{"number": ' + b"9" * 5000 + b', "helpful": true}',
        b"\0" * 100,
    ],
    ids=range(12),
)
def test_what_is_no_json_of_the_protocol_is_refused(widget, agent, path, content):
    answer = post(widget, path, content)
    assert_refused(answer, answer.json()["error"])
    assert answer.json()["error"] in ("malformed", "unknown")
    assert agent.heard == []


@pytest.mark.parametrize("path", ["session", "messages", "feedback", "about", "nothing"])
def test_a_body_of_more_than_100_kb_is_too_large(widget, path):
    answer = post(widget, path, b"x" * 100_001)
    assert_refused(answer, "too_large")


@pytest.mark.parametrize(
    ("method", "path", "error"),
    [
        *((method, "messages", "method") for method in ("PUT", "PATCH", "DELETE")),
        ("GET", "session", "method"),
        ("GET", "feedback", "method"),
        ("POST", "about", "method"),
        ("GET", "nothing", "unknown"),
        ("DELETE", "nothing/at/all", "unknown"),
        ("GET", "messages/1", "unknown"),
    ],
)
def test_another_method_or_address_is_refused(widget, method, path, error):
    widget.refused(error, method, path)


@pytest.mark.parametrize(
    "after", ["x", "-1", "1.5", "9" * 10, "9" * 5000, "1e3", "%00", "²", "\u0661", "1;drop", "0x1"]
)
def test_a_number_that_is_none_is_malformed(widget, after):
    widget.refused("malformed", "GET", f"messages?after={after}")


@pytest.mark.parametrize(
    "text", ["half of a pair \ud83d", "with \0 in it", "\u202e right to left", "a" + "\u0301" * 500]
)
def test_a_strange_text_is_answered_and_stays_in_the_history(widget, text):
    answer = post(widget, "messages", json.dumps({"id": "1", "text": text}))
    assert answer.status_code == 200
    assert widget.history() == [answer.json()["exchange"]]


@pytest.mark.parametrize("text", ["", "   ", "\0", "\n\n", "???", "/", "🙂"])
def test_a_text_without_words_is_answered_and_not_kept(widget, agent, words, text):
    exchange = widget.ask(text)
    assert exchange["number"] == 0
    assert exchange["messages"][0]["text"] == words("empty")
    assert widget.history() == agent.heard == []


@pytest.mark.parametrize("typed", ["/restart", '/ask_tax{"entity": 1}', "//back"])
def test_nothing_that_is_typed_is_a_command(widget, agent, typed):
    widget.ask(typed)
    assert agent.heard[0].text == typed.lstrip("/")


@pytest.mark.parametrize(
    "header",
    [b"X-Flood: " + b"x" * 20_000, b"".join(b"X-%d: y\r\n" % n for n in range(5000)) + b"Z: z"],
)
def test_a_flood_of_headers_is_cut_off_and_others_are_served(site, widget, header):
    host, port = site[1].removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as flood:
        flood.sendall(b"GET /widget/v1/about HTTP/1.1\r\nHost: x\r\n" + header + b"\r\n\r\n")
        status = flood.recv(100).split()[1]
    assert 400 <= int(status) < 500
    widget.ask("hello")


def test_an_error_of_ours_is_told_without_a_trace_or_what_was_said(widget, monkeypatch, caplog):
    from addons.channels.edge import Edge

    async def fail(*_):
        raise RuntimeError("secret: Anna Kowalska")

    monkeypatch.setattr(Edge, "turn", fail)
    answer = widget.refused("trouble", "POST", "messages", {"id": "1", "text": "hello"})
    assert "Kowalska" not in answer.text
    assert "Traceback" not in answer.text
    assert "A request of the widget failed." in caplog.text
