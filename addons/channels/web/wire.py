"""The JSON of docs/widget-protocol.md: what is read from requests, and what is told."""

import re
from dataclasses import asdict
from typing import Any

from sanic.exceptions import InvalidUsage
from sanic.request import Request

from addons.channels.edge import Exchange, Feedback
from addons.channels.web.refusals import Refused
from donorguide.answers import Composer
from donorguide.settings import Settings

LONGEST_ID = 100
LONGEST_REASON = 500
NUMBER = re.compile(r"[0-9]{1,9}")  # what every database can count to
GREATEST = 10**9
# Labels that stand elsewhere in what is told, or on the chat page alone.
NOT_SHOWN = ("source", "months", "page_title", "page_intro", "skip", "ask_person", "feedback")


def about(composer: Composer, settings: Settings) -> dict[str, Any]:
    """What an opened panel shows; the same for everybody."""
    words = composer.words
    labels = composer.named({**words.labels, **words.widget})
    shown = {key: label for key, label in labels.items() if key not in NOT_SHOWN}
    return {
        "language": settings.words.stem,
        "title": labels["page_title"],
        "welcome": composer.saying("greet"),
        "starters": composer.questions(composer.knowledge.place.starters),
        "person": labels["ask_person"],
        "max_length": settings.max_length,
        "labels": shown,
    }


def read_message(request: Request) -> tuple[str, str]:
    """The id and the text of a message.

    Raises:
        Refused: Either is missing or not allowed.
    """
    body = _object(request)
    message, text = body.get("id"), body.get("text")
    # No database keeps half of a surrogate pair, or NUL; neither is printable.
    named = isinstance(message, str) and 0 < len(message) <= LONGEST_ID and message.isprintable()
    if not named or not isinstance(text, str):
        raise Refused("malformed")
    return message, text


def read_feedback(request: Request) -> tuple[int, Feedback]:
    """The number of an exchange, and what is said of it.

    Raises:
        Refused: Something is missing or not allowed.
    """
    body = _object(request)
    number, helpful, reason = body.get("number"), body.get("helpful"), body.get("reason", "")
    if type(number) is not int or type(helpful) is not bool or not isinstance(reason, str):
        raise Refused("malformed")
    if len(reason) > LONGEST_REASON:
        raise Refused("malformed")
    if not 0 < number < GREATEST:
        raise Refused("unknown")
    return number, Feedback(helpful, reason)


def read_after(request: Request) -> int:
    """The number behind which a history begins.

    Raises:
        Refused: It is none.
    """
    after = request.args.get("after", "0")
    if not NUMBER.fullmatch(after):
        raise Refused("malformed")
    return int(after)


def told(exchange: Exchange, message: str = "") -> dict[str, Any]:
    """An exchange as a client gets it.

    Args:
        exchange: A message and its reply.
        message: The client's id of it, for one that stands in no transcript.
    """
    said = exchange.messages
    return {
        "number": exchange.number,
        "id": exchange.message or message,
        "text": exchange.text,
        "messages": None
        if said is None
        else [
            {"text": one.text, "source": one.source, "buttons": list(one.buttons)} for one in said
        ],
        "feedback": asdict(exchange.feedback) if exchange.feedback else None,
    }


def _object(request: Request) -> dict[str, Any]:
    try:
        body = request.json
    except InvalidUsage:
        body = None
    if not isinstance(body, dict):
        raise Refused("malformed")
    return body
