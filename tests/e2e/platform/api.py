"""The API of the platform on a real port, which can be told to fail."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LONGEST = 4096  # characters of a message


@dataclass
class Platform:
    """What it was given, and how it fails.

    Args:
        taken: How often each recipient got a message; one that was answered too late counts.
        failures: What happens to the next messages: a status, or the seconds of a delay.
    """

    address: str = ""
    taken: Counter[str] = field(default_factory=Counter)
    order: list[str] = field(default_factory=list)
    failures: list[int | float] = field(default_factory=list)

    def take(self, body: dict[str, str]) -> int:
        """The status that a message gets."""
        failure = self.failures.pop(0) if self.failures else 200
        if isinstance(failure, int) and failure != 200:
            return failure
        if not 0 < len(body["text"]) <= LONGEST:
            return 400
        self.taken[body["to"]] += 1
        self.order.append(body["to"])
        if isinstance(failure, float):
            time.sleep(failure)
        return 200


@contextmanager
def running_platform() -> Iterator[Platform]:
    """The API on a free port."""
    platform = Platform()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            status = platform.take(json.loads(self.rfile.read(size)))
            self.send_response(status)
            if status == 429:
                self.send_header("Retry-After", "1")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    platform.address = f"http://127.0.0.1:{server.server_port}/send"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield platform
    finally:
        server.shutdown()
        server.server_close()
