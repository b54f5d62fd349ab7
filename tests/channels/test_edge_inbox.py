"""The edge loses nothing that it accepted, and answers nothing twice."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from addons.channels import edge as edge_module
from addons.channels.edge import edge
from donorguide.conversations import Store, inbox


def post(visitor, message, message_id=None, sender="anna"):
    body = {"sender": sender, "message": message}
    if message_id:
        body["message_id"] = message_id
    return visitor.post("/webhooks/rest/webhook", json=body)


@pytest.fixture(autouse=True)
def database(limit, tmp_path):
    """The edge's database, in a file of the test's own: what is done there, done at once."""
    address = f"sqlite:///{tmp_path}/inbox.db"
    limit(database=address)
    store = Store(address)

    def use(work, *arguments):
        return asyncio.run(store.use(lambda connection: work(connection, *arguments)))

    return use


def test_a_message_that_is_sent_again_gets_the_same_replies(visitor, agent):
    first, again = post(visitor, "Where is it?", "1"), post(visitor, "Where is it?", "1")

    assert first.json() == again.json()
    assert len(agent.heard) == 1


def test_an_id_of_somebody_else_is_another_message(visitor, agent):
    post(visitor, "Where is it?", "1")
    replies = post(visitor, "Who are you?", "1", sender="ben").json()

    assert replies[0]["text"] == "You said: Who are you?"
    assert len(agent.heard) == 2


def test_messages_without_an_id_are_each_heard(visitor, agent):
    post(visitor, "Where is it?")
    post(visitor, "Where is it?")

    assert len(agent.heard) == 2


def test_fifty_copies_at_once_are_one_turn(visit, make_agent, say):
    async def slow(_):
        await asyncio.sleep(0.1)
        return [say("Done.")]

    agent = make_agent(slow)
    visitor = visit(agent)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: post(visitor, "hello", "1").json(), range(50)))

    assert all(answer[0]["text"] == "Done." for answer in answers)
    assert len(agent.heard) == 1


def test_two_hundred_messages_at_once_are_answered_one_by_one_in_order(visit, make_agent, say):
    running = []

    async def count(message):
        running.append(message.text)
        assert len(running) == 1
        await asyncio.sleep(0)
        running.remove(message.text)
        return [say(f"You said: {message.text}")]

    agent = make_agent(count)
    visitor = visit(agent)

    async def all_at_once():
        limits = httpx.Limits(max_connections=200)
        async with httpx.AsyncClient(
            base_url=visitor.base_url, limits=limits, timeout=30
        ) as client:
            return await asyncio.gather(*(post(client, f"number {n}") for n in range(200)))

    answers = asyncio.run(all_at_once())

    assert [answer.json()[0]["text"] for answer in answers] == [
        f"You said: number {n}" for n in range(200)
    ]
    kept = [message.text for message in agent.heard]
    assert len(set(kept)) == 200


def test_a_message_too_many_is_refused_with_a_sentence(
    database, visit, make_agent, say, words, monkeypatch
):
    monkeypatch.setattr(edge_module, "MOST_WAITING", 1)
    heard, go_on = threading.Event(), threading.Event()

    async def wait(_):
        heard.set()
        await asyncio.to_thread(go_on.wait, 10)
        return [say("Done.")]

    agent = make_agent(wait)
    visitor = visit(agent)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(post, visitor, "first")
        assert heard.wait(10)
        second = post(visitor, "second")
        go_on.set()
        answers = [first.result(), second]

    assert [answer.status_code for answer in answers] == [200, 429]
    assert second.json()[0]["text"] == words("busy")
    assert len(agent.heard) == 1
    assert database(inbox.unanswered) == []


def test_a_turn_ends_also_when_its_visitor_has_gone(visit, make_agent, say):
    async def slow(_):
        await asyncio.sleep(0.3)
        return [say("Done.")]

    visitor = visit(make_agent(slow))
    with pytest.raises(httpx.ReadTimeout):
        visitor.post(
            "/webhooks/rest/webhook",
            json={"sender": "anna", "message": "hello", "message_id": "1"},
            timeout=0.1,
        )

    assert post(visitor, "hello", "1").json()[0]["text"] == "Done."


def test_without_a_database_the_visitor_is_answered_all_the_same(limit, visitor, tmp_path):
    (tmp_path / "file").write_text("in the way")
    limit(database=f"sqlite:///{tmp_path}/file/inbox.db")

    assert post(visitor, "Where is it?").json()[0]["text"] == "You said: Where is it?"


def test_a_turn_that_could_not_be_written_down_is_as_soon_as_it_can(
    database, visit, make_agent, say, tmp_path, monkeypatch
):
    monkeypatch.setattr("addons.turns.WRITE_AGAIN", 0.05)
    file, aside = tmp_path / "inbox.db", tmp_path / "aside"

    async def lose(_):
        file.rename(aside)
        file.mkdir()
        return [say("Done.")]

    assert post(visit(make_agent(lose)), "Where is it?", "1").json()[0]["text"] == "Done."
    file.rmdir()
    aside.rename(file)

    end = time.monotonic() + 10
    while database(inbox.unanswered) and time.monotonic() < end:
        time.sleep(0.05)
    assert database(inbox.find, 1).replies[0]["text"] == "Done."


def test_what_was_accepted_before_a_crash_is_answered_after_it(database, site, visitor, agent):
    app, _ = site
    left = database(inbox.accept, "rest:anna", "1", "Where is it?")

    async def restart():
        await (await edge().take_up(app))

    asyncio.run(restart())

    assert database(inbox.unanswered) == []
    assert database(inbox.find, left.id).replies[0]["text"] == "You said: Where is it?"
    assert post(visitor, "Where is it?", "1").json()[0]["text"] == "You said: Where is it?"
    assert len(agent.heard) == 1


@pytest.mark.parametrize("message_id", [1, "", "x" * 201, ["1"]])
def test_an_id_that_is_none_is_refused(visitor, message_id):
    body = {"sender": "anna", "message": "hello", "message_id": message_id}

    assert visitor.post("/webhooks/rest/webhook", json=body).status_code == 400


def test_personal_data_is_left_out_before_anything_is_kept_or_heard(
    database, visitor, agent, words
):
    card = "My card is 4111 1111 1111 1111, take 20 euros."
    replies = post(visitor, card, "1").json()

    assert "4111" not in agent.heard[0].text
    assert agent.heard[0].text == "My card is [card 1], take 20 euros."
    assert "4111" not in str(database(inbox.find, 1))
    assert replies[-1]["text"] == words("left_out")
    assert post(visitor, card, "1").json() == replies


def test_a_visitor_is_told_once_that_personal_data_is_left_out(visitor, agent, words):
    post(visitor, "Write to anna@example.org please")
    replies = post(visitor, "I said anna@example.org and ben@example.org").json()

    assert agent.heard[1].text == "I said [email 1] and [email 2]"
    assert words("left_out") not in [reply["text"] for reply in replies]


def test_no_later_message_overtakes_what_was_left(database, site, visit, make_agent):
    app, _ = site
    database(inbox.accept, "rest:anna", "1", "First.")
    agent = make_agent()
    agent.ready = False

    async def restart():
        visit(agent)
        taking_up = await edge().take_up(app)
        later = asyncio.create_task(edge().turn(app, "rest", "anna", "Second.", "2"))
        await asyncio.sleep(0.3)
        agent.ready = True
        await asyncio.gather(taking_up, later)

    asyncio.run(restart())

    assert [message.text for message in agent.heard] == ["First.", "Second."]
