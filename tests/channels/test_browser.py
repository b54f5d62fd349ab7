"""The pages of this server in a real browser, the widget on its real channel among them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import findings, running_chromium, strict_page

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 568}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for this module."""
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which nothing goes wrong."""
    with strict_page(browser) as page:
        yield page


@pytest.fixture
def address(visitor) -> str:
    """Where the bot is that repeats what was said."""
    return str(visitor.base_url).rstrip("/")


def test_the_demo_page_has_no_findings_and_fits_a_narrow_screen(page, address):
    page.goto(f"{address}/")
    page.get_by_role("button", name="Ask about our work in Qiqihar").wait_for()
    assert findings(page) == []
    page.set_viewport_size(SMALL)
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL["width"]


def test_the_widget_talks_to_the_channel(page, address):
    page.goto(f"{address}/")
    page.get_by_role("button", name="Ask about our work in Qiqihar").click()
    panel = page.get_by_role("dialog")
    panel.get_by_role("textbox", name="Your question").fill("Write to anna@example.org")
    panel.get_by_role("button", name="Send").click()
    expect(panel.locator(".bot")).not_to_have_count(1)
    expect(panel.locator(".you")).not_to_contain_text("anna@example.org")
    panel.get_by_role("button", name="This helped").click()
    panel.get_by_role("textbox").first.fill("Clear.")
    panel.locator(".feedback").get_by_role("button", name="Send").click()
    expect(panel.locator(".thanks")).to_be_focused()
    assert findings(page) == []
    page.reload()
    page.get_by_role("button", name="Ask about our work in Qiqihar").click()
    expect(panel.locator(".you")).to_have_count(1)
    expect(panel.get_by_role("button", name="This helped")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_the_chat_page_has_no_findings_before_and_after_a_reply(page, address):
    page.goto(f"{address}/chat")
    assert findings(page) == []
    page.get_by_role("textbox", name="Your question").fill("Hello there")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("You said: Hello there")).to_be_visible()
    assert findings(page) == []
    page.set_viewport_size(SMALL)
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL["width"]


def test_the_chat_page_is_used_by_keyboard_alone_without_javascript(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/chat")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Your question")).to_be_focused()
    page.keyboard.type("Hello there")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You said: Hello there")).to_be_visible()
    page.get_by_role("button", name="Tell me more").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("You said: Tell me more")).to_be_visible()
    page.get_by_role("button", name="Start over").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("You said:")).to_have_count(0)
    context.close()
