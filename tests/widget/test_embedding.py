"""On a page it costs little, asks nobody before it is used, and leaves a link where it fails."""

import re

import pytest
from playwright.sync_api import expect

from donorguide.settings import ROOT
from tests.widget.conftest import Visit
from tests.widget.fake import Fake
from tests.widget.site import Site, tag
from tests.widget.visitor import LINK, Visitor

pytestmark = pytest.mark.browser

GUIDE = (ROOT / "docs" / "website.md").read_text(encoding="utf-8")


def policy(server: str) -> str:
    """The lines of docs/website.md, on a page that allows nothing else."""
    [lines] = re.findall(r"```text\n(script-src.*?)```", GUIDE, re.DOTALL)
    lines = lines.replace("https://guide.example.org", server).replace("\n", " ")
    return f"default-src 'none'; {lines} require-trusted-types-for 'script'"


def test_it_works_under_a_policy_that_names_nothing_but_the_server(
    visit: Visit, fake: Fake, site: Site
) -> None:
    address = site.page(tag(fake.address), Content_Security_Policy=policy(fake.address))
    visitor = visit(address).open()
    fake.replies["One?"] = "**Yes**, as https://give.example tells."
    visitor.ask("One?")
    visitor.panel.get_by_role("button", name="This helped").click()
    visitor.panel.locator("summary").click()
    with visitor.page.expect_download():
        visitor.panel.get_by_role("button", name="Save as text").click()
    visitor.panel.locator("summary").click()
    visitor.panel.get_by_role("button", name="Print").click()
    expect(visitor.panel.locator("iframe")).to_have_count(1)

    assert visitor.log() == ["> One?", "Yes, as https://give.example tells."]
    assert visitor.panel.evaluate("panel => getComputedStyle(panel).position") == "fixed"


def test_nothing_but_files_is_asked_for_before_it_is_opened_and_nothing_is_stored(
    visitor: Visitor, fake: Fake
) -> None:
    expect(visitor.launcher).to_be_visible()
    assert {method for method, _ in fake.requests} == {"GET"}
    assert all(path.endswith((".js", ".css")) for _, path in fake.requests)
    visitor.open()
    assert ("GET", "about") in fake.requests
    assert {method for method, _ in fake.requests} == {"GET"}
    assert visitor.stored() == {}
    visitor.ask("One?")

    assert [path for method, path in fake.requests if method == "POST"] == ["session", "messages"]
    assert list(visitor.stored()) == [f"donor-guide {fake.address}/widget/v1/"]
    assert visitor.page.context.cookies() == []


def test_nobody_else_is_ever_asked(visitor: Visitor, fake: Fake) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.page.reload()
    visitor.open().ask("One?")

    ours = (fake.address, visitor.page.url, "blob:")
    assert [address for address in asked if not address.startswith(ours)] == []


def test_the_page_does_not_move_and_does_not_wait_for_it(visitor: Visitor) -> None:
    expect(visitor.launcher).to_be_visible()
    visitor.open().ask("One?")
    shifts = """() => new Promise(resolve => new PerformanceObserver(
      list => resolve(list.getEntries().map(entry => entry.value)))
      .observe({type: 'layout-shift', buffered: true}) ?? setTimeout(() => resolve([]), 300))"""
    blocking = """() => performance.getEntriesByType('resource')
      .filter(one => one.renderBlockingStatus === 'blocking').map(one => one.name)"""

    assert visitor.page.evaluate(shifts) == []
    assert visitor.page.evaluate(blocking) == []


def test_without_scripts_there_is_the_link(visit: Visit, fake: Fake) -> None:
    visitor = visit(java_script_enabled=False)
    visitor.page.get_by_role("link", name=LINK).click()

    assert visitor.page.url == f"{fake.address}/chat"


@pytest.mark.parametrize("missing", ["donor-guide.js", "make.js", "donor-guide.css"])
def test_when_a_file_is_blocked_the_link_stays(
    visit: Visit, fake: Fake, site: Site, missing: str
) -> None:
    visitor = visit(site.add("/empty", "<title>A charity</title>"))
    visitor.page.route(f"**/{missing}", lambda route: route.abort())
    visitor.page.goto(site.page(tag(fake.address)))

    expect(visitor.page.get_by_role("link", name=LINK)).to_be_visible()
    expect(visitor.launcher).to_have_count(0)


@pytest.mark.parametrize("missing", ["panel.js", "log.js", "about*"])
def test_when_it_cannot_be_opened_the_launcher_leads_where_the_link_does(
    visitor: Visitor, fake: Fake, missing: str
) -> None:
    visitor.page.route(f"**/{missing}", lambda route: route.abort())
    visitor.launcher.click()

    visitor.page.wait_for_url(f"{fake.address}/chat")


def test_a_page_that_is_not_allowed_is_led_to_the_chat_page(visitor: Visitor, fake: Fake) -> None:
    fake.origins.clear()
    visitor.launcher.click()

    visitor.page.wait_for_url(f"{fake.address}/chat")
    assert fake.tokens == {}


def test_one_script_alone_brings_the_widget(visit: Visit, fake: Fake, site: Site) -> None:
    source = f"{fake.address}/widget/v1/donor-guide.js?label=Ask+about+our+work&position=left"
    visitor = visit(site.page(f'<script type="module" src="{source}"></script>'))
    assert visitor.launcher.bounding_box()["x"] < 40
    visitor.open().ask("One?")

    assert visitor.log() == ["> One?", "You asked: One?"]
    assert visitor.page.locator("donor-guide a").get_attribute("href") == f"{fake.address}/chat"


def test_attributes_set_it_up(visit: Visit, site: Site) -> None:
    labels = site.add("/labels.json", '{"send": "Submit"}', Content_Type="application/json")
    visitor = visit(
        attributes=f'heading="Questions?" color="#ffd400" position="left" scheme="dark" '
        f'labels="{labels}" privacy="/privacy" lang="en-GB"'
    ).open()

    expect(visitor.page.get_by_role("dialog", name="Questions?")).to_be_visible()
    send = visitor.panel.get_by_role("button", name="Submit")
    expect(send).to_have_css("background-color", "rgb(255, 212, 0)")
    # black on yellow: what can be read
    color = send.evaluate("button => getComputedStyle(button).color")
    assert re.match(r"(lch|lab)\(0 |rgb\(0, 0, 0\)", color)
    expect(visitor.panel).to_have_css("background-color", "rgb(23, 28, 33)")
    assert visitor.panel.bounding_box()["x"] == 16
    expect(visitor.panel.get_by_role("link", name="Privacy")).to_have_attribute("rel", "noopener")


def test_labels_that_cannot_be_had_leave_those_of_the_server(visit: Visit) -> None:
    visitor = visit(attributes='labels="/nowhere.json"').open()

    expect(visitor.panel.get_by_role("button", name="Send")).to_be_visible()


def test_a_page_sets_colours_by_properties_and_its_own_style_does_not_leak_in(
    visit: Visit, fake: Fake, site: Site
) -> None:
    style = """<style>html { font-size: 62.5%; letter-spacing: 1em; text-align: right }
      button { display: none } donor-guide { --paper: rgb(1, 2, 3) }</style>"""
    visitor = visit(site.page(style + tag(fake.address))).open()

    expect(visitor.panel).to_have_css("background-color", "rgb(1, 2, 3)")
    expect(visitor.panel).to_have_css("font-size", "16px")
    expect(visitor.panel).to_have_css("letter-spacing", "normal")
    expect(visitor.panel.get_by_role("button", name="Send")).to_be_visible()


def test_where_storage_is_barred_the_page_remembers(visitor: Visitor, fake: Fake) -> None:
    visitor.page.evaluate(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('barred'); }})"
    )
    visitor.open().ask("One?")
    visitor.ask("Two?")

    assert [len(kept) for kept in fake.tokens.values()] == [2]


def test_a_server_below_a_path_is_asked_there(visit: Visit, fake: Fake, site: Site) -> None:
    line = tag(fake.address).replace(f'server="{fake.address}"', f'server="{site.address}/guide/"')
    visitor = visit(site.page(line))
    with visitor.page.expect_request(f"{site.address}/guide/widget/v1/about?lang=en"):
        visitor.launcher.click()
    visitor.page.wait_for_url(f"{fake.address}/chat")
