"""The chat page: a conversation rendered by the server, usable without JavaScript."""

import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html, redirect

from addons.channels.edge import Busy, Exchange, Unavailable, edge

HERE = Path(__file__).parent
COOKIE = "donorguide_page"
TOKEN_BYTES = 18
LONGEST_ID = 100
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

        @blueprint.get("/chat")
        async def show(request: Request) -> HTTPResponse:
            return _page(await _log(request.cookies.get(COOKIE)))

        @blueprint.post("/chat/over")
        async def start_over(_: Request) -> HTTPResponse:
            answer = redirect("/chat", status=303)
            _set_cookie(answer, "", max_age=0)
            return answer

        @blueprint.post("/chat")
        async def ask(request: Request) -> HTTPResponse:
            known = request.cookies.get(COOKIE)
            token = known or secrets.token_urlsafe(TOKEN_BYTES)
            form = request.form or {}
            text, message = form.get("message", ""), form.get("message_id", "")[:LONGEST_ID]
            try:
                exchange = await edge().turn(request.app, self.name(), token, text, message)
            except Busy:
                exchange = Exchange(edge().say("busy"))
            if exchange.number:
                answer = redirect("/chat#latest", status=303)
                _set_cookie(answer, token)
                return answer
            # What stands in no transcript is shown at once; what was not heard stays in the field.
            typed = "" if exchange.text else text
            return _page([*await _log(known), *_said(exchange)], typed)

        return blueprint


async def _log(token: str | None) -> list[dict[str, Any]]:
    """The newest messages of a conversation, oldest first."""
    try:
        kept = await edge().history(PageChannel.name(), token) if token else []
    except Unavailable:
        kept = []
    return [line for exchange in kept for line in _said(exchange)]


def _said(exchange: Exchange) -> list[dict[str, Any]]:
    own = [_line("you", exchange.text)] if exchange.text else []
    return own + [
        _line("bot", one.text, one.buttons, one.source) for one in exchange.messages or ()
    ]


def _line(who: str, text: str, buttons: Any = (), source: str = "") -> dict[str, Any]:
    return {"who": who, "text": text, "buttons": list(buttons), "source": source}


def _page(log: list[dict[str, Any]], typed: str = "") -> HTTPResponse:
    composer = edge().composer
    labels = composer.named(composer.words.labels)
    starters = composer.questions(composer.knowledge.place.starters)
    page = TEMPLATES.get_template("chat.html")
    # The form's own id: sent twice, by a double click or a reload, it is one message.
    message = secrets.token_urlsafe(TOKEN_BYTES)
    shown = {"labels": labels, "log": log, "starters": starters, "typed": typed}
    language = edge().settings.words.stem
    return html(page.render(**shown, message_id=message, language=language), headers=SAFE)


def _set_cookie(answer: HTTPResponse, token: str, max_age: int | None = None) -> None:
    answer.cookies[COOKIE] = token
    cookie = answer.cookies[COOKIE]
    cookie["path"], cookie["httponly"], cookie["samesite"] = "/chat", True, "Strict"
    if max_age is not None:
        cookie["max-age"] = max_age
