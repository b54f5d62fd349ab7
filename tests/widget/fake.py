"""A server that speaks docs/widget-protocol.md strictly, on a real port, and fails as told."""

import json
import mimetypes
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlsplit

from addons.channels.web.lean import lean
from addons.channels.web.wire import about
from donorguide.answers import Composer
from donorguide.knowledge import load_knowledge, load_words
from donorguide.settings import ROOT, load_settings

PREFIX = "/widget/v1/"
LIMIT = 2000
SOURCE = "Source: SOS Children's Villages, Qiqihar, read in November 2026"
FOLLOW_UPS = ("Is Qiqihar growing?", "Why do people move to Qiqihar?")
WORDS = load_words(ROOT / "knowledge" / "words" / "en.yml")
ABOUT = about(Composer(load_knowledge(ROOT / "knowledge" / "qiqihar.yml"), WORDS), load_settings())
STARTERS = ABOUT["starters"]


@dataclass
class Fake:
    """What the server knows and how it is to fail; it outlasts the process, as a database does.

    Args:
        origins: Whose pages may use it.
        replies: The text of the reply to a text; any other is repeated.
        gate: While it is clear, turns do not end.
        cut: How many messages are accepted whose answer then never reaches the client.
        refusals: Status, code, sentence and headers of what the next messages get instead.
    """

    origins: set[str] = field(default_factory=set)
    replies: dict[str, str] = field(default_factory=dict)
    gate: threading.Event = field(default_factory=threading.Event)
    cut: int = 0
    refusals: list[tuple[int, str, str, dict[str, str]]] = field(default_factory=list)
    tokens: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    requests: list[tuple[str, str]] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        """Nothing fails at first."""
        self.gate.set()
        self._server: ThreadingHTTPServer | None = None
        self._open: set[socket.socket] = set()
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        """Where it listens, or did."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Listens; at the port of before, if it was killed."""
        fake = self

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def process_request(self, request: Any, client_address: Any) -> None:
                fake._open.add(request)
                super().process_request(request, client_address)

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A client that went away is no error."""

        handler = type("Handler", (Handler,), {"fake": self})
        self._server = Server(("127.0.0.1", self._port), handler)
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def kill(self) -> None:
        """Ends at once: what is open is cut, and nobody listens any more."""
        if not self._server:
            return
        self._server.shutdown()
        self._server.server_close()
        self._server = None
        for one in self._open:
            with socket_errors_ignored():
                one.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def exchanges(self) -> list[dict[str, Any]]:
        """Those of all conversations, in order."""
        found = [one for kept in self.tokens.values() for one in kept]
        return sorted(found, key=lambda one: one["number"])

    def turn(self, token: str, message: str, text: str) -> dict[str, Any]:
        """The exchange of a message; of one that came in before, the one that it had."""
        with self.lock:
            self.posted.append(text)
            kept = self.tokens[token]
            exchange = next((one for one in kept if one["id"] == message), None)
            if exchange is None:
                exchange = {"number": next(self.numbers), "id": message, "text": redacted(text)}
                exchange |= {"messages": None, "feedback": None}
                kept.append(exchange)
        self.gate.wait()
        said = self.replies.get(text, f"You asked: {text}")
        exchange["messages"] = [{"text": said, "source": SOURCE, "buttons": list(FOLLOW_UPS)}]
        return exchange


def redacted(text: str) -> str:
    """What is kept of a text."""
    return text.replace("0123456789", "[number]")


@contextmanager
def socket_errors_ignored() -> Iterator[None]:
    """A socket that is closed already is as good."""
    try:
        yield
    except OSError:
        pass


class Refusal(Exception):
    """A refusal of the protocol: status, code, sentence, further headers."""


class Handler(BaseHTTPRequestHandler):
    """One request."""

    fake: Fake

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def do_OPTIONS(self) -> None:
        """A preflight: answered for allowed origins only."""
        self._answered(lambda: (204, None))

    def do_GET(self) -> None:
        """The files, about, and history."""
        self._answered(self._got)

    def do_POST(self) -> None:
        """A session, a message, feedback."""
        self._answered(self._posted)

    def _answered(self, answer: Any) -> None:
        url = urlsplit(self.path)
        self.path_below = url.path.removeprefix(PREFIX)
        self.query = parse_qs(url.query)
        if self.command != "OPTIONS":
            self.fake.requests.append((self.command, self.path_below))
        try:
            if url.path == "/chat":
                return self._send(200, b"<title>Chat</title>", {"Content-Type": "text/html"})
            file = ROOT / "widget" / self.path_below
            if url.path.startswith(PREFIX) and file.is_file():
                kind = mimetypes.guess_type(file.name)[0] or ""
                headers = {"Content-Type": kind, "Access-Control-Allow-Origin": "*"}
                return self._send(200, lean(file.read_text(encoding="utf-8")).encode(), headers)
            origin = self.headers.get("Origin")
            if origin and origin not in {*self.fake.origins, self.fake.address}:
                raise Refusal(403, "origin", "This page may not ask.", {})
            assert not self.headers.get("Cookie")
            status, said = answer()
            self._send(status, b"" if said is None else json.dumps(said).encode(), {})
        except Refusal as refusal:
            status, error, message, headers = refusal.args
            body = json.dumps({"error": error, "message": message}).encode()
            self._send(status, body, headers)

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        allowed = self.headers.get("Origin", "")
        if allowed in self.fake.origins and "Access-Control-Allow-Origin" not in headers:
            headers["Access-Control-Allow-Origin"] = allowed
            headers["Access-Control-Expose-Headers"] = "Retry-After"
            headers["Access-Control-Allow-Headers"] = "authorization, content-type"
        for name, value in ({"Content-Type": "application/json"} | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _got(self) -> tuple[int, Any]:
        if self.path_below == "about":
            return 200, ABOUT
        if self.path_below != "messages":
            raise Refusal(404, "unknown", "There is nothing here.", {})
        after = int(self.query.get("after", ["0"])[0])
        kept = [one for one in self._conversation() if one["number"] > after]
        return 200, {"exchanges": kept[-100:]}

    def _posted(self) -> tuple[int, Any]:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path_below == "session":
            assert not body
            token = f"token {len(self.fake.tokens)}"
            self.fake.tokens[token] = []
            return 200, {"session": token}
        kept = self._conversation()
        assert self.headers["Content-Type"] == "application/json"
        data = json.loads(body)
        if self.path_below == "feedback":
            return 200, {"feedback": self._rated(kept, data)}
        assert self.path_below == "messages"
        if set(data) != {"id", "text"} or not (1 <= len(data["id"]) <= 100):
            raise Refusal(400, "malformed", "There must be an id and a text.", {})
        if self.fake.refusals:
            raise Refusal(*self.fake.refusals.pop(0))
        if len(data["text"]) > LIMIT:
            said = [{"text": "That is too long.", "source": "", "buttons": []}]
            nothing = {"number": 0, "id": data["id"], "text": "", "messages": said}
            return 200, {"exchange": nothing | {"feedback": None}}
        exchange = self.fake.turn(self._token(), data["id"], data["text"])
        if self.fake.cut > 0:
            self.fake.cut -= 1
            self.connection.shutdown(socket.SHUT_RDWR)
        return 200, {"exchange": exchange}

    def _rated(self, kept: list[dict[str, Any]], data: dict[str, Any]) -> dict[str, Any]:
        if not set(data) <= {"number", "helpful", "reason"} or type(data["helpful"]) is not bool:
            raise Refusal(400, "malformed", "There must be a number, and whether it helped.", {})
        for one in kept:
            if one["number"] == data["number"]:
                one["feedback"] = {"helpful": data["helpful"], "reason": data.get("reason", "")}
                return dict(one["feedback"])
        raise Refusal(404, "unknown", "That is not in this conversation.", {})

    def _token(self) -> str:
        return (self.headers.get("Authorization") or "").removeprefix("Bearer ")

    def _conversation(self) -> list[dict[str, Any]]:
        if self._token() not in self.fake.tokens:
            raise Refusal(401, "session", "There is no such session.", {})
        return self.fake.tokens[self._token()]
