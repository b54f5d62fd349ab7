"""A browser, a website and the server written by hand."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import running_chromium, watched
from tests.widget.fake import Fake
from tests.widget.site import Site, tag
from tests.widget.visitor import Visitor

Visit = Callable[..., Visitor]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this folder."""
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def fake(site: Site) -> Iterator[Fake]:
    """The server; the website may use it."""
    fake = Fake(origins={site.address})
    yield fake
    fake.gate.set()
    fake.kill()


@pytest.fixture
def site() -> Iterator[Site]:
    """A website without pages."""
    site = Site()
    yield site
    site.close()


@pytest.fixture
def visit(browser: Browser, fake: Fake, site: Site) -> Iterator[Visit]:
    """Opens a page in a browser of its own, of which Playwright's options may be given.

    No page may break the policy that it came with, or fail in a script.
    """
    contexts, wrong = [], []

    def opened(address: str = "", attributes: str = "", **options: object) -> Visitor:
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        context.on("page", lambda page: wrong.append(watched(page)))
        contexts.append(context)
        page = context.new_page()
        page.goto(address or site.page(tag(fake.address, attributes)))
        return Visitor(page)

    yield opened
    for context in contexts:
        context.close()
    assert not any(wrong), wrong


@pytest.fixture
def visitor(visit: Visit) -> Visitor:
    """Somebody who looks at a page with the widget on it, and has touched nothing."""
    return visit()
