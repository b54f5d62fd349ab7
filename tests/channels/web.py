"""A client of docs/widget-protocol.md."""

from typing import Any

import httpx

from addons.channels.web.refusals import STATUS

BASE = "/widget/v1"


class Widget:
    """Holds a session and asks in its name."""

    def __init__(self, client: httpx.Client, token: str | None = None, **headers: str) -> None:
        """Begins a session, unless there is a token."""
        self.client = client
        self.headers = headers
        self.token = self.send("POST", "session").json()["session"] if token is None else token
        self.headers["Authorization"] = f"Bearer {self.token}".strip().encode()
        self.asked = 0

    def send(self, method: str, path: str, body: Any = None) -> httpx.Response:
        """Any request of the protocol."""
        return self.client.request(method, f"{BASE}/{path}", json=body, headers=self.headers)

    def ask(self, text: str, message: str = "") -> dict[str, Any]:
        """The exchange that a message becomes."""
        self.asked += 1
        answer = self.send("POST", "messages", {"id": message or f"m{self.asked}", "text": text})
        assert answer.status_code == 200, answer.text
        assert answer.headers["cache-control"] == "no-store"
        return answer.json()["exchange"]

    def history(self, after: int = 0) -> list[dict[str, Any]]:
        """The exchanges behind a number."""
        answer = self.send("GET", f"messages?after={after}" if after else "messages")
        assert answer.status_code == 200, answer.text
        assert answer.headers["cache-control"] == "no-store"
        return answer.json()["exchanges"]

    def rate(self, number: int, **said: Any) -> dict[str, Any]:
        """What was kept of what is said of an exchange."""
        answer = self.send("POST", "feedback", {"number": number, **said})
        assert answer.status_code == 200, answer.text
        return answer.json()["feedback"]

    def refused(self, error: str, method: str, path: str, body: Any = None) -> httpx.Response:
        """The refusal of a request, which has the form of all refusals."""
        answer = self.send(method, path, body)
        assert_refused(answer, error)
        return answer


def assert_refused(answer: httpx.Response, error: str) -> None:
    """An answer is a refusal of the protocol."""
    assert answer.headers["content-type"] == "application/json", answer.text
    said = answer.json()
    assert set(said) == {"error", "message"}
    assert (said["error"], answer.status_code) == (error, STATUS[error])
    assert said["message"].strip()
