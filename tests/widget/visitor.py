"""What a visitor sees of the widget and does with it."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

LINK = "Ask about our work"
# Keeps what was added to live regions. A reader hears that, and only while it can be seen.
LISTEN = """root => {
  window.heard = [];
  for (const region of root.shadowRoot.querySelectorAll('[aria-live], [role=alert]'))
    new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(
      node => region.checkVisibility() && window.heard.push(node.textContent)
    ))).observe(region, {childList: true});
}"""


@dataclass
class Visitor:
    """Somebody at a page."""

    page: Page

    @property
    def launcher(self) -> Locator:
        """What opens the panel."""
        return self.page.get_by_role("button", name=LINK)

    @property
    def panel(self) -> Locator:
        """The dialog."""
        return self.page.get_by_role("dialog")

    @property
    def field(self) -> Locator:
        """Where a question is written."""
        return self.panel.get_by_role("textbox", name="Your question")

    @property
    def suggestions(self) -> Locator:
        """The quick replies."""
        return self.panel.get_by_role("group", name="Suggestions").get_by_role("button")

    def open(self) -> "Visitor":
        """Opens the panel, and listens from then on."""
        self.launcher.click()
        expect(self.panel).to_be_visible()
        self.page.locator("donor-guide").evaluate(LISTEN)
        return self

    def write(self, text: str) -> None:
        """Sends a message."""
        self.field.fill(text)
        self.field.press("Enter")

    def ask(self, text: str) -> None:
        """Sends a message and waits for its reply."""
        before = self.panel.locator(".bot").count()
        self.write(text)
        expect(self.panel.locator(".bot")).to_have_count(before + 1)

    def log(self) -> list[str]:
        """What stands in the log after the welcome: `> ` before the visitor's own words."""
        return self.panel.locator(".log > ol").evaluate(
            """list => [...list.children].slice(1).map(line => line.matches('.you')
              ? '> ' + line.querySelector('p').textContent
              : (line.querySelector('.said p') ?? line).textContent)"""
        )

    def sees(self, *lines: str) -> None:
        """Waits until just these lines stand in the log."""
        expect(self.panel.locator(".log > ol > li")).to_have_count(len(lines) + 1)
        assert self.log() == list(lines)

    def heard(self) -> list[str]:
        """What was announced since the panel was opened, or the listening began again."""
        return self.page.evaluate("window.heard")

    def stored(self) -> dict[str, object]:
        """What the browser keeps of the page."""
        text = self.page.evaluate(
            "JSON.stringify({...sessionStorage, ...localStorage, cookie: document.cookie})"
        )
        return {name: kept for name, kept in json.loads(text).items() if kept}

    def focused(self) -> str:
        """The name or the text of what has the focus, through shadow roots."""
        return self.page.evaluate(
            """() => {
              let one = document.activeElement;
              while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
              return one.getAttribute('aria-label') ?? one.textContent.trim();
            }"""
        )

    def until(self, condition: Callable[[], bool]) -> None:
        """Waits for something that cannot be seen on the page."""
        for _ in range(100):
            if condition():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("It did not come to that.")

    def press(self, *keys: str) -> None:
        """Presses keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
