"""A visitor opens the panel, asks, follows a suggestion, says whether it helped, and closes."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import Visit
from tests.widget.fake import FOLLOW_UPS, SOURCE, STARTERS, WORDS, Fake
from tests.widget.visitor import Visitor

pytestmark = pytest.mark.browser


def test_everything_can_be_done_by_keyboard_alone(visitor: Visitor, fake: Fake) -> None:
    expect(visitor.launcher).to_be_visible()
    visitor.press("Tab", "Tab", "Enter")
    expect(visitor.panel).to_be_visible()
    assert visitor.focused() == "Your question"

    visitor.page.keyboard.type("How many people live there?")
    visitor.press("Enter")
    expect(visitor.suggestions.first).to_have_text(FOLLOW_UPS[0])
    assert visitor.focused() == "Your question"  # a reply takes no focus away

    visitor.press("Shift+Tab", "Shift+Tab", "Enter")
    assert visitor.focused() == f"You: {FOLLOW_UPS[0]}"
    expect(visitor.panel.locator(".feedback")).to_have_count(2)
    visitor.press("Tab", "Enter")
    expect(visitor.panel.get_by_role("button", name="This helped").last).to_have_attribute(
        "aria-pressed", "true"
    )
    visitor.press("Tab", "Tab")
    visitor.page.keyboard.type("Clear.")
    visitor.press("Tab", "Enter")
    assert visitor.focused() == "Thank you for telling us."

    visitor.press("Escape")
    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()
    assert fake.posted == ["How many people live there?", FOLLOW_UPS[0]]
    said = {"helpful": True, "reason": "Clear."}
    visitor.until(lambda: fake.exchanges()[1]["feedback"] == said)


def test_a_reply_has_its_source_and_its_suggestions_below_it(visitor: Visitor) -> None:
    visitor.open().ask("How many people live there?")

    expect(visitor.panel.locator(".source")).to_have_text(SOURCE)
    expect(visitor.suggestions).to_have_text(list(FOLLOW_UPS))


def test_the_first_questions_are_offered_and_go_once_one_is_used(visitor: Visitor) -> None:
    visitor.open()
    expect(visitor.suggestions).to_have_text(list(STARTERS))
    visitor.suggestions.first.click()

    visitor.sees(f"> {STARTERS[0]}", f"You asked: {STARTERS[0]}")
    expect(visitor.suggestions).to_have_text(list(FOLLOW_UPS))


def test_each_reply_is_announced_once_when_it_is_finished(visitor: Visitor) -> None:
    visitor.open()
    assert visitor.heard() == []
    visitor.ask("One?")
    visitor.ask("Two?")

    assert visitor.heard() == [
        f"Donor Guide: You asked: One?\n{SOURCE}",
        f"Donor Guide: You asked: Two?\n{SOURCE}",
    ]


def test_a_reply_that_takes_long_is_said_to_be_written_and_announced_once(
    visitor: Visitor, fake: Fake
) -> None:
    fake.gate.clear()
    visitor.open().write("One?")
    typing = visitor.panel.locator(".state")
    expect(typing).to_have_text(WORDS.widget["typing"])
    visitor.page.wait_for_function("window.heard.length")
    fake.gate.set()
    expect(typing).to_be_hidden()
    visitor.sees("> One?", "You asked: One?")

    assert visitor.heard()[0] == WORDS.widget["typing"]
    assert len(visitor.heard()) == 2


def test_what_was_kept_takes_the_place_of_what_was_typed(visitor: Visitor) -> None:
    visitor.open().ask("Call me at 0123456789")

    assert visitor.log()[0] == "> Call me at [number]"


def test_the_reason_may_be_left_out_and_the_mind_changed(visitor: Visitor, fake: Fake) -> None:
    visitor.open().ask("One?")
    visitor.panel.get_by_role("button", name="This did not help").click()
    expect(visitor.panel.get_by_role("textbox")).to_have_count(2)
    visitor.panel.get_by_role("button", name="This helped").click()
    visitor.panel.locator(".feedback").get_by_role("button", name="Send").click()
    expect(visitor.panel.locator(".thanks")).to_be_visible()

    expect(visitor.panel.get_by_role("textbox")).to_have_count(1)
    said = {"helpful": True, "reason": ""}
    visitor.until(lambda: fake.exchanges()[0]["feedback"] == said)


def test_a_person_can_be_asked_for(visitor: Visitor) -> None:
    visitor.open()
    visitor.panel.get_by_role("button", name="Talk to a person").click()

    sentence = "I would like to talk to a person"
    visitor.sees(f"> {sentence}", f"You asked: {sentence}")


def test_starting_over_forgets_the_conversation_and_says_so(visitor: Visitor, fake: Fake) -> None:
    visitor.open().ask("One?")
    assert visitor.stored()
    visitor.panel.locator("summary").click()
    visitor.panel.get_by_role("button", name="Start over").click()

    expect(visitor.panel.get_by_text(WORDS.widget["cleared"]).first).to_be_visible()
    visitor.sees()
    assert visitor.stored() == {}
    assert visitor.focused() == "Your question"
    visitor.ask("Two?")
    assert [len(kept) for kept in fake.tokens.values()] == [1, 1]


def test_starting_over_while_a_reply_is_written_leaves_nothing_of_it(
    visitor: Visitor, fake: Fake
) -> None:
    fake.gate.clear()
    visitor.open().write("One?")
    expect(visitor.panel.locator(".state")).to_be_visible()
    visitor.panel.locator("summary").click()
    visitor.panel.get_by_role("button", name="Start over").click()
    fake.gate.set()
    visitor.ask("Two?")

    assert visitor.log() == ["> Two?", "You asked: Two?"]


def test_the_conversation_can_be_saved_as_a_text(visitor: Visitor) -> None:
    visitor.open().ask("How many people live there?")
    visitor.panel.locator("summary").click()
    with visitor.page.expect_download() as download:
        visitor.panel.get_by_role("button", name="Save as text").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")

    assert download.value.suggested_filename == "Ask about our work in Qiqihar.txt"
    assert text.startswith("Ask about our work in Qiqihar\nhttp://127.0.0.1")
    assert "\n\nYou: How many people live there?\n\nDonor Guide: You asked: How many" in text
    assert f"people live there?\n{SOURCE}\n" in text


def test_the_conversation_is_printed_without_the_page_around_it(visit: Visit) -> None:
    visitor = visit()
    visitor.page.evaluate(
        """Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {get() {
          const print = () => { window.printed = this.contentDocument.body.innerText; };
          return {print, addEventListener() {}};
        }})"""
    )
    visitor.open().ask("One?")
    visitor.panel.locator("summary").click()
    visitor.panel.get_by_role("button", name="Print").click()
    visitor.page.wait_for_function("window.printed")

    printed = visitor.page.evaluate("window.printed")
    assert "You: One?" in printed
    assert "Words of the page." not in printed


def test_escape_closes_the_menu_before_it_closes_the_panel(visitor: Visitor) -> None:
    visitor.open()
    visitor.panel.locator("summary").click()
    visitor.press("Tab", "Escape")
    expect(visitor.panel.get_by_role("button", name="Print")).to_be_hidden()
    assert visitor.focused() == "Menu"
    visitor.press("Escape")

    expect(visitor.panel).to_be_hidden()


def test_a_closed_panel_keeps_its_conversation(visitor: Visitor) -> None:
    visitor.open().ask("One?")
    visitor.panel.get_by_role("button", name="Close").click()
    expect(visitor.launcher).to_be_focused()
    visitor.open()

    visitor.sees("> One?", "You asked: One?")


def test_marks_become_nodes_and_only_allowed_hosts_become_links(visit: Visit, fake: Fake) -> None:
    fake.replies["One?"] = (
        "**Yes**, <b>so</b> <img src=x onerror=alert(1)>\n\n- a\n- *b*\n\n"
        "[give](https://give.example/now) [steal](https://evil.example) [run](javascript:alert(1)) "
        "https://give.example. mailto:team@give.example"
    )
    visitor = visit(attributes='hosts="give.example other.example"')
    visitor.open().ask("One?")
    said = visitor.panel.locator(".said").last

    expect(said.locator("strong")).to_have_text("Yes")
    expect(said.locator("li")).to_have_text(["a", "b"])
    assert said.locator("b, img").count() == 0
    links = said.locator("a").evaluate_all("all => all.map(a => [a.href, a.target, a.rel])")
    assert links == [
        ["https://give.example/now", "_blank", "noopener"],
        ["https://give.example/", "_blank", "noopener"],
        ["mailto:team@give.example", "", ""],
    ]
    expect(said).to_contain_text("steal run")
