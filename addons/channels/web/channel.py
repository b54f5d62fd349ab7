"""The routes of the chat widget: its files, what it shows, and its conversations."""

import json as json_format
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.exceptions import PayloadTooLarge, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json
from sanic_cors.core import SANIC_CORS_EVALUATED

from addons.channels.edge import Busy, Unavailable, edge
from addons.channels.web.files import File, read_files
from addons.channels.web.gate import gate
from addons.channels.web.refusals import Refused
from addons.channels.web.wire import about, read_after, read_feedback, read_message, told
from donorguide.settings import ROOT

logger = logging.getLogger(__name__)

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
LINE_MOVES_ON = 5  # seconds until another message of a crowded conversation may fit
OF_ONE = {"Cache-Control": "no-store"}  # what is one visitor's own
OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*"}


class WebChannel(InputChannel):
    """All below `/widget/v1/`; a session's token names its conversation."""

    @classmethod
    def name(cls) -> str:
        """The name keeps its conversations apart from those of other channels."""
        return "web"

    def url_prefix(self) -> str:
        """The version of the protocol."""
        return "/widget/v1"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """One route for all, so that whatever is wrong with a request is told in one form."""
        blueprint = Blueprint("web_channel")
        files = read_files(ROOT / "widget")

        @blueprint.route("/<path:path>", methods=METHODS)
        async def answer(request: Request, path: str) -> HTTPResponse:
            reading = request.method in ("GET", "HEAD")
            if path in files and reading:
                # Not as for a page that is allowed: these are for every page.
                setattr(request.ctx, SANIC_CORS_EVALUATED, True)
                return files[path].answer(request, OPEN_TO_ALL)
            try:
                return await _done(request, path, "GET" if reading else request.method)
            except Refused as refused:
                return refused.answer()

        @blueprint.exception(Exception)
        def refuse(_: Request, error: Exception) -> HTTPResponse:
            if isinstance(error, PayloadTooLarge):
                return Refused("too_large").answer()
            if isinstance(error, SanicException) and error.status_code < 500:
                return Refused("malformed").answer()
            logger.error("A request of the widget failed.", exc_info=error)
            return Refused("trouble").answer()

        return blueprint


async def _done(request: Request, path: str, method: str) -> HTTPResponse:
    """What a request asks for.

    Raises:
        Refused: It is not done.
    """
    gate(edge()).check_origin(request)
    steps = STEPS.get(path)
    if steps is None:
        raise Refused("unknown")
    if method not in steps:
        raise Refused("method")
    try:
        return await steps[method](request)
    except Busy:
        raise Refused("busy", wait=LINE_MOVES_ON) from None
    except Unavailable:
        raise Refused("unavailable") from None


async def _about(request: Request) -> HTTPResponse:
    content = json_format.dumps(
        about(edge().composer, edge().settings), ensure_ascii=False
    ).encode()
    return File.of("application/json", content).answer(request, {})


async def _begin(request: Request) -> HTTPResponse:
    return json({"session": gate(edge()).begin(request)}, headers=OF_ONE)


async def _ask(request: Request) -> HTTPResponse:
    session = gate(edge()).session(request)
    message, text = read_message(request)
    gate(edge()).count("messages", session)
    exchange = await edge().turn(request.app, WebChannel.name(), session, text, message)
    return json({"exchange": told(exchange, message)}, headers=OF_ONE)


async def _history(request: Request) -> HTTPResponse:
    session = gate(edge()).session(request)
    kept = await edge().history(WebChannel.name(), session, read_after(request))
    return json({"exchanges": [told(one) for one in kept]}, headers=OF_ONE)


async def _rate(request: Request) -> HTTPResponse:
    session = gate(edge()).session(request)
    number, said = read_feedback(request)
    gate(edge()).count("feedback", session)
    kept = await edge().rate(WebChannel.name(), session, number, said)
    if kept is None:
        raise Refused("unknown")
    return json({"feedback": {"helpful": kept.helpful, "reason": kept.reason}}, headers=OF_ONE)


STEPS: dict[str, dict[str, Callable[[Request], Awaitable[HTTPResponse]]]] = {
    "about": {"GET": _about},
    "session": {"POST": _begin},
    "messages": {"GET": _history, "POST": _ask},
    "feedback": {"POST": _rate},
}
