"""Rasa's agent as the edge sees it: a message goes in, what is said and to be kept comes out."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from sanic import Sanic

from donorguide.conversations import Saved, saving

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Message:
    """One message to a visitor.

    Args:
        text: The words.
        buttons: Quick replies, each the sentence it shows.
        receipt: What the reply rests on; empty for what the edge itself says.
        source: The line that names where the facts are from; empty when none is stated.
    """

    text: str
    buttons: tuple[str, ...] = ()
    receipt: dict[str, Any] = field(default_factory=dict)
    source: str = ""

    @property
    def whole(self) -> str:
        """The words, and below them where the facts among them are from."""
        return f"{self.text}\n{self.source}" if self.source else self.text

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Message":
        """A message as `dataclasses.asdict` and JSON have left it."""
        return cls(kept["text"], tuple(kept["buttons"]), kept["receipt"], kept.get("source", ""))


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
        """Keeps a message whole, with its buttons, its receipt and its source."""
        buttons = tuple(button["title"] for button in message.get("buttons") or ())
        receipt, source = message.get("receipt", {}), message.get("source", "")
        self.messages.append(Message(message["text"], buttons, receipt, source))


def is_ready(app: Sanic) -> bool:
    """Whether the model is loaded."""
    agent = getattr(app.ctx, "agent", None)
    return agent is not None and bool(agent.is_ready())


async def heard(
    app: Sanic, conversation: str, text: str, deadline: float
) -> tuple[list[Message], Saved]:
    """What Rasa says to a message, and what it keeps of the turn, which is not written yet.

    Args:
        app: The server, which knows the agent; `is_ready`.
        conversation: <channel>:<sender>.
        text: What was written.
        deadline: The seconds that Rasa may take.

    Returns:
        No message if it failed or took too long.
    """
    saved = Saved()
    saving.set(saved)
    collector = ReplyCollector()
    channel = conversation.partition(":")[0]
    message = UserMessage(text, collector, conversation, input_channel=channel)
    try:
        await asyncio.wait_for(app.ctx.agent.handle_message(message), deadline)
    except TimeoutError:
        logger.error("A turn on %s took more than %g s.", channel, deadline)
    except Exception as error:  # whatever failed, the visitor gets a reply
        logger.error("A turn on %s failed: %s.", channel, type(error).__name__)
    return collector.messages, saved
