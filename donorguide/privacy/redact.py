"""Puts a token in place of each piece of personal data in a message."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from donorguide.privacy.accounts import find_cards, find_ibans
from donorguide.privacy.emails import find_emails
from donorguide.privacy.facts import hide_facts
from donorguide.privacy.identity import find_ids
from donorguide.privacy.phones import find_phones
from donorguide.privacy.view import Find, hide, view_of

DIGEST = 8  # characters kept of a digest


@dataclass(frozen=True)
class Redaction:
    """A message without personal data.

    Attributes:
        text: What the visitor wrote, with tokens such as "[email 1]".
        kinds: Which kinds were found, each once, in the order of the text: "card", "cvc", "iban",
            "email", "phone", "id".
        memory: Digest to token for all that the conversation has named so far. It goes through
            JSON unharmed and belongs into the next call.
    """

    text: str
    kinds: tuple[str, ...]
    memory: Mapping[str, str]


def redact(
    text: str, *, secret: bytes, conversation: str, memory: Mapping[str, str] | None = None
) -> Redaction:
    """Takes card and account numbers, addresses, phones and identity numbers out of a message.

    A value keeps its token within a conversation, so that "call the same number" can still be
    read. For that the caller keeps, of each value, the first 32 bits of an HMAC with a secret:
    without the secret nobody can try values, the same value looks different in another
    conversation, and the digest is so short that with the secret still several phone numbers
    would fit it. The value alone decides, not its kind: a number first taken for an identity
    number keeps that token when it is called a phone later.

    Args:
        text: What a visitor wrote.
        secret: The key of the digests; the same as long as memories are kept.
        conversation: The id of the conversation.
        memory: What the redaction of the message before gave; it is not changed.

    Raises:
        ValueError: The secret is empty.
    """
    if not secret:
        raise ValueError("redaction needs a secret")
    view = view_of(text)
    known = dict(memory or {})
    kinds: dict[str, None] = {}
    pieces, end = [], 0
    for find in find_all(view.text):
        digest = _digest(secret, conversation, find.value)
        token = known.setdefault(digest, f"{find.kind} {_next_number(find.kind, known)}")
        pieces += [text[end : view.origins[find.start]], f"[{token}]"]
        # Up to the next character that can be seen, with the invisible ones in between.
        end = view.origins[find.end]
        kinds[find.kind] = None
    return Redaction("".join([*pieces, text[end:]]), tuple(kinds), known)


def find_all(text: str) -> list[Find]:
    """The personal data in a view's text, in order; each finder sees what is left."""
    found = list(find_emails(text))
    text = hide(text, found)
    for finder in (find_ibans, find_cards, find_ids, find_phones):
        if finder is find_cards:
            text = hide_facts(text)
        for find in finder(text):
            if all(find.end <= other.start or other.end <= find.start for other in found):
                found.append(find)
        text = hide(text, found)
    return sorted(found, key=lambda find: find.start)


def _digest(secret: bytes, conversation: str, value: str) -> str:
    message = f"{conversation}\0{value}".encode("utf-8", "surrogatepass")
    return hmac.new(secret, message, hashlib.sha256).hexdigest()[:DIGEST]


def _next_number(kind: str, known: Mapping[str, str]) -> int:
    return 1 + sum(token.rpartition(" ")[0] == kind for token in known.values())
