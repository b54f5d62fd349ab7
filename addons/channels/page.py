"""The chat page: a conversation rendered by the server, usable without JavaScript."""

import re
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html, redirect

from addons.channels.edge import Busy, Exchange, Feedback, Unavailable, edge

HERE = Path(__file__).parent
COOKIE = "donorguide_page"
TOKEN_BYTES = 18
TOKEN = re.compile(r"[\w-]{24}", re.ASCII)
NUMBER = re.compile(r"[0-9]{1,9}")
LONGEST_ID = 100
# Relative, and without a path of the cookie: the page may lie below any path of a website.
NEWEST = "chat#latest"
SAFE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
)


class PageChannel(InputChannel):
    """`/chat`: a form, the conversation so far, and quick replies as buttons of the form."""

    @classmethod
    def name(cls) -> str:
        """The name keeps its conversations apart from those of other channels."""
        return "page"

    def url_prefix(self) -> str:
        """The page lies at the root of the site, not below /webhooks."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes; turns go through the edge, not through `on_new_message`."""
        blueprint = Blueprint("page_channel")
        blueprint.static("/chat.css", HERE / "static" / "chat.css", name="chat_css")

        @blueprint.get("/chat", strict_slashes=True)
        async def show(request: Request) -> HTTPResponse:
            return _page(await _history(_token(request)))

        @blueprint.post("/chat", strict_slashes=True)
        async def take(request: Request) -> HTTPResponse:
            form = request.form or {}
            if form.get("over"):
                return _with_cookie(redirect("chat", status=303), request, "", max_age=0)
            if form.get("helpful"):
                await _rate(request)
                return redirect(NEWEST, status=303)
            return await _asked(request)

        return blueprint


async def _asked(request: Request) -> HTTPResponse:
    """Where the answer to a message is to be seen."""
    known = _token(request)
    token = known or secrets.token_urlsafe(TOKEN_BYTES)
    form = request.form or {}
    text, message = form.get("message", ""), form.get("message_id", "")[:LONGEST_ID]
    try:
        exchange = await edge().turn(request.app, PageChannel.name(), token, text, message)
    except Busy:
        exchange = Exchange(edge().say("busy"))
    if exchange.number:
        return _with_cookie(redirect(NEWEST, status=303), request, token)
    # What stands in no transcript is shown at once; what was not heard stays in the field.
    typed = "" if exchange.text else text
    return _page([*await _history(known), exchange], typed)


async def _rate(request: Request) -> None:
    """Keeps whether an answer helped; what is no answer of this conversation is left alone."""
    token, number = _token(request), request.form.get("number", "")
    if token and NUMBER.fullmatch(number):
        said = Feedback(request.form.get("helpful") == "yes")
        with suppress(Unavailable):
            await edge().rate(PageChannel.name(), token, int(number), said)


async def _history(token: str) -> list[Exchange]:
    """The newest exchanges of a conversation, oldest first, as far as they can be told."""
    try:
        return await edge().history(PageChannel.name(), token) if token else []
    except Unavailable:
        return []


def _page(exchanges: Sequence[Exchange], typed: str = "") -> HTTPResponse:
    composer = edge().composer
    words = composer.words
    newest = exchanges[-1] if exchanges else None
    offered = (
        dict.fromkeys(button for one in newest.messages or () for button in one.buttons)
        if newest
        else composer.questions(composer.knowledge.place.starters)
    )
    page = TEMPLATES.get_template("chat.html").render(
        language=edge().settings.words.stem,
        labels=composer.named({**words.labels, **words.widget}),
        exchanges=exchanges,
        newest=newest,
        offered=offered,
        typed=typed,
        # The forms' own id: sent twice, by a double click or a reload, it is one message.
        message_id=secrets.token_urlsafe(TOKEN_BYTES),
    )
    return html(page, headers=SAFE)


def _token(request: Request) -> str:
    """What names the visitor's conversation; empty if nothing of ours does."""
    token = request.cookies.get(COOKIE) or ""
    return token if TOKEN.fullmatch(token) else ""


def _with_cookie(
    answer: HTTPResponse, request: Request, token: str, max_age: int | None = None
) -> HTTPResponse:
    answer.cookies[COOKIE] = token
    cookie = answer.cookies[COOKIE]
    del cookie["path"]
    cookie["httponly"], cookie["samesite"] = True, "Strict"
    cookie["secure"] = request.scheme == "https"
    if max_age is not None:
        cookie["max-age"] = max_age
    return answer
