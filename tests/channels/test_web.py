"""The web channel: sessions, messages, histories and feedback of the chat widget."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from addons.channels import edge as edge_module
from addons.channels.edge import edge
from addons.channels.web.gate import SESSIONS_PER_MINUTE
from addons.channels.web.refusals import STATUS
from tests.channels.conftest import FRIEND
from tests.channels.web import BASE, Widget


@pytest.fixture(autouse=True)
def afresh(limit):
    """Nobody is counted, and the database is the tests' own."""
    limit()


@pytest.fixture
def widget(visitor):
    """A widget that has begun a session with the bot that repeats what was said."""
    return Widget(visitor)


# --- a conversation


def test_a_message_is_answered_as_the_protocol_says(visit, make_agent, say):
    async def fact(_):
        return [say("Very many.", "And why?", source="Source: A page"), say("Well.")]

    widget = Widget(visit(make_agent(fact)))
    exchange = widget.ask("How many?", "a1")
    assert exchange["number"] > 0
    assert exchange == {
        "number": exchange["number"],
        "id": "a1",
        "text": "How many?",
        "messages": [
            {"text": "Very many.", "source": "Source: A page", "buttons": ["And why?"]},
            {"text": "Well.", "source": "", "buttons": []},
        ],
        "feedback": None,
    }
    assert widget.history() == [exchange]


def test_before_the_first_message_nothing_is_kept_or_set(visitor, agent):
    widget = Widget(visitor)
    assert widget.history() == []
    assert agent.heard == []
    assert visitor.cookies == {}


def test_sessions_cannot_be_guessed_and_name_their_conversation(visitor, agent):
    first, second = Widget(visitor), Widget(visitor)
    for widget in (first, second):
        widget.ask("hello")
    one, other = (message.sender_id for message in agent.heard)
    assert one != other
    for name in (one, other):
        assert name.startswith("web:")
        assert len(name) >= len("web:") + 24  # 144 bits


def test_the_same_id_again_gets_the_same_exchange_and_is_asked_once(widget, agent):
    assert widget.ask("hello", "1") == widget.ask("hello", "1")
    assert len(agent.heard) == 1


def test_a_double_click_is_one_turn(visit, make_agent, say):
    async def slow(_):
        await asyncio.sleep(0.1)
        return [say("Done.")]

    agent = make_agent(slow)
    widget = Widget(visit(agent))
    with ThreadPoolExecutor(5) as pool:
        exchanges = list(pool.map(lambda _: widget.ask("hello", "1"), range(5)))
    assert all(one == exchanges[0] for one in exchanges)
    assert len(agent.heard) == 1


def test_a_history_is_read_on_from_a_number(widget):
    asked = [widget.ask(f"Question {name}", name) for name in "abc"]
    assert widget.history() == asked
    assert widget.history(after=asked[0]["number"]) == asked[1:]
    assert widget.history(after=asked[-1]["number"]) == []


def test_an_exchange_whose_turn_runs_has_no_messages_yet(visit, make_agent, say):
    heard, go_on = threading.Event(), threading.Event()

    async def wait(_):
        heard.set()
        await asyncio.to_thread(go_on.wait, 10)
        return [say("Done.")]

    widget = Widget(visit(make_agent(wait)))
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(widget.ask, "hello", "1")
        assert heard.wait(10)
        [running] = widget.history()
        go_on.set()
    assert running["messages"] is None
    assert widget.history() == [asked.result()]
    assert running == {**asked.result(), "messages": None}


def test_personal_data_is_left_out_of_what_is_shown(widget, agent):
    exchange = widget.ask("Write to anna@example.org please")
    assert exchange["text"] == "Write to [email 1] please"
    assert agent.heard[0].text == "Write to [email 1] please"


def test_a_text_that_is_too_long_is_no_refusal(limit, widget, agent, words):
    limit(max_length=10)
    exchange = Widget(widget.client).ask("a much longer text", "1")
    assert (exchange["number"], exchange["id"], exchange["text"]) == (0, "1", "")
    assert exchange["messages"][0]["text"] == words("too_long", limit="10")
    assert agent.heard == []


def test_without_a_database_one_is_answered_but_has_no_history(limit, visitor, tmp_path):
    (tmp_path / "file").write_text("in the way")
    limit(database=f"sqlite:///{tmp_path}/file/inbox.db")
    widget = Widget(visitor)
    exchange = widget.ask("Where is it?", "1")
    assert (exchange["number"], exchange["id"]) == (0, "1")
    assert exchange["messages"][0]["text"] == "You said: Where is it?"
    widget.refused("unavailable", "GET", "messages")
    widget.refused("unavailable", "POST", "feedback", {"number": 1, "helpful": True})


# --- feedback


def test_feedback_is_kept_with_its_exchange_and_can_be_changed(widget):
    number = widget.ask("hello")["number"]
    assert widget.rate(number, helpful=False, reason="Too long.") == {
        "helpful": False,
        "reason": "Too long.",
    }
    assert widget.history()[0]["feedback"] == {"helpful": False, "reason": "Too long."}
    widget.rate(number, helpful=True)
    assert widget.history()[0]["feedback"] == {"helpful": True, "reason": ""}


def test_the_reason_is_redacted_as_a_message_is(widget):
    number = widget.ask("I am anna@example.org")["number"]
    said = widget.rate(number, helpful=True, reason="ask anna@example.org\0 or ben@example.org")
    assert said["reason"] == "ask [email 1] or [email 2]"
    assert widget.ask("It was ben@example.org")["text"] == "It was [email 2]"


def test_an_exchange_of_another_conversation_cannot_be_judged(widget, visitor):
    number = widget.ask("hello")["number"]
    feedback = {"number": number, "helpful": False}
    Widget(visitor).refused("unknown", "POST", "feedback", feedback)
    assert widget.history()[0]["feedback"] is None


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


# --- what is shown before


def test_an_opened_panel_is_told_what_it_shows(visitor):
    answer = visitor.get(f"{BASE}/about?lang=en")
    about, composer = answer.json(), edge().composer
    assert about["language"] == "en"
    assert about["title"] == "Ask about our work in Qiqihar"
    assert about["welcome"] == composer.saying("greet")
    assert tuple(about["starters"]) == composer.questions(composer.knowledge.place.starters)
    assert about["max_length"] == 2000
    assert about["labels"]["send"] == "Send"
    assert about["labels"]["typing"]
    assert not [label for label in about["labels"].values() if "{" in label]
    assert visitor.get(f"{BASE}/about?lang=tlh").json() == about


def test_what_talks_to_a_person_is_what_the_bot_itself_offers_to_say(visitor):
    person = visitor.get(f"{BASE}/about").json()["person"]
    assert person in edge().composer.words.sayings["bot"].buttons


def test_every_refusal_has_a_sentence():
    assert set(edge().composer.words.refusals) == set(STATUS)


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
