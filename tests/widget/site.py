"""A charity's website on a port of its own, so that the widget's server is another origin."""

import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = """<!doctype html>
<html lang="en"{dir}><head><meta charset="utf-8"><title>A charity</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Our work</h1><p>Words of the page.</p><p><a href="#more">Read more</a></p>
{content}</main>{widget}</body></html>"""


def tag(server: str, attributes: str = "") -> str:
    """The line that a webmaster pastes."""
    return (
        f'<script type="module" src="{server}/widget/v1/donor-guide.js"></script>'
        f'<donor-guide server="{server}" {attributes}>'
        f'<a href="{server}/chat">Ask about our work</a></donor-guide>'
    )


class Site:
    """Pages by their paths."""

    def __init__(self) -> None:
        """Listens; there are no pages yet."""
        self._pages: dict[str, tuple[str, Mapping[str, str]]] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: Any) -> None:
                """Says nothing."""

            def do_GET(self) -> None:
                """A page, or 404."""
                content, headers = site._pages.get(self.path, ("", {}))
                self.send_response(200 if content else 404)
                for name, value in ({"Content-Type": "text/html"} | dict(headers)).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content.encode())

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def add(self, path: str, content: str, **headers: str) -> str:
        """Puts something there, and gives its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._pages[path] = (content, named)
        return self.address + path

    def page(self, widget: str, content: str = "", dir: str = "", **headers: str) -> str:
        """A page with the widget, and its address."""
        direction = f' dir="{dir}"' if dir else ""
        html = PAGE.format(widget=widget, content=content, dir=direction)
        return self.add("/", html, **headers)

    def close(self) -> None:
        """Listens no more."""
        self._server.shutdown()
        self._server.server_close()
