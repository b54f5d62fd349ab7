"""The ways in of the running bot: the chat page, and what the server refuses."""

import httpx
import pytest

pytestmark = pytest.mark.trained


@pytest.fixture
def browser(bot):
    """A browser without cookies."""
    with httpx.Client(base_url=bot.address, follow_redirects=True, timeout=30) as browser:
        yield browser


def test_the_page_offers_questions_to_begin_with(browser, composer):
    page = browser.get("/chat")
    for question in composer.questions(composer.knowledge.place.starters):
        assert question in page.text


def test_a_question_on_the_page_is_answered_and_stays_there(browser, composer):
    answer = composer.knowledge.answer("population")
    assert answer in browser.post("/chat", data={"message": "How many people live there?"}).text
    assert answer in browser.get("/chat").text


def test_the_page_remembers_what_a_short_question_refers_to(browser, composer):
    browser.post("/chat", data={"message": "How many people live in Qiqihar?"})
    page = browser.post("/chat", data={"message": "Why is that?"})
    assert composer.knowledge.answer("migration") in page.text


def test_start_over_on_the_page_leaves_nothing_of_the_conversation(browser, composer):
    browser.post("/chat", data={"message": "How many people live in Qiqihar?"})
    page = browser.post("/chat", data={"over": "yes"})
    assert composer.knowledge.answer("population") not in page.text
    page = browser.post("/chat", data={"message": "Why is that?"})
    assert composer.knowledge.answer("migration") not in page.text


def test_a_conversation_of_the_page_cannot_be_reached_over_rest(browser, composer):
    browser.post("/chat", data={"message": "How many people live in Qiqihar?"})
    token = browser.cookies["donorguide_page"]
    for sender in (token, f"page:{token}"):
        body = {"sender": sender, "message": "Why is that?"}
        [reply] = browser.post("/webhooks/rest/webhook", json=body).json()
        assert reply["text"] == composer.saying("no_context")


@pytest.mark.parametrize("path", ["/webhooks/rest/webhook", "/chat"])
def test_a_huge_body_is_refused(browser, path):
    try:
        status = browser.post(path, content=b"x" * 3_000_000).status_code
    except httpx.TransportError:
        return  # the server hung up before it had read everything
    assert status == 413


@pytest.mark.parametrize(
    "path", ["/model", "/domain", "/conversations/rest:anna/tracker", "/model/parse", "/status"]
)
def test_rasas_own_interface_is_closed(browser, path):
    assert browser.get(path).status_code in (404, 405)
