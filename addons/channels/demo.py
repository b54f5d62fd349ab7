"""The demo page: a website with the chat widget in its place."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html

from addons.channels.edge import edge
from donorguide.answers import Composer

HERE = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
)


class DemoChannel(InputChannel):
    """`/`: no way in of its own, so a website of yours may take its place in credentials.yml."""

    @classmethod
    def name(cls) -> str:
        """Rasa asks every channel for a name."""
        return "demo"

    def url_prefix(self) -> str:
        """The page lies at the root of the site, not below /webhooks."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The page and its style sheet."""
        blueprint = Blueprint("demo_channel")
        blueprint.static("/demo.css", HERE / "static" / "demo.css", name="demo_css")

        @blueprint.get("/")
        async def show(_: Request) -> HTTPResponse:
            composer = edge().composer
            words = composer.words
            page = TEMPLATES.get_template("demo.html").render(
                language=edge().settings.words.stem,
                labels=composer.named({**words.labels, **words.demo}),
                place=composer.knowledge.place,
                facts=_facts(composer),
            )
            return html(page, headers=HEADERS)

        return blueprint


def _facts(composer: Composer) -> list[dict[str, str]]:
    """The place's first questions with their answers, as the chat gives them."""
    knowledge = composer.knowledge
    return [
        {
            "question": entry.question,
            "answer": composer.entry(entry),
            "source": composer.source(entry),
        }
        for entry in (knowledge.entries[name] for name in knowledge.place.starters)
    ]
