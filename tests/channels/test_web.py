"""The web channel: messages, histories and feedback of the chat widget."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from addons.channels.edge import edge
from addons.channels.web.refusals import STATUS
from tests.channels.web import BASE, Widget


@pytest.fixture(autouse=True)
def afresh(limit):
    """Nobody is counted, and the database is the tests' own."""
    limit()


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
