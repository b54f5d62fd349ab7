"""Rasa's REST contract: a message in, the replies of its turn out."""

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse, json

from addons.channels.edge import Busy, Message, edge

LONGEST_SENDER = 200
LONGEST_ID = 200


class RestChannel(InputChannel):
    """`POST /webhooks/rest/webhook` with `{"sender", "message"}`.

    With a `"message_id"` besides, a message that is sent again gets the same replies again.
    """

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
            sender, text, message = _read(request)
            try:
                exchange = await edge().turn(request.app, self.name(), sender, text, message)
            except Busy:
                return json([_reply(sender, one) for one in edge().say("busy")], status=429)
            return json([_reply(sender, reply) for reply in exchange.messages or ()])

        return blueprint


def _read(request: Request) -> tuple[str, str, str]:
    """Sender, text and id of a message; the id may be empty.

    Raises:
        InvalidUsage: Either is missing; the status is 400.
    """
    try:
        body = request.json
    except InvalidUsage:
        body = None
    if not isinstance(body, dict):
        raise InvalidUsage('Send a JSON object such as {"sender": "anna", "message": "Hello"}.')
    sender, text, message = (body.get(name) for name in ("sender", "message", "message_id"))
    if not _is_name(sender, LONGEST_SENDER):
        raise InvalidUsage(f'Send a "sender" of 1 to {LONGEST_SENDER} printable characters.')
    if not isinstance(text, str):
        raise InvalidUsage('Send a "message" that is a text.')
    if message is not None and not _is_name(message, LONGEST_ID):
        raise InvalidUsage(f'Send a "message_id" of 1 to {LONGEST_ID} printable characters.')
    return sender, text, message or ""


def _is_name(value: Any, longest: int) -> bool:
    """Whether a value can name something: no database keeps half a surrogate pair, or NUL."""
    return isinstance(value, str) and 0 < len(value) <= longest and value.isprintable()


def _reply(sender: str, message: Message) -> dict[str, Any]:
    reply: dict[str, Any] = {"recipient_id": sender, "text": message.whole}
    if message.buttons:
        reply["buttons"] = [{"title": one, "payload": one} for one in message.buttons]
    return reply
