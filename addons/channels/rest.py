"""Rasa's REST contract: a message in, the replies of its turn out."""

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse, json

from addons.channels.edge import Message, edge

LONGEST_SENDER = 200


class RestChannel(InputChannel):
    """`POST /webhooks/rest/webhook` with `{"sender", "message"}`."""

    @classmethod
    def name(cls) -> str:
        """The name gives the address below /webhooks."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes; turns go through the edge, not through `on_new_message`."""
        blueprint = Blueprint("rest_channel")

        @blueprint.get("/")
        async def health(_: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @blueprint.post("/webhook")
        async def webhook(request: Request) -> HTTPResponse:
            sender, text = _read(request)
            replies = await edge().turn(request.app, self.name(), sender, text)
            return json([_reply(sender, reply) for reply in replies])

        return blueprint


def _read(request: Request) -> tuple[str, str]:
    """Sender and text of a request.

    Raises:
        InvalidUsage: Either is missing; the status is 400.
    """
    try:
        body = request.json
    except InvalidUsage:
        body = None
    if not isinstance(body, dict):
        raise InvalidUsage('Send a JSON object such as {"sender": "anna", "message": "Hello"}.')
    sender, text = body.get("sender"), body.get("message")
    if not isinstance(sender, str) or not 0 < len(sender) <= LONGEST_SENDER:
        raise InvalidUsage(f'Send a "sender" of 1 to {LONGEST_SENDER} characters.')
    if not isinstance(text, str):
        raise InvalidUsage('Send a "message" that is a text.')
    return sender, text


def _reply(sender: str, message: Message) -> dict[str, Any]:
    reply: dict[str, Any] = {"recipient_id": sender, "text": message.text}
    if message.buttons:
        reply["buttons"] = [{"title": one, "payload": one} for one in message.buttons]
    return reply
