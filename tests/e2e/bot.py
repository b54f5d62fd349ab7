"""The real bot as a test starts it, talks to it and stops it."""

import itertools
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ANSWERS_AT = "answers at "
GRACE = 30  # seconds the bot has to stop
senders = itertools.count()


@dataclass(frozen=True)
class Reply:
    """What came back in one turn."""

    text: str
    buttons: tuple[str, ...]


class Conversation:
    """A visitor who writes over REST."""

    def __init__(self, client: httpx.Client) -> None:
        """Begins a conversation that nobody else has."""
        self._client = client
        self._sender = f"visitor {next(senders)}"

    def say(self, message: str) -> Reply:
        """Sends a message; there is a reply with words to every one."""
        body = {"sender": self._sender, "message": message}
        answer = self._client.post("/webhooks/rest/webhook", json=body)
        assert answer.status_code == 200, answer.text
        replies = answer.json()
        assert replies, f"no reply to {message!r}"
        assert all(reply["text"].strip() for reply in replies)
        buttons = [button for reply in replies for button in reply.get("buttons", ())]
        assert all(button["payload"] == button["title"] for button in buttons)
        text = "\n".join(reply["text"] for reply in replies)
        return Reply(text, tuple(button["title"] for button in buttons))


@dataclass(frozen=True)
class Bot:
    """A bot that runs."""

    address: str
    client: httpx.Client
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """Ends all its processes at once, as a power cut does; they do not come to say goodbye."""
        for number in (self.process.pid, *self.servers()):
            os.kill(number, signal.SIGKILL)
        self.process.wait(GRACE)

    def servers(self) -> list[int]:
        """The numbers of its processes: the action server and the Rasa server."""
        number = self.process.pid
        children = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="utf-8")
        return [int(child) for child in children.split()]

    def conversation(self) -> Conversation:
        """A new conversation."""
        return Conversation(self.client)

    def asked(self, message: str) -> Reply:
        """The reply to a message that begins a conversation."""
        return self.conversation().say(message)


@contextmanager
def running_bot(root: Path, **settings: object) -> Iterator[Bot]:
    """What bin/run starts, in a tree of the project; trained first when its model is not there.

    Args:
        root: The tree.
        settings: Settings of the bot beside its ports, which are free ones.
    """
    ports = dict(zip(("port", "action_port"), free_ports(2), strict=True))
    command = [sys.executable, "-m", "addons.launcher.run"]
    process = subprocess.Popen(
        command,
        cwd=root,
        env=environment(**ports | settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        with httpx.Client(base_url=_address(process), timeout=30) as client:
            yield Bot(str(client.base_url), client, process)
    finally:
        killed = process.returncode == -signal.SIGKILL
        code = 0 if killed else _stopped(process)
    assert code == 0, f"the bot ended with {code}"


def _stopped(process: subprocess.Popen[str]) -> int:
    """The exit code of a bot that was asked to stop."""
    process.send_signal(signal.SIGTERM)
    try:
        return process.wait(GRACE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise


def environment(**settings: object) -> dict[str, str]:
    """This process's environment without settings of the bot, and these."""
    clean = {name: value for name, value in os.environ.items() if "DONORGUIDE_" not in name}
    return clean | {f"DONORGUIDE_{name.upper()}": str(value) for name, value in settings.items()}


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _address(process: subprocess.Popen[str]) -> str:
    """The address that the bot prints once it answers."""
    assert process.stdout
    said = []
    for line in process.stdout:
        said.append(line)
        if ANSWERS_AT in line:
            # What it says from now on is read, so that it never waits for a reader.
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return line.partition(ANSWERS_AT)[2].split()[0]
    raise AssertionError("the bot did not start:\n" + "".join(said))
