"""What is said arrives once, in order, and every reply is shown once, whatever breaks meanwhile."""

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import Visit
from tests.widget.fake import WORDS, Fake
from tests.widget.visitor import Visitor

pytestmark = pytest.mark.browser

RETRYING, OFFLINE = WORDS.widget["retrying"], WORDS.widget["offline"]


def test_messages_written_at_once_are_asked_and_answered_in_order(
    visitor: Visitor, fake: Fake
) -> None:
    fake.gate.clear()
    visitor.open()
    for text in ("One?", "Two?", "Three?"):
        visitor.write(text)
    visitor.sees("> One?", "> Two?", "> Three?")
    fake.gate.set()

    visitor.sees(
        "> One?", "You asked: One?", "> Two?", "You asked: Two?", "> Three?", "You asked: Three?"
    )
    assert fake.posted == ["One?", "Two?", "Three?"]


def test_a_double_click_sends_once(visitor: Visitor, fake: Fake) -> None:
    visitor.open().field.fill("One?")
    visitor.panel.get_by_role("button", name="Send").dblclick()
    visitor.sees("> One?", "You asked: One?")
    visitor.suggestions.first.dblclick()  # by the second click a new one is in its place
    expect(visitor.panel.locator(".bot")).to_have_count(3)
    visitor.page.wait_for_timeout(200)

    assert fake.posted == ["One?", "Is Qiqihar growing?"]


def test_a_message_whose_answer_was_cut_off_is_asked_and_answered_once(
    visitor: Visitor, fake: Fake
) -> None:
    fake.cut = 1
    visitor.open().write("One?")
    expect(visitor.panel.get_by_text(RETRYING).first).to_be_visible()

    visitor.sees("> One?", "You asked: One?")
    assert fake.posted == ["One?", "One?"]
    assert len(fake.exchanges()) == 1
    expect(visitor.panel.locator(".state")).to_be_hidden()


def test_a_server_that_is_killed_while_it_answers_and_comes_back_gives_every_reply_once(
    visitor: Visitor, fake: Fake
) -> None:
    visitor.open().ask("One?")
    fake.gate.clear()
    visitor.write("Two?")
    expect(visitor.panel.locator(".state")).to_be_visible()
    visitor.write("Three?")
    fake.kill()
    expect(visitor.panel.locator(".state")).to_have_text(RETRYING)
    visitor.write("Four?")
    fake.gate.set()
    fake.start()

    expect(visitor.panel.locator(".bot")).to_have_count(5)
    asked = ["One?", "Two?", "Three?", "Four?"]
    visitor.sees(*(line for text in asked for line in (f"> {text}", f"You asked: {text}")))
    assert [one["text"] for one in fake.exchanges()] == asked
    assert len([line for line in visitor.heard() if "Two?" in line]) == 1


def test_offline_is_said_and_what_was_written_goes_out_when_the_connection_is_back(
    visitor: Visitor, fake: Fake
) -> None:
    visitor.open()
    visitor.page.context.set_offline(True)
    visitor.write("One?")
    expect(visitor.panel.locator(".state")).to_have_text(OFFLINE)
    visitor.page.context.set_offline(False)

    visitor.sees("> One?", "You asked: One?")
    assert OFFLINE in visitor.heard()
    assert fake.posted == ["One?"]


def test_a_conversation_is_there_again_after_a_reload_and_is_not_read_out(
    visitor: Visitor, fake: Fake
) -> None:
    visitor.open().ask("One?")
    visitor.panel.get_by_role("button", name="This helped").click()
    visitor.until(lambda: bool(fake.exchanges()[0]["feedback"]))
    visitor.ask("Call me at 0123456789")
    visitor.page.reload()
    expect(visitor.panel).to_have_count(0)  # nothing opens by itself
    visitor.open()

    visitor.sees(
        "> One?", "You asked: One?", "> Call me at [number]", "You asked: Call me at 0123456789"
    )
    assert visitor.heard() == []
    helped = visitor.panel.get_by_role("button", name="This helped")
    expect(helped.first).to_have_attribute("aria-pressed", "true")
    expect(helped.last).to_have_attribute("aria-pressed", "false")
    assert len(fake.tokens) == 1
    visitor.ask("Two?")


def test_a_reply_that_was_on_its_way_at_a_reload_is_shown_once_and_read_out(
    visitor: Visitor, fake: Fake
) -> None:
    visitor.open().ask("One?")
    fake.gate.clear()
    visitor.write("Two?")
    visitor.write("Three?")
    visitor.page.wait_for_timeout(100)
    visitor.page.reload()
    visitor.open()
    visitor.sees("> One?", "You asked: One?", "> Two?", "> Three?")
    fake.gate.set()

    visitor.sees(
        "> One?", "You asked: One?", "> Two?", "You asked: Two?", "> Three?", "You asked: Three?"
    )
    assert [line.split("\n")[0] for line in visitor.heard() if "asked" in line] == [
        "Donor Guide: You asked: Two?",
        "Donor Guide: You asked: Three?",
    ]
    assert len(fake.exchanges()) == 3


def test_a_turn_that_another_page_began_is_waited_for(visitor: Visitor, fake: Fake) -> None:
    visitor.open().ask("One?")
    [kept] = fake.tokens.values()
    open_turn = {"number": 2, "id": "other", "text": "Two?", "messages": None, "feedback": None}
    kept.append(open_turn)
    visitor.page.reload()
    visitor.open()
    visitor.sees("> One?", "You asked: One?")
    kept[1] |= {"messages": [{"text": "Yes.", "source": "", "buttons": []}]}

    visitor.sees("> One?", "You asked: One?", "> Two?", "Yes.")


def test_a_session_that_the_server_does_not_know_is_replaced_and_the_message_sent_again(
    visitor: Visitor, fake: Fake
) -> None:
    visitor.open().ask("One?")
    fake.tokens = {"of somebody else": []}
    visitor.ask("Two?")

    assert visitor.log() == ["> One?", "You asked: One?", "> Two?", "You asked: Two?"]
    assert fake.tokens["of somebody else"] == []


def test_after_a_reload_with_an_unknown_session_there_is_a_new_conversation(
    visitor: Visitor, fake: Fake
) -> None:
    visitor.open().ask("One?")
    fake.tokens = {"of somebody else": []}
    visitor.page.reload()
    visitor.open()
    visitor.sees()
    visitor.ask("Two?")

    assert [len(kept) for kept in fake.tokens.values()] == [0, 1]


def test_a_busy_server_is_quoted_and_asked_again_when_it_says(visitor: Visitor, fake: Fake) -> None:
    fake.refusals = [(429, "busy", "Please wait for the answers.", {"Retry-After": "1"})]
    visitor.open().write("One?")
    expect(visitor.panel.locator(".state")).to_have_text("Please wait for the answers.")

    visitor.sees("> One?", "You asked: One?")
    assert "Please wait for the answers." in visitor.heard()


def test_a_refused_message_gets_the_reason_below_it_and_is_not_sent_again(
    visitor: Visitor, fake: Fake
) -> None:
    fake.refusals = [(413, "too_large", "That is too much for me.", {}), (400, "malformed", "", {})]
    visitor.open().write("One?")
    visitor.write("Two?")
    visitor.write("Three?")

    visitor.sees(
        "> One?",
        "That is too much for me.",
        "> Two?",
        WORDS.widget["trouble"],
        "> Three?",
        "You asked: Three?",
    )
    assert "That is too much for me." in visitor.heard()


def test_what_is_too_long_is_not_sent_and_stays_in_the_field(visitor: Visitor, fake: Fake) -> None:
    visitor.open().write("x" * 2003)
    expect(visitor.panel.get_by_role("alert")).to_have_text(f"{WORDS.widget['too_long']} 3")
    assert len(visitor.field.input_value()) == 2003
    assert fake.posted == []
    visitor.write("x" * 1999)

    expect(visitor.panel.get_by_role("alert")).to_be_hidden()
    expect(visitor.panel.locator(".bot")).to_have_count(2)


def test_two_tabs_are_two_conversations(visitor: Visitor, fake: Fake) -> None:
    other = Visitor(visitor.page.context.new_page())
    other.page.goto(visitor.page.url)
    visitor.open().ask("One?")
    other.open().ask("Two?")

    visitor.sees("> One?", "You asked: One?")
    other.sees("> Two?", "You asked: Two?")
    assert [len(kept) for kept in fake.tokens.values()] == [1, 1]


def test_a_token_opens_no_other_conversation(visit: Visit, fake: Fake) -> None:
    one, two = visit().open(), visit().open()
    one.ask("One?")
    two.ask("Two?")
    two.panel.get_by_role("button", name="This did not help").click()
    expect(two.panel.locator(".feedback form")).to_be_visible()
    history = """async ([address, token]) => {
      const headers = {Authorization: `Bearer ${token}`};
      return (await fetch(`${address}/widget/v1/messages`, {headers})).status;
    }"""

    assert one.page.evaluate(history, [fake.address, "guessed"]) == 401
    said = {"helpful": False, "reason": ""}
    two.until(lambda: [one["feedback"] for one in fake.exchanges()] == [None, said])
