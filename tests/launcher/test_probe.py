"""The wait for an answer: only words from a loaded model count."""

import asyncio
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from addons.launcher.errors import LaunchError
from addons.launcher.probe import address, wait_until_answered
from donorguide.settings import Settings

READY = {"model": "ready", "actions": "ready", "database": "ready"}
LOADING = {**READY, "model": "loading"}


class Bot(ThreadingHTTPServer):
    """A real server on a free port, which answers each path with the next of its answers."""

    def __init__(self, **answers) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = answers
        self.asked = []
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def next_answer(self, name: str):
        self.asked.append(name)
        answers = self.answers[name]
        return answers.pop(0) if len(answers) > 1 else answers[0]


class Handler(BaseHTTPRequestHandler):
    """Speaks HTTP for the bot."""

    def do_GET(self) -> None:
        """The state of the parts."""
        self.answer("health")

    def do_POST(self) -> None:
        """A turn."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert body == {"sender": "start-check", "message": "hello"}
        self.answer("turn")

    def answer(self, name: str) -> None:
        """Sends the next answer of this name."""
        text = json.dumps(self.server.next_answer(name))
        self.send_response(503 if "loading" in text else 200)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_args) -> None:
        """Says nothing."""


@pytest.fixture
def bot():
    bots = []

    def make(**answers) -> Bot:
        bots.append(Bot(**answers))
        return bots[-1]

    yield make
    for one in bots:
        one.shutdown()
        one.server_close()


def wait_for(bot: Bot, patience: float = 5) -> None:
    settings = Settings(port=bot.server_port, deadline=1)
    asyncio.run(wait_until_answered(settings, patience))


def test_an_answer_of_a_loaded_model_ends_the_wait(bot):
    wait_for(bot(health=[READY], turn=[[{"text": "Hello."}]]))


def test_nothing_is_asked_while_the_model_is_loading(bot):
    loading = bot(health=[LOADING] * 3 + [READY], turn=[[{"text": "Hello."}]])
    wait_for(loading)
    assert loading.asked[:4] == ["health"] * 4
    assert loading.asked.count("turn") == 1


def test_an_empty_answer_does_not_count(bot):
    silent = bot(health=[READY], turn=[[], [], [{"text": "Hello."}]])
    wait_for(silent)
    assert silent.asked.count("turn") == 3


@pytest.mark.parametrize("part", ["actions", "database"])
def test_nothing_is_asked_before_every_part_is_there(bot, part):
    alone = bot(health=[{**READY, part: "down"}], turn=[[{"text": "Hello."}]])
    with pytest.raises(LaunchError, match="did not answer within 0 seconds"):
        wait_for(alone, patience=0.3)
    assert "turn" not in alone.asked


def test_a_model_that_cannot_be_loaded_ends_the_wait_at_once(bot):
    with pytest.raises(LaunchError, match="model cannot be loaded: remove the files in models/"):
        wait_for(bot(health=[{**READY, "model": "failed"}]))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:5005/"),
        ("0.0.0.0", "http://127.0.0.1:5005/"),
        ("::", "http://[::1]:5005/"),
        ("bot.example.org", "http://bot.example.org:5005/"),
    ],
)
def test_the_address_is_one_to_open_on_this_machine(host, expected):
    assert address(Settings(host=host)) == expected
