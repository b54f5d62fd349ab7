"""axe finds nothing in any state, light or dark."""

from collections.abc import Callable

import pytest

from tests.browser import findings
from tests.widget.conftest import Visit
from tests.widget.fake import Fake
from tests.widget.visitor import Visitor

pytestmark = pytest.mark.browser


def opened(visitor: Visitor, _: Fake) -> None:
    """The panel before the first message."""
    visitor.open()


def answered(visitor: Visitor, fake: Fake) -> None:
    """A reply with all marks, its source and suggestions."""
    fake.replies["One?"] = "**Yes**, see https://give.example and\n\n- a\n- *b*"
    visitor.open().ask("One?")


def rated(visitor: Visitor, _: Fake) -> None:
    """The form for a reason."""
    visitor.open().ask("One?")
    visitor.panel.get_by_role("button", name="This did not help").click()
    visitor.panel.get_by_role("textbox").nth(1).wait_for()


def with_menu(visitor: Visitor, _: Fake) -> None:
    """The menu over the log."""
    visitor.open().ask("One?")
    visitor.panel.locator("summary").click()


def waiting(visitor: Visitor, fake: Fake) -> None:
    """A reply is being written."""
    fake.gate.clear()
    visitor.open().write("One?")
    visitor.panel.locator(".state").wait_for()


def failed(visitor: Visitor, fake: Fake) -> None:
    """One message refused, one too long, and no server."""
    fake.refusals = [(413, "too_large", "That is too much for me.", {})]
    visitor.open().write("One?")
    visitor.sees("> One?", "That is too much for me.")
    fake.kill()
    visitor.write("Two?")
    visitor.write("x" * 2001)
    visitor.panel.locator(".state").wait_for()


def closed(visitor: Visitor, _: Fake) -> None:
    """Only the launcher."""
    visitor.launcher.wait_for()


STATES = (closed, opened, answered, rated, with_menu, waiting, failed)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing_light_or_dark(
    visit: Visit, fake: Fake, state: Callable[[Visitor, Fake], None]
) -> None:
    visitor = visit(attributes='privacy="/privacy" hosts="give.example"')
    state(visitor, fake)

    assert findings(visitor.page) == []


def test_axe_finds_nothing_on_a_phone(visit: Visit, fake: Fake) -> None:
    visitor = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    rated(visitor, fake)

    assert findings(visitor.page) == []


def test_axe_would_find_something(visitor: Visitor, fake: Fake) -> None:
    answered(visitor, fake)
    visitor.panel.locator(".source").evaluate("source => source.style.color = '#ccc'")

    assert any(one.startswith("color-contrast") for one in findings(visitor.page))
