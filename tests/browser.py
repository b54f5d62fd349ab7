"""A real Chromium, driven by Playwright."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """A browser without a window; ended before other tests run their own event loops."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed (Debian's package chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


def watched(page: Page) -> list[str]:
    """What will go wrong on a page: scripts that fail, and breaches of its policy."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: "Security Policy" in said.text and wrong.append(said.text))
    return wrong


@contextmanager
def strict_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser of its own, on which nothing goes wrong."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    wrong = watched(page)
    yield page
    context.close()
    assert not wrong, wrong


def findings(page: Page) -> list[str]:
    """What axe has against a page as it is, light and dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]
