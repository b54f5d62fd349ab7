"""Who may ask, as whom, and how often."""

import hashlib
import math
import secrets
import time
from functools import cache

from itsdangerous import BadSignature, Signer
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from sanic.request import Request

from addons.channels.edge import Edge
from addons.channels.web.refusals import Refused

SESSION_BYTES = 18
SESSIONS_PER_MINUTE = 120  # of an address, behind which a whole school may sit


class Gate:
    """Keeps other websites' pages out, conversations apart, and floods small."""

    def __init__(self, secret: str, origins: tuple[str, ...], messages: int) -> None:
        """Begins with nobody counted.

        Args:
            secret: What sessions are signed with.
            origins: Whose pages may ask, beside those of this server.
            messages: How many of a session are taken in a minute; as much feedback is.
        """
        self._origins = origins
        self._signer = Signer(
            secret, salt="widget session", key_derivation="hmac", digest_method=hashlib.sha256
        )
        self._counts = FixedWindowRateLimiter(MemoryStorage())
        self._most = {
            "session": RateLimitItemPerMinute(SESSIONS_PER_MINUTE),
            "messages": RateLimitItemPerMinute(messages),
            "feedback": RateLimitItemPerMinute(messages),
        }

    def check_origin(self, request: Request) -> None:
        """Refuses what a page of another website asks; what asks without a page has no origin."""
        origin = request.headers.get("origin")
        if origin is None or origin in self._origins:
            return
        host = origin.partition("://")[2]
        if not host or host != request.host:
            raise Refused("origin")

    def begin(self, request: Request) -> str:
        """The token of a new session, which names a conversation that nobody else can name."""
        self.count("session", request.remote_addr or request.ip)
        return self._signer.sign(secrets.token_urlsafe(SESSION_BYTES)).decode()

    def session(self, request: Request) -> str:
        """The conversation that a request's token names."""
        token = (request.token or "").encode(errors="replace")
        try:
            return self._signer.unsign(token).decode()
        except BadSignature:
            raise Refused("session") from None

    def count(self, what: str, who: str) -> None:
        """Counts a request, and refuses what is too many for a minute."""
        most = self._most[what]
        if not self._counts.hit(most, what, who):
            ends = self._counts.get_window_stats(most, what, who).reset_time
            raise Refused("busy", wait=max(1, math.ceil(ends - time.time())))


@cache
def gate(edge: Edge) -> Gate:
    """The gate of this process."""
    settings = edge.settings
    secret = settings.secret.get_secret_value()
    return Gate(secret, settings.origins, settings.messages_per_minute)
