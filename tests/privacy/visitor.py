"""Somebody who writes, and what is kept of it between the messages: what JSON can carry."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from donorguide.privacy import Redaction, redact

SECRET = b"a secret of the tests"


@dataclass
class Writer:
    """A conversation whose messages are redacted."""

    conversation: str = "page:1"
    secret: bytes = SECRET
    memory: Mapping[str, str] = field(default_factory=dict)

    def writes(self, text: str) -> Redaction:
        """Sends a message."""
        redaction = redact(
            text, secret=self.secret, conversation=self.conversation, memory=self.memory
        )
        self.memory = json.loads(json.dumps(redaction.memory))
        return redaction


def redacted(text: str) -> str:
    """What is left of the first message of a conversation."""
    return Writer().writes(text).text


def wide(text: str) -> str:
    """ASCII in the full width of Eastern keyboards."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def in_digits_from(zero: str, text: str) -> str:
    """The text with the digits of the script whose zero is given."""
    return "".join(chr(ord(zero) + int(one)) if one.isdigit() else one for one in text)
