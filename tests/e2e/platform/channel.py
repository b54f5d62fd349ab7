"""The channel of the platform, as channels of real ones are built over the edge."""

import os
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty

from addons.channels.edge import (
    Busy,
    Message,
    NotSentError,
    RefusedError,
    Unavailable,
    edge,
)

TIMEOUT = aiohttp.ClientTimeout(total=2)


class PlatformChannel(InputChannel):
    """Takes {"sender", "text", "id"}; answers to the address in DONORGUIDE_TEST_PLATFORM."""

    @classmethod
    def name(cls) -> str:
        """The name gives the address below /webhooks."""
        return "platform"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """One route; what is said in a turn is sent by `send`."""
        blueprint = Blueprint("platform_channel")
        edge().sender.channels[self.name()] = send

        @blueprint.post("/webhook")
        async def webhook(request: Request) -> HTTPResponse:
            sender, text, number = (request.json[name] for name in ("sender", "text", "id"))
            # Who is answered is which message is answered, so that the tests can tell.
            recipient = f"{sender}/{number}"
            try:
                await edge().post(request.app, self.name(), sender, text, number, recipient)
            except Busy:
                return empty(429)
            except Unavailable:
                return empty(503)
            return empty(200)

        return blueprint


async def send(recipient: str, message: Message) -> None:
    """Sends one message."""
    body = {"to": recipient, "text": message.whole}
    address = os.environ["DONORGUIDE_TEST_PLATFORM"]
    try:
        async with (
            aiohttp.ClientSession(timeout=TIMEOUT) as client,
            client.post(address, json=body) as answer,
        ):
            status = answer.status
            pause = float(answer.headers.get("Retry-After", 0))
    except aiohttp.ClientConnectorError as error:
        raise NotSentError(type(error).__name__) from None
    if status == 429 or status >= 500:
        raise NotSentError(str(status), pause)
    if status >= 400:
        raise RefusedError(str(status))
