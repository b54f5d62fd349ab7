"""Waits until the bot really answers: a port that is open says nothing of the model."""

import asyncio
import http.client
import json
import time
from typing import Any

from addons.launcher.errors import LaunchError
from donorguide.settings import Settings

# Seconds after which a start is given up.
PATIENCE = 120.0
# Seconds between two tries.
PAUSE = 0.1


def reachable_host(settings: Settings) -> str:
    """The host by which this machine reaches the bot, also when it listens on all."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104


def address(settings: Settings) -> str:
    """The address to open in a browser."""
    host = reachable_host(settings)
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/"


async def wait_until_answered(settings: Settings, patience: float = PATIENCE) -> None:
    """Asks the bot until it answers a turn with words.

    Args:
        settings: Where the servers listen, and how long a turn may take.
        patience: Seconds after which to give up.

    Raises:
        LaunchError: The model cannot be loaded, or nothing was answered in time.
    """
    end = time.monotonic() + patience
    while not await asyncio.to_thread(_is_answered, settings):
        if time.monotonic() > end:
            raise LaunchError(
                f"The bot did not answer within {patience:.0f} seconds: "
                "var/log/rasa.log and var/log/actions.log say why."
            )
        await asyncio.sleep(PAUSE)


def _is_answered(settings: Settings) -> bool:
    """Whether model and action server are there and a message is answered."""
    host = reachable_host(settings)
    health = _request(host, settings.port, "/health/ready", settings) or {}
    if health.get("model") == "failed":
        raise LaunchError(
            "The model cannot be loaded: remove the files in models/ and start again, "
            "so that it is trained anew (var/log/rasa.log says more)."
        )
    if not health or {*health.values()} != {"ready"}:
        return False
    message = {"sender": "start-check", "message": "hello"}
    return bool(_request(host, settings.port, "/webhooks/rest/webhook", settings, message))


def _request(host: str, port: int, path: str, settings: Settings, message: Any = None) -> Any:
    """The JSON that the server answers with, or None when there is no such answer."""
    # A turn may take its deadline, and a little for the way.
    connection = http.client.HTTPConnection(host, port, timeout=settings.deadline + 2)
    try:
        if message is None:
            connection.request("GET", path)
        else:
            connection.request("POST", path, json.dumps(message))
        return json.load(connection.getresponse())
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
