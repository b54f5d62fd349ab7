"""The two servers as the launcher starts them, with a model and an action that fail."""

import json
from pathlib import Path

import httpx
import pytest

from tests.launcher.conftest import until

WORDS = "I was born in 1987 and live in Linden Street"
ACTION = """
from rasa_sdk import Action

class ActionFails(Action):
    def name(self):
        return "action_fails"

    def run(self, dispatcher, tracker, domain):
        raise ValueError(tracker.latest_message["text"])
"""
CALL = {
    "next_action": "action_fails",
    "sender_id": "one",
    "tracker": {"sender_id": "one", "latest_message": {"text": WORDS}},
    "domain": {},
}


def get(url: str) -> httpx.Response | None:
    """The response, or None while nothing listens."""
    try:
        return httpx.get(url)
    except httpx.TransportError:
        return None


def listens_on(port: int) -> set[str]:
    """The addresses on which something listens at the port, as the kernel writes them."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    places = [row[1].split(":") for row in rows if row[3] == "0A"]
    return {address for address, number in places if int(number, 16) == port}


@pytest.fixture
def rasa_server(start, tmp_path, free_port):
    """The Rasa server with a broken model and a channel that serves /."""
    (tmp_path / "broken.tar.gz").write_text("no model")
    (tmp_path / "credentials.yml").write_text("tests.launcher.root_channel.RootChannel:\n")
    (tmp_path / "endpoints.yml").write_text(
        "action_endpoint: {url: 'http://127.0.0.1:${DONORGUIDE_ACTION_PORT}/webhook'}\n"
    )
    files = {"model": "broken.tar.gz", "credentials": "credentials.yml"}
    arguments = [part for name, file in files.items() for part in (f"--{name}", file)]
    place = ["-i", "127.0.0.1", "-p", str(free_port)]
    process = start("addons.launcher.rasa", "run", *arguments, *place)
    return process, f"http://127.0.0.1:{free_port}"


def test_the_rasa_server_frees_the_root_tells_its_health_and_logs_no_words(rasa_server):
    process, address = rasa_server
    # A channel serves / at once, while the model is still loaded elsewhere.
    assert until(lambda: get(f"{address}/")).text.startswith("agent: ")
    assert get(f"{address}/health/live").status_code == 200
    health = until(
        lambda: (answer := get(f"{address}/health/ready")).json()["model"] != "loading" and answer
    )
    parts = {"model": "failed", "actions": "down", "database": "ready"}
    assert (health.status_code, health.json()) == (503, parts)
    assert httpx.post(f"{address}/say", json={"message": WORDS}).status_code == 500
    process.terminate()
    said, logged = process.communicate()
    assert said == ""
    assert "No valid model found" in logged
    assert "ValueError" in logged
    assert "root_channel.py" in logged
    assert "Linden" not in logged


def test_the_action_server_listens_on_this_machine_only_and_logs_no_words(
    start, tmp_path, free_port
):
    (tmp_path / "actions").mkdir()
    (tmp_path / "actions" / "__init__.py").write_text(ACTION)
    process = start("addons.launcher.actions", DONORGUIDE_ACTION_PORT=str(free_port))
    address = f"http://127.0.0.1:{free_port}"
    assert until(lambda: get(f"{address}/health")).json() == {"status": "ok"}
    assert listens_on(free_port) == {"0100007F"}
    assert httpx.post(f"{address}/webhook", content=json.dumps(CALL)).status_code == 500
    process.terminate()
    said, logged = process.communicate()
    assert "ValueError" in logged
    assert "Linden" not in said + logged


@pytest.mark.parametrize("module", ["rasa", "actions"])
def test_a_server_refuses_a_wrong_setting_in_one_sentence(start, module):
    process = start(f"addons.launcher.{module}", DONORGUIDE_PORT="none")
    _, complaints = process.communicate(timeout=10)
    assert complaints == ("DONORGUIDE_PORT is 'none': it must be a whole number from 1 to 65535.\n")
    assert process.returncode == 1
