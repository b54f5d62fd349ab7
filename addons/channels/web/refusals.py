"""What is refused: a status, a code for the client, and a sentence for the visitor."""

from sanic.response import HTTPResponse, json

from addons.channels.edge import edge

STATUS = {
    "malformed": 400,
    "session": 401,
    "origin": 403,
    "unknown": 404,
    "method": 405,
    "too_large": 413,
    "busy": 429,
    "trouble": 500,
    "unavailable": 503,
}


class Refused(Exception):
    """A request that is not done."""

    def __init__(self, error: str, wait: int = 0) -> None:
        """Says why.

        Args:
            error: One of `STATUS`.
            wait: The seconds after which it may be asked again; 0 where that would not help.
        """
        super().__init__(error)
        self.error = error
        self.wait = wait

    def answer(self) -> HTTPResponse:
        """How it is told; words/en.yml has the sentence under the code."""
        sentence = edge().composer.words.refusals[self.error]
        body = {"error": self.error, "message": sentence}
        headers = {"Cache-Control": "no-store"}
        if self.wait:
            # A page of another origin sees no header that is not named here.
            headers |= {
                "Retry-After": str(self.wait),
                "Access-Control-Expose-Headers": "Retry-After",
            }
        return json(body, STATUS[self.error], headers)
