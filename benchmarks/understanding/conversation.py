"""Talks to a bot over its REST channel, as a visitor does."""

import uuid
from collections.abc import Sequence

import httpx

from addons.launcher.errors import LaunchError
from addons.launcher.terminal import Progress
from benchmarks.understanding.score import Item

WEBHOOK = "/webhooks/rest/webhook"
TIMEOUT = 60.0  # seconds a turn may take


async def replies(name: str, address: str, items: Sequence[Item]) -> list[str]:
    """The reply to the last message of each conversation.

    Args:
        name: Who is asked, for the one who waits.
        address: Where its server listens.
        items: The conversations, each of a visitor of its own.

    Raises:
        LaunchError: The server is gone.
    """
    progress = Progress(f"Asking {name}")
    said = []
    try:
        async with httpx.AsyncClient(base_url=address, timeout=TIMEOUT) as client:
            for item in items:
                said.append(await last_reply(client, item.turns))
                if len(said) % 100 == 0:
                    progress.show(f"{len(said)} of {len(items)}")
    except httpx.HTTPError:
        progress.end("failed")
        raise LaunchError(f"{name} stopped answering: the logs in var/log say why.") from None
    progress.end("done")
    return said


async def last_reply(client: httpx.AsyncClient, turns: Sequence[str]) -> str:
    """The words of the reply to the last message; empty when none came."""
    sender = uuid.uuid4().hex
    text = ""
    for turn in turns:
        answer = await client.post(WEBHOOK, json={"sender": sender, "message": turn})
        messages = answer.json() if answer.status_code == httpx.codes.OK else []
        text = "\n".join(message.get("text", "") for message in messages)
    return text
