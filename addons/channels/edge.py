"""The edge: the one way from any channel into Rasa and back, never without a reply."""

import asyncio
import logging
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from sanic import Sanic

from donorguide.answers import Composer, Memory, say
from donorguide.knowledge import load_knowledge, load_words
from donorguide.settings import Settings, load_settings

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Message:
    """One message to a visitor.

    Args:
        text: The words.
        buttons: Quick replies, each the sentence it shows.
        receipt: What the reply rests on; empty for what the edge itself says.
    """

    text: str
    buttons: tuple[str, ...] = ()
    receipt: dict[str, Any] = field(default_factory=dict)


class ReplyCollector(OutputChannel):
    """Keeps what Rasa says in a turn, for the channel to send."""

    def __init__(self) -> None:
        """Begins with nothing said."""
        self.messages: list[Message] = []

    @classmethod
    def name(cls) -> str:
        """Rasa asks every channel for a name."""
        return "edge"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keeps a message whole, with its buttons and its receipt."""
        buttons = tuple(button["title"] for button in message.get("buttons") or ())
        self.messages.append(Message(message["text"], buttons, message.get("receipt", {})))


@dataclass(frozen=True)
class Edge:
    """Takes a visitor's message and gives the reply of one turn.

    Args:
        settings: The deadline of a turn and the greatest length of a message.
        composer: What the edge itself says.
    """

    settings: Settings
    composer: Composer

    async def turn(self, app: Sanic, channel: str, sender: str, text: str) -> list[Message]:
        """One turn of a conversation.

        Args:
            app: The server, which knows Rasa's agent.
            channel: The channel's name; it keeps conversations of channels apart.
            sender: Who writes, by the channel's own id.
            text: What was written; leading slashes are taken off, so nothing is a command.

        Returns:
            At least one message.
        """
        text = text.lstrip("/ \t\r\n")
        if len(text) > self.settings.max_length:
            return self._say("too_long", limit=str(self.settings.max_length))
        if not any(character.isalpha() for character in text):
            return self._say("empty")
        agent = getattr(app.ctx, "agent", None)
        if agent is None or not agent.is_ready():
            return self._say("loading")
        collector = ReplyCollector()
        message = UserMessage(text, collector, f"{channel}:{sender}", input_channel=channel)
        try:
            await asyncio.wait_for(agent.handle_message(message), self.settings.deadline)
        except TimeoutError:
            logger.error("A turn on %s took more than %g s.", channel, self.settings.deadline)
        except Exception as error:  # whatever failed, the visitor gets a reply
            logger.error("A turn on %s failed: %s.", channel, type(error).__name__)
        return collector.messages or self._say("trouble")

    def _say(self, name: str, **filled: str) -> list[Message]:
        reply = say(name, Memory(), self.composer, **filled)
        return [Message(reply.text, reply.buttons)]


@cache
def edge() -> Edge:
    """The edge that all channels of this process share."""
    settings = load_settings()
    composer = Composer(load_knowledge(settings.knowledge), load_words(settings.words))
    return Edge(settings, composer)
