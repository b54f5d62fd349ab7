"""Who may use the web channel: sessions, limits a minute, and pages of other websites."""

import pytest

from addons.channels import edge as edge_module
from addons.channels.web.gate import SESSIONS_PER_MINUTE
from tests.channels.conftest import FRIEND
from tests.channels.web import BASE, Widget


@pytest.fixture(autouse=True)
def afresh(limit):
    """Nobody is counted, and the database is the tests' own."""
    limit()


# --- sessions


def test_a_token_of_another_conversation_reads_nothing_of_it(widget, visitor):
    widget.ask("hello")
    assert Widget(visitor).history() == []


def test_a_session_outlasts_a_restart_with_the_same_secret_and_no_other(limit, visitor):
    ours, theirs = "s" * 16, "t" * 16
    limit(secret=ours)
    widget = Widget(visitor)
    exchange = widget.ask("hello")
    limit(secret=ours)
    assert widget.history() == [exchange]
    limit(secret=theirs)
    widget.refused("session", "GET", "messages")


def made_up(token: str) -> list[str]:
    """What looks like a token and is none."""
    name, _, signature = token.rpartition(".")
    return [
        "",
        "x",
        ".",
        name,
        token[:-1],
        token[1:],
        f"x{token}",
        f"{name}x.{signature}",
        f"{name}.",
        f".{signature}",
        f"{token} {token}",
        "é" * 20,
        "x" * 6000,
    ]


def test_a_token_that_is_none_is_refused(widget, agent):
    for token in made_up(widget.token):
        forged = Widget(widget.client, token)
        forged.refused("session", "GET", "messages")
        forged.refused("session", "POST", "messages", {"id": "1", "text": "hello"})
        forged.refused("session", "POST", "feedback", {"number": 1, "helpful": True})
    assert agent.heard == []


def test_a_request_without_a_token_is_refused(visitor):
    assert visitor.get(f"{BASE}/messages").json()["error"] == "session"


# --- limits


def test_more_messages_than_are_taken_in_a_minute_are_refused(limit, visitor, agent):
    limit(messages_per_minute=2)
    widget, other = Widget(visitor), Widget(visitor)
    for number in "12":
        widget.ask("hello", number)
    answer = widget.refused("busy", "POST", "messages", {"id": "3", "text": "hello"})
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert len(agent.heard) == 2
    other.ask("hello")
    assert len(widget.history()) == 2


def test_an_address_that_begins_session_after_session_is_refused(visitor):
    for _ in range(SESSIONS_PER_MINUTE):
        widget = Widget(visitor)
    answer = widget.refused("busy", "POST", "session")
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    widget.ask("hello")


def test_a_crowded_conversation_is_refused_with_a_time_to_come_back(widget, agent, monkeypatch):
    monkeypatch.setattr(edge_module, "MOST_WAITING", 0)
    answer = widget.refused("busy", "POST", "messages", {"id": "1", "text": "hello"})
    assert int(answer.headers["retry-after"]) > 0
    assert agent.heard == []


# --- origins


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"{FRIEND}.evil.example"])
def test_a_page_of_another_website_is_refused_whatever_it_asks(limit, visitor, agent, origin):
    limit(origins=FRIEND)
    asked = Widget(visitor)
    asked.headers["Origin"] = origin
    for method, path in (
        ("GET", "about"),
        ("POST", "session"),
        ("GET", "messages"),
        ("POST", "messages"),
        ("POST", "feedback"),
        ("GET", "nothing"),
    ):
        answer = asked.refused("origin", method, path)
        assert "access-control-allow-origin" not in answer.headers
    assert agent.heard == []


def test_a_website_that_is_allowed_may_ask_and_read_refusals(limit, visitor, monkeypatch):
    limit(origins=f"https://other.example {FRIEND}")
    widget = Widget(visitor)
    widget.headers["Origin"] = FRIEND
    widget.ask("hello")
    answers = [
        widget.send("GET", "messages"),
        widget.send("GET", "about"),
        widget.refused("malformed", "POST", "messages", {}),
        widget.refused("unknown", "GET", "nothing"),
        widget.refused("too_large", "POST", "messages", {"id": "1", "text": "x" * 100_000}),
        Widget(visitor, "forged", Origin=FRIEND).refused("session", "GET", "messages"),
    ]
    monkeypatch.setattr(edge_module, "MOST_WAITING", 0)
    busy = widget.refused("busy", "POST", "messages", {"id": "2", "text": "hello"})
    for answer in (*answers, busy):
        assert answer.headers.get_list("access-control-allow-origin") == [FRIEND]
    assert "Retry-After" in busy.headers["access-control-expose-headers"]


def test_the_servers_own_pages_may_ask(visitor):
    widget = Widget(visitor)
    widget.headers["Origin"] = str(visitor.base_url).rstrip("/")
    widget.ask("hello")


@pytest.mark.parametrize(("origin", "allowed"), [(FRIEND, True), ("https://evil.example", False)])
def test_a_preflight_allows_what_the_widget_sends_for_allowed_origins_only(
    visitor, origin, allowed
):
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization, content-type",
    }
    headers = visitor.options(f"{BASE}/messages", headers=asked).headers
    assert headers.get("access-control-allow-origin") == (FRIEND if allowed else None)
    if allowed:
        assert "POST" in headers["access-control-allow-methods"]
        assert headers["access-control-allow-headers"] == "authorization, content-type"
        assert headers["access-control-max-age"] == "86400"
