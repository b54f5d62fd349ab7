"""It can be read and used on any screen, at any size, in any direction and with any settings."""

import pytest
from playwright.sync_api import Locator, expect

from tests.widget.conftest import Visit
from tests.widget.fake import Fake
from tests.widget.site import Site, tag
from tests.widget.visitor import LINK, Visitor

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SMALLEST = {"viewport": {"width": 320, "height": 568}}
# 200 % zoom of a window of 1280 by 800 pixels
ZOOMED = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
LONG = "Averyveryveryverylongwordwithoutanyspaceinitatallthatmustbreaksomewhere " * 3
CUT_OFF = """panel => [...panel.querySelectorAll('button, textarea, p, h2, summary')]
  .filter(one => one.checkVisibility() && !one.matches('.unseen *'))
  .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5
    || one.getBoundingClientRect().left < -0.5).map(one => one.textContent)"""


def targets(panel: Locator) -> list[tuple[float, float]]:
    """Width and height of everything that can be pressed."""
    return panel.evaluate(
        """panel => [...panel.querySelectorAll('button, summary, textarea')]
          .filter(one => one.checkVisibility())
          .map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"""
    )


@pytest.mark.parametrize("screen", [SMALLEST, ZOOMED, PHONE], ids=["320 px", "200 %", "phone"])
def test_on_a_small_screen_it_fills_the_screen_and_nothing_is_cut_off(
    visit: Visit, fake: Fake, screen: dict[str, object]
) -> None:
    fake.replies["One?"] = LONG
    visitor = visit(**screen).open()
    visitor.ask("One?")
    visitor.panel.get_by_role("button", name="This helped").click()
    visitor.panel.locator("summary").click()

    box, size = visitor.panel.bounding_box(), visitor.page.viewport_size
    assert box == {"x": 0, "y": 0, **size}
    assert visitor.panel.evaluate(CUT_OFF) == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_on_a_small_screen_the_page_behind_cannot_be_reached(visit: Visit) -> None:
    visitor = visit(**SMALLEST).open()
    for _ in range(12):
        visitor.press("Tab")
        assert visitor.focused() != "Read more"
    visitor.press("Escape")

    expect(visitor.launcher).to_be_focused()


def test_the_keyboard_of_a_phone_does_not_cover_the_field(visit: Visit) -> None:
    visitor = visit(**PHONE).open()
    assert visitor.focused() == "Ask about our work in Qiqihar"  # which brings up no keyboard
    visitor.page.evaluate(
        """() => {
          for (const [name, value] of Object.entries({height: 400, offsetTop: 30}))
            Object.defineProperty(visualViewport, name, {value});
          visualViewport.dispatchEvent(new Event('resize'));
        }"""
    )

    box = visitor.panel.bounding_box()
    assert (box["y"], box["height"]) == (30, 400)
    field = visitor.field.bounding_box()
    assert field["y"] + field["height"] < 430


def test_a_window_that_becomes_small_keeps_the_panel_and_the_focus(visitor: Visitor) -> None:
    visitor.open().field.fill("One")
    visitor.page.set_viewport_size({"width": 320, "height": 700})
    expect(visitor.panel).to_have_css("width", "320px")

    assert visitor.focused() == "Your question"
    assert visitor.field.input_value() == "One"
    visitor.press("Escape")
    expect(visitor.launcher).to_be_focused()


def test_targets_are_large_enough_for_a_finger(visit: Visit) -> None:
    visitor = visit(**PHONE).open()
    visitor.ask("One?")
    visitor.panel.get_by_role("button", name="This helped").click()
    visitor.panel.locator("summary").click()

    small = [size for size in targets(visitor.panel) if min(size) < 44]
    assert small == []


def test_from_right_to_left_everything_changes_sides(visit: Visit, fake: Fake, site: Site) -> None:
    visitor = visit(site.page(tag(fake.address), dir="rtl"))
    assert visitor.launcher.bounding_box()["x"] == 16
    visitor.open().ask("One?")

    panel = visitor.panel.bounding_box()
    assert panel["x"] == 16
    own = visitor.panel.locator(".you").bounding_box()
    assert own["x"] < panel["x"] + 24
    close = visitor.panel.get_by_role("button", name="Close").bounding_box()
    assert close["x"] < visitor.panel.get_by_role("heading").bounding_box()["x"]
    # English in such a page still reads from left to right
    expect(visitor.panel.locator(".said p").last).to_have_css("direction", "ltr")


def test_with_reduced_motion_nothing_moves(visit: Visit, fake: Fake) -> None:
    fake.gate.clear()
    visitor = visit(reduced_motion="reduce").open()
    visitor.write("One?")
    expect(visitor.panel.locator(".state")).to_be_visible()

    moving = "panel => panel.getAnimations({subtree: true}).length"
    assert visitor.panel.evaluate(moving) == 0
    visitor.page.emulate_media(reduced_motion="no-preference")
    assert visitor.panel.evaluate(moving) == 1


def test_with_forced_colours_edges_are_drawn(visit: Visit) -> None:
    visitor = visit(forced_colors="active")
    edge = "one => getComputedStyle(one).borderTopColor"
    assert visitor.launcher.evaluate(edge) != "rgba(0, 0, 0, 0)"
    visitor.open().ask("One?")
    visitor.panel.get_by_role("button", name="This helped").click()

    for part in (".you", ".offers button", "textarea"):
        assert visitor.panel.locator(part).last.evaluate(edge) != "rgba(0, 0, 0, 0)", part


def test_what_has_the_focus_is_never_hidden_under_the_panel(
    visit: Visit, fake: Fake, site: Site
) -> None:
    place = "position: fixed; right: 60px; bottom: 25px"
    corner = f'<a style="{place}" href="#x">In the corner</a>'
    visitor = visit(site.page(tag(fake.address), corner))
    expect(visitor.launcher).to_be_visible()
    visitor.press("Tab", "Tab")
    assert visitor.focused() == "In the corner"
    expect(visitor.launcher).to_have_css("opacity", "0")
    visitor.press("Tab")
    assert visitor.focused() == LINK
    expect(visitor.launcher).to_have_css("opacity", "1")

    visitor.open()
    visitor.page.get_by_role("link", name="Read more").focus()
    expect(visitor.panel).to_be_visible()
    visitor.page.get_by_role("link", name="In the corner").focus()
    expect(visitor.panel).to_be_hidden()
    assert visitor.focused() == "In the corner"
