"""The edge accepts a platform's message at once, and answers it by itself."""

import asyncio

import pytest

from addons.channels.edge import Busy, Unavailable, edge
from donorguide.conversations import Store, deliveries, inbox
from donorguide.conversations.deliveries import SENT

PATIENCE = 10  # seconds


@pytest.fixture(autouse=True)
def address(limit, tmp_path):
    """A database of the test's own, which the edge uses."""
    address = f"sqlite:///{tmp_path}/inbox.db"
    limit(database=address)
    return address


@pytest.fixture
def use(address):
    """Does some work in the database."""
    store = Store(address)
    return lambda work, *arguments: asyncio.run(
        store.use(lambda connection: work(connection, *arguments))
    )


class Taken(list):
    """What a platform was given; `until` waits for a number of messages."""

    async def send(self, recipient, message):
        self.append((recipient, message.text))

    async def until(self, count):
        async with asyncio.timeout(PATIENCE):
            while len(self) < count:
                await asyncio.sleep(0.01)


@pytest.fixture
def posted(site, visit, agent):
    """Posts messages of a platform, (id, text) each, to an agent; gives what was sent back."""

    def post(*messages, count=None, behind=agent):
        app, _ = site
        visit(behind)
        taken = Taken()

        async def run():
            edge().sender.channels["platform"] = taken.send
            for number, text in messages:
                await edge().post(app, "platform", "anna", text, number, "+49 30 1234567")
            await taken.until(len(messages) if count is None else count)

        asyncio.run(run())
        return [text for _, text in taken]

    return post


def test_messages_are_answered_in_order_to_whom_they_are_from(posted, agent):
    assert posted(("1", "Where is it?"), ("2", "Who are you?")) == [
        "You said: Where is it?",
        "You said: Who are you?",
    ]
    assert [one.sender_id for one in agent.heard] == ["platform:anna"] * 2


def test_a_message_that_comes_again_is_heard_and_answered_once(posted, agent, use):
    assert posted(*[("1", "Where is it?")] * 3, count=1) == ["You said: Where is it?"]
    assert len(agent.heard) == 1
    assert use(deliveries.find, 1).state == SENT


def test_a_platform_does_not_wait_for_the_answer(site, visit, make_agent, say):
    app, _ = site

    async def accept():
        go_on, taken = asyncio.Event(), Taken()

        async def slow(_):
            await go_on.wait()
            return [say("Done.")]

        visit(make_agent(slow))
        edge().sender.channels["platform"] = taken.send
        await edge().post(app, "platform", "anna", "Where is it?", "1", "anna")
        assert taken == []
        go_on.set()
        await taken.until(1)

    asyncio.run(accept())


@pytest.mark.parametrize(("text", "saying"), [("🙂", "empty"), ("x" * 50, "too_long")])
def test_what_cannot_be_heard_is_answered_once_and_not_kept(
    limit, use, posted, words, text, saying
):
    limit(max_length=20)
    reply = words(saying, limit="20") if saying == "too_long" else words(saying)

    assert posted(("1", text), ("1", text), count=1) == [reply]
    assert use(inbox.find, 1).text == ""


def test_without_a_database_it_is_not_accepted(limit, site, visit, agent, tmp_path):
    app, _ = site
    visit(agent)
    (tmp_path / "file").write_text("in the way")
    limit(database=f"sqlite:///{tmp_path}/file/inbox.db")

    with pytest.raises(Unavailable):
        asyncio.run(edge().post(app, "platform", "anna", "Where is it?", "1", "anna"))
    assert agent.heard == []


def test_too_many_that_wait_are_refused(site, visit, agent, monkeypatch):
    app, _ = site
    visit(agent)
    monkeypatch.setattr("addons.channels.edge.MOST_WAITING", 0)

    with pytest.raises(Busy):
        asyncio.run(edge().post(app, "platform", "anna", "Where is it?", "1", "anna"))


def test_one_that_was_accepted_though_nobody_heard_of_it_is_answered_when_it_comes_again(
    posted, agent, use
):
    kept = use(inbox.accept, "platform:anna", "1", "Where is it?")
    use(deliveries.begin, kept.id, "anna")

    assert posted(("1", "Where is it?"), ("1", "Where is it?"), count=1) == [
        "You said: Where is it?"
    ]
    assert len(agent.heard) == 1


def test_what_was_left_by_a_crash_is_answered_and_delivered(site, visit, agent, use):
    app, _ = site
    visit(agent)
    for number, text in (("1", "Where is it?"), ("2", "Who are you?")):
        left = use(inbox.accept, "platform:anna", number, text)
        use(deliveries.begin, left.id, "anna")
    taken = Taken()

    async def restart():
        edge().sender.channels["platform"] = taken.send
        await edge().take_up(app)
        await taken.until(2)

    asyncio.run(restart())
    assert [text for _, text in taken] == ["You said: Where is it?", "You said: Who are you?"]
