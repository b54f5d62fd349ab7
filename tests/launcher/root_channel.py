"""A channel that serves /, as the bot's own do, and whose turns fail."""

from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response


class RootChannel(InputChannel):
    """Says whether an agent is there; what is posted to it becomes an error."""

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "root"

    def url_prefix(self) -> str:
        """It serves the whole site."""
        return "/"

    def blueprint(self, on_new_message: Any) -> Blueprint:
        """Its two routes."""
        blueprint = Blueprint("root_channel")

        @blueprint.get("/")
        async def show(request: Any) -> Any:
            return response.text(f"agent: {request.app.ctx.agent}")

        @blueprint.post("/say")
        async def say(request: Any) -> Any:
            raise ValueError(request.json["message"])

        return blueprint
