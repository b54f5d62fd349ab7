"""The running bot over the widget's protocol: the answers of REST, and every reply once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.channels.web import BASE, Widget
from tests.e2e.bot import running_bot
from tests.e2e.conftest import ROOT

pytestmark = pytest.mark.trained

FRIEND, STRANGER = "https://friend.example", "https://stranger.example"
EACH = 12  # messages of a visitor
SAID = (
    "How many people live in Qiqihar?",
    "And why is that?",
    "My number is +44 20 7946 0018, call me",
    "What does a sponsorship cost, and where is Qiqihar?",
    "I would like to talk to a person",
    "asdf qwer",
    "My father beats me",
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """What two starts of the same bot have in common."""
    folder: Path = tmp_path_factory.mktemp("web")
    database = f"sqlite:///{folder}/conversations.db"
    return {"database": database, "secret": "s" * 32, "origins": FRIEND}


@pytest.fixture(scope="module")
def friendly(settings):
    """A bot that a website may show."""
    with running_bot(ROOT, **settings) as bot:
        yield bot


def whole(exchange):
    """The words and the buttons of an exchange, as REST gives them."""
    said = exchange["messages"]
    text = "\n".join(
        "\n".join(part for part in (one["text"], one["source"]) if part) for one in said
    )
    return text, tuple(button for one in said for button in one["buttons"])


def test_a_conversation_has_the_words_it_has_over_rest(friendly):
    widget, rest = Widget(friendly.client), friendly.conversation()
    exchanges = [widget.ask(message) for message in SAID]
    replies = [rest.say(message) for message in SAID]
    assert [whole(one) for one in exchanges] == [(one.text, one.buttons) for one in replies]
    assert exchanges[0]["messages"][0]["source"].startswith("Source: ")
    assert widget.history() == exchanges


def test_another_token_reads_and_judges_nothing_of_it(friendly):
    widget, other = Widget(friendly.client), Widget(friendly.client)
    number = widget.ask("Where is Qiqihar?")["number"]
    assert other.history() == []
    other.refused("unknown", "POST", "feedback", {"number": number, "helpful": False})
    assert widget.rate(number, helpful=True) == {"helpful": True, "reason": ""}
    assert widget.history()[0]["feedback"]["helpful"] is True


def test_only_an_allowed_website_may_ask(friendly):
    for origin, status in ((FRIEND, 200), (friendly.address.rstrip("/"), 200), (STRANGER, 403)):
        answer = friendly.client.get(f"{BASE}/about", headers={"Origin": origin})
        assert answer.status_code == status
        allowed = answer.headers.get("access-control-allow-origin")
        assert allowed == (FRIEND if origin == FRIEND else None)


def test_an_allowed_website_reads_refusals_and_its_preflights_are_answered(friendly):
    widget = Widget(friendly.client, Origin=FRIEND)
    too_large = {"id": "1", "text": "x" * 100_000}
    asked = {"Access-Control-Request-Method": "POST", "Origin": FRIEND}
    asked["Access-Control-Request-Headers"] = "authorization,content-type"
    preflight = friendly.client.options(f"{BASE}/messages", headers=asked)
    for answer in (
        widget.refused("malformed", "POST", "messages", []),
        widget.refused("too_large", "POST", "messages", too_large),
        preflight,
    ):
        assert answer.headers["access-control-allow-origin"] == FRIEND
    assert preflight.headers["access-control-max-age"] == "86400"
    assert "authorization" in preflight.headers["access-control-allow-headers"]


def test_the_page_of_the_widget_and_its_files_are_there(friendly, composer):
    page = friendly.client.get("/")
    assert composer.knowledge.place.name in page.text
    module = friendly.client.get("/widget/v1/donor-guide.js", headers={"Origin": STRANGER})
    assert module.headers["access-control-allow-origin"] == "*"


def asked_until_the_end(bot, token, kill=False):
    """The exchanges of a visitor who writes until all is said, or the bot is gone."""
    seen = {}
    with httpx.Client(base_url=bot.address, timeout=30) as client:
        widget = Widget(client, token)
        for number in range(EACH):
            try:
                exchange = widget.ask(f"{SAID[number % 2]} {number}", str(number))
            except httpx.HTTPError:
                break
            seen[exchange["id"]] = exchange
            if kill and number == EACH // 2:
                bot.kill()
    return seen


def test_after_a_kill_a_visitor_gets_every_reply_once(settings):
    """Killed while all are asked, started again with the same secret, all sent again."""
    with running_bot(ROOT, **settings) as bot, ThreadPoolExecutor() as pool:
        tokens = [Widget(bot.client).token for _ in range(4)]
        kills = [True, False, False, False]
        before = list(pool.map(asked_until_the_end, [bot] * 4, tokens, kills))
    with running_bot(ROOT, **settings) as bot, ThreadPoolExecutor() as pool:
        left = [Widget(bot.client, token).history() for token in tokens]
        after = list(pool.map(asked_until_the_end, [bot] * 4, tokens))
        histories = [Widget(bot.client, token).history() for token in tokens]
    for seen, found, again, history in zip(before, left, after, histories, strict=True):
        assert 0 < len(seen) < EACH
        assert set(seen) <= {one["id"] for one in found}
        assert [one["id"] for one in history] == [str(number) for number in range(EACH)]
        assert again == {one["id"]: one for one in history}
        assert again | seen == again
