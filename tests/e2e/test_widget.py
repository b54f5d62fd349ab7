"""The widget on the real bot: a whole visit, and a bot that is killed during one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from donorguide.settings import ROOT
from tests.browser import findings, running_chromium, strict_page
from tests.e2e.bot import Bot, free_ports, running_bot
from tests.widget.visitor import LISTEN

pytestmark = [pytest.mark.trained, pytest.mark.browser]

QUESTION = "How many people live in Qiqihar?"
ANSWER = "More than 1.6 million people live in Qiqihar."


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


def opened(page: Page, address: str) -> Page:
    """The demo page with the panel open."""
    page.goto(f"{address.rstrip('/')}/")
    page.get_by_role("button", name="Ask about our work in Qiqihar").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.locator("donor-guide").evaluate(LISTEN)
    return page


def write(page: Page, text: str) -> None:
    """Sends a message."""
    field = page.get_by_role("dialog").get_by_role("textbox", name="Your question")
    field.fill(text)
    field.press("Enter")


def test_a_whole_visit(page: Page, bot: Bot) -> None:
    opened(page, bot.address)
    write(page, QUESTION)
    panel = page.get_by_role("dialog")
    expect(panel.locator(".said p").nth(1)).to_have_text(ANSWER)
    expect(panel.locator(".source")).to_contain_text("Source: SOS Children's Villages, Qiqihar")
    suggestion = panel.get_by_role("group", name="Suggestions").get_by_role("button").first
    asked = suggestion.text_content()
    suggestion.click()
    expect(panel.locator(".you").last).to_contain_text(asked)
    expect(panel.locator(".bot")).to_have_count(3)
    panel.get_by_role("button", name="This helped").last.click()
    page.wait_for_function("window.heard.length === 2")
    write(page, "My number is +49 30 901820, please call")
    expect(panel.locator(".you").last).not_to_contain_text("901820")
    assert findings(page) == []

    page.reload()
    opened(page, bot.address)
    expect(panel.locator(".you")).to_have_count(3)
    expect(panel.get_by_role("button", name="This helped").nth(1)).to_have_attribute(
        "aria-pressed", "true"
    )
    assert page.evaluate("window.heard") == []


def test_a_killed_bot_that_comes_back_gives_every_reply_once(page: Page, tmp_path) -> None:
    port, action_port = free_ports(2)
    settings = {
        "port": port,
        "action_port": action_port,
        "database": f"sqlite:///{tmp_path}/donorguide.db",
        "secret": "the same after a restart",
    }
    with running_bot(ROOT, **settings) as bot:
        panel = opened(page, bot.address).get_by_role("dialog")
        write(page, QUESTION)
        expect(panel.locator(".bot")).to_have_count(2)
        bot.kill()
        for text in ("Is Qiqihar growing?", "Where is Qiqihar?"):
            write(page, text)
        expect(panel.get_by_text("Trying again").first).to_be_visible()
    with running_bot(ROOT, **settings):
        expect(panel.locator(".bot")).to_have_count(4, timeout=60_000)
        said = panel.locator(".said > p:nth-of-type(1)").all_text_contents()

        assert [ANSWER in said[1], "growing" in said[2], "Heilongjiang" in said[3]] == [True] * 3
        heard = page.evaluate("window.heard.filter(line => line.startsWith('Donor Guide: '))")
        assert len(heard) == 3
        page.reload()
        opened(page, f"http://127.0.0.1:{port}")
        expect(panel.locator(".bot")).to_have_count(4)
