"""The channels on a real port, over an agent written by hand."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest
from rasa.core.channels.channel import UserMessage, register
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.server import configure_cors
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from sanic import Sanic

from addons.channels.demo import DemoChannel
from addons.channels.edge import edge
from addons.channels.page import PageChannel
from addons.channels.rest import RestChannel
from addons.channels.web import WebChannel
from addons.launcher.rasa import A_DAY, MOST_BYTES
from tests.channels.web import Widget

FRIEND = "https://friend.example"  # a website that may show the widget
Behaviour = Callable[[UserMessage], Awaitable[list[BotUttered]]]


def utterance(text: str, *buttons: str, receipt: bool = True, source: str = "") -> BotUttered:
    """What Rasa makes of what an action of this bot says."""
    data = {"buttons": [{"title": one, "payload": one} for one in buttons] or None}
    metadata = {"receipt": {"outcomes": ["answered"]}} if receipt else {}
    return BotUttered(text, data, {**metadata, "source": source})


async def echo(message: UserMessage) -> list[BotUttered]:
    """Repeats what was said, and offers to go on."""
    return [utterance(f"You said: {message.text}", "Tell me more", "Something else")]


class HandWrittenAgent:
    """Does what the edge and the page need of Rasa's agent, as its processor does it."""

    def __init__(self, behave: Behaviour = echo, ready: bool = True) -> None:
        """Begins without conversations.

        Args:
            behave: What is said to a message; may raise, or take its time.
            ready: Whether the model is loaded.
        """
        self.heard: list[UserMessage] = []
        self.tracker_store = InMemoryTrackerStore(Domain.empty())
        self._behave = behave
        self.ready = ready

    def is_ready(self) -> bool:
        """Whether a model is loaded."""
        return self.ready

    async def handle_message(self, message: UserMessage) -> None:
        """One turn; the tracker is saved also when the action fails, as by Rasa."""
        self.heard.append(message)
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
        tracker.update(UserUttered(message.text))
        try:
            for said in await self._behave(message):
                tracker.update(said)
                await message.output_channel.send_response(message.sender_id, said.message())
        finally:
            await self.tracker_store.save(tracker)


@pytest.fixture(scope="session")
def site() -> Iterator[tuple[Sanic, str]]:
    """The channels on a free port, in a thread of their own: the app and its address."""
    app = Sanic("channels", configure_logging=False)
    app.config.TOUCHUP = False  # it rewrites Sanic's code, also for apps of other tests
    # As the launcher sets Sanic up, and then Rasa its app.
    app.config.REQUEST_MAX_SIZE = int(MOST_BYTES)
    app.config.CORS_MAX_AGE = A_DAY
    app.config.CORS_ALWAYS_SEND = False
    configure_cors(app, [FRIEND])
    register([RestChannel(), PageChannel(), WebChannel(), DemoChannel()], app, route="/webhooks/")
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def run(task: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(task, loop).result(10)

    async def start() -> Any:
        server = await app.create_server(sock=listener, return_asyncio_server=True)
        await server.startup()
        await server.after_start()
        return server

    async def stop() -> None:
        await server.before_stop()
        await server.close()
        await server.after_stop()

    server = run(start())
    yield app, f"http://127.0.0.1:{port}"
    run(stop())
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)


@pytest.fixture
def say() -> Callable[..., BotUttered]:
    """Makes what an action says."""
    return utterance


@pytest.fixture
def make_agent() -> type[HandWrittenAgent]:
    """Makes agents."""
    return HandWrittenAgent


@pytest.fixture
def agent(make_agent: type[HandWrittenAgent]) -> HandWrittenAgent:
    """One that repeats what was said."""
    return make_agent()


@pytest.fixture
def visit(site: tuple[Sanic, str]) -> Iterator[Callable[[HandWrittenAgent | None], httpx.Client]]:
    """Puts an agent behind the channels; gives a visitor with cookies of its own."""
    app, address = site
    with httpx.Client(base_url=address, timeout=10) as client:

        def visitor(agent: HandWrittenAgent | None) -> httpx.Client:
            app.ctx.agent = agent
            return client

        yield visitor


@pytest.fixture
def visitor(
    visit: Callable[[HandWrittenAgent | None], httpx.Client], agent: HandWrittenAgent
) -> httpx.Client:
    """A visitor of the bot that repeats what was said."""
    return visit(agent)


@pytest.fixture
def widget(visitor: httpx.Client) -> Widget:
    """A widget that has begun a session with the bot that repeats what was said."""
    return Widget(visitor)


@pytest.fixture
def ask() -> Callable[..., list[dict[str, Any]]]:
    """Sends a message over REST and gives the replies."""

    def send(visitor: httpx.Client, message: str, sender: str = "anna") -> list[dict[str, Any]]:
        body = {"sender": sender, "message": message}
        answer = visitor.post("/webhooks/rest/webhook", json=body)
        assert answer.status_code == 200, answer.text
        replies: list[dict[str, Any]] = answer.json()
        return replies

    return send


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Sets a setting of the bot; the edge reads them once a process, so it is made anew."""

    def set_to(**settings: object) -> None:
        for name, value in settings.items():
            monkeypatch.setenv(f"DONORGUIDE_{name.upper()}", str(value))
        edge.cache_clear()

    yield set_to
    edge.cache_clear()


@pytest.fixture
def words() -> Callable[..., str]:
    """The sentence that words/en.yml has for an occasion."""
    return lambda name, **filled: edge().composer.saying(name, **filled)
