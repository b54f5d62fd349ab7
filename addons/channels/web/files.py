"""The widget's files, read once and sent as little as possible."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sanic.request import Request
from sanic.response import HTTPResponse

from addons.channels.web.lean import lean

KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
CACHED = {
    "Cache-Control": "public, max-age=300, stale-while-revalidate=86400",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Encoding, Origin",
}


@dataclass(frozen=True)
class File:
    """What is the same for everybody.

    Args:
        kind: Its content type.
        content: As it is.
        packed: By gzip.
        tag: Stands for the content, however it is packed.
    """

    kind: str
    content: bytes
    packed: bytes
    tag: str

    @classmethod
    def of(cls, kind: str, content: bytes) -> "File":
        """A file of some content."""
        tag = f'W/"{hashlib.sha256(content).hexdigest()[:16]}"'
        return cls(kind, content, gzip.compress(content, mtime=0), tag)

    def answer(self, request: Request, headers: Mapping[str, str]) -> HTTPResponse:
        """The file, or only that it is still what the client has."""
        shown = {**CACHED, **headers, "ETag": self.tag}
        if self.tag in request.headers.get("if-none-match", ""):
            return HTTPResponse(status=304, headers=shown)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return HTTPResponse(self.content, headers=shown, content_type=self.kind)
        shown["Content-Encoding"] = "gzip"
        return HTTPResponse(self.packed, headers=shown, content_type=self.kind)


def read_files(folder: Path) -> dict[str, File]:
    """The files of a folder that a page loads, by their names; those of folders in it are none."""
    return {
        path.name: File.of(KINDS[path.suffix], lean(path.read_text(encoding="utf-8")).encode())
        for path in sorted(folder.glob("*"))
        if path.suffix in KINDS
    }
