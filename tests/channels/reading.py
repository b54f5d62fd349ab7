"""Reads a page as its visitors get it."""

from html.parser import HTMLParser

import httpx

COOKIE = "donorguide_page"


class Page(HTMLParser):
    """A page as a list of elements, each with its attributes and the text directly in it."""

    VOID = frozenset({"meta", "link", "img", "input", "br", "hr"})

    def __init__(self, html: str) -> None:
        """Reads the page, and fails when an element is not closed."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(html)
        self.close()
        assert not self._open, f"left open: {[tag for tag, _, _ in self._open]}"

    def handle_starttag(self, tag, attrs):
        """Takes up an element."""
        element = (tag, dict(attrs), [])
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        """Closes the element that was opened last, which must be the same."""
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        """Gives text to the element it stands in."""
        if self._open:
            self._open[-1][2].append(data)

    def all(self, tag):
        """Attributes and text of all elements of a name."""
        return [
            (attributes, "".join(text)) for name, attributes, text in self.elements if name == tag
        ]

    def one(self, tag):
        """The only element of a name."""
        [only] = self.all(tag)
        return only

    def log(self):
        """Who said what, in order."""
        items, who = [], ""
        for tag, attributes, text in self.elements:
            if tag == "li":
                who = attributes["class"]
            elif tag == "p" and who and attributes.get("class") != "source":
                items.append((who, "".join(text)))
            elif tag == "form":
                break
        return items

    def offers(self):
        """The sentences offered as quick replies."""
        return [one["value"] for one, _ in self.all("button") if one.get("name") == "message"]


def write(visitor: httpx.Client, text: str) -> httpx.Response:
    """Sends the form as a browser does, and follows to the page it leads to."""
    return visitor.post("/chat", data={"message": text}, follow_redirects=True)
