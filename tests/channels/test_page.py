"""The chat page: a conversation rendered by the server, for everyone."""

import pytest

from tests.channels.reading import COOKIE, Page, write

EVIL = '<script>alert("x")</script><img src=x onerror=alert(1)>&amp;'


# --- the way in


def test_the_page_can_be_shown_while_the_model_loads(visit):
    answer = visit(None).get("/chat")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")


def test_looking_at_the_page_sets_no_cookie_and_starts_no_conversation(visitor, agent):
    answer = visitor.get("/chat")
    assert "set-cookie" not in answer.headers
    assert agent.heard == []
    assert Page(answer.text).log() == []


def test_a_new_visitor_is_offered_questions_to_begin_with(visitor, agent):
    offers = Page(visitor.get("/chat").text).offers()
    assert 1 <= len(offers) <= 3
    write(visitor, offers[0])
    assert agent.heard[0].text == offers[0]


# --- the first message


def test_the_first_message_sets_a_cookie_that_scripts_and_other_sites_cannot_use(visitor):
    answer = visitor.post("/chat", data={"message": "hello"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "chat#latest"
    parts = [part.strip().lower() for part in answer.headers["set-cookie"].split(";")]
    assert parts[0].startswith(f"{COOKIE}=")
    assert {"httponly", "samesite=strict"} <= set(parts)
    elsewhere = ("max-age", "expires", "domain", "path", "secure")
    assert not [part for part in parts if part.startswith(elsewhere)]


def test_two_visitors_get_two_cookies_that_cannot_be_guessed(visitor):
    tokens = set()
    for _ in range(2):
        visitor.cookies.clear()
        visitor.post("/chat", data={"message": "hello"})
        tokens.add(visitor.cookies[COOKIE])
    assert len(tokens) == 2
    assert min(map(len, tokens)) >= 22  # 128 bits


def test_a_returning_visitor_keeps_the_cookie_and_the_conversation(visitor, agent):
    write(visitor, "one")
    token = visitor.cookies[COOKIE]
    write(visitor, "two")
    assert visitor.cookies[COOKIE] == token
    assert {message.sender_id for message in agent.heard} == {f"page:{token}"}


# --- the conversation


def test_a_message_and_its_reply_stand_on_the_page_in_order(visitor):
    page = Page(write(visitor, "Where is it?").text)
    assert page.log() == [("you", "Where is it?"), ("bot", "You said: Where is it?")]


def test_the_conversation_is_still_there_after_a_reload(visitor):
    write(visitor, "one")
    write(visitor, "two")
    expected = [("you", "one"), ("bot", "You said: one"), ("you", "two"), ("bot", "You said: two")]
    assert Page(visitor.get("/chat").text).log() == expected
    assert Page(visitor.get("/chat").text).log() == expected


def test_a_visitor_with_another_cookie_sees_nothing_of_it(visitor):
    write(visitor, "one")
    visitor.cookies.clear()
    visitor.cookies.set(COOKIE, "x" * 24)
    assert Page(visitor.get("/chat").text).log() == []


def test_only_the_quick_replies_of_the_newest_reply_are_offered(visit, make_agent, say):
    async def offer(message):
        return [say("Well.", f"About {message.text}?")]

    visitor = visit(make_agent(offer))
    write(visitor, "one")
    assert Page(write(visitor, "two").text).offers() == ["About two?"]


def test_a_quick_reply_sends_the_sentence_it_shows(visitor, agent):
    page = Page(write(visitor, "hello").text)
    shown = [
        (one["value"], text) for one, text in page.all("button") if one.get("name") == "message"
    ]
    assert shown == [("Tell me more", "Tell me more"), ("Something else", "Something else")]
    write(visitor, page.offers()[0])
    assert agent.heard[-1].text == "Tell me more"


def test_a_reply_without_quick_replies_leaves_no_empty_group(visit, make_agent, say):
    async def plain(_):
        return [say("Only this.")]

    page = Page(write(visit(make_agent(plain)), "hello").text)
    assert "offers" not in [group["class"] for group, _ in page.all("fieldset")]


def test_a_long_conversation_shows_its_newest_messages(visitor):
    for number in range(105):
        visitor.post("/chat", data={"message": f"message {number} of many"})
    log = Page(visitor.get("/chat").text).log()
    assert log[0] == ("you", "message 5 of many")
    assert log[-1] == ("bot", "You said: message 104 of many")


@pytest.mark.parametrize(
    "text", [EVIL, '"><h1>big</h1>', "{{ 7 * 7 }} seven", "' onfocus='alert(1)"]
)
def test_what_is_written_is_shown_as_text_and_never_as_markup(visitor, text):
    answer = write(visitor, text)
    page = Page(answer.text)
    assert page.log() == [("you", text), ("bot", f"You said: {text}")]
    assert page.all("script") == page.all("img") == []
    assert len(page.all("h1")) == 1


def test_quick_replies_are_escaped_too(visit, make_agent, say):
    async def offer(_):
        return [say("Well.", EVIL)]

    page = Page(write(visit(make_agent(offer)), "hello").text)
    assert page.offers() == [EVIL]
    assert page.all("script") == []


# --- what the edge says


def test_a_message_that_is_too_long_stays_in_the_field(limit, visitor, agent, words):
    limit(max_length=30)
    write(visitor, "short")
    typed = "a text <of> more & more words than allowed"
    page = Page(write(visitor, typed).text)
    assert page.one("textarea")[1] == typed
    assert page.log()[-1] == ("bot", words("too_long", limit="30"))
    assert page.log()[:2] == [("you", "short"), ("bot", "You said: short")]
    assert len(agent.heard) == 1


def test_a_kept_message_keeps_its_line_breaks(limit, visitor):
    limit(max_length=10)
    typed = "two lines\nof a long text"
    assert Page(write(visitor, typed).text).one("textarea")[1] == typed


def test_a_message_sent_while_the_model_loads_is_answered_and_stays_in_the_log(visit, words):
    visitor = visit(None)
    write(visitor, "Well then.")
    page = Page(visitor.get("/chat").text)
    assert page.log() == [("you", "Well then."), ("bot", words("loading"))]
    assert page.one("textarea")[1] == ""


def test_a_turn_that_failed_says_so_and_stays_in_the_log(visit, make_agent, words):
    async def fail(_):
        raise RuntimeError

    visitor = visit(make_agent(fail))
    write(visitor, "Well then.")
    page = Page(visitor.get("/chat").text)
    assert page.log() == [("you", "Well then."), ("bot", words("trouble"))]


def test_without_a_database_the_reply_is_shown_and_what_was_typed_is_kept(limit, visitor, tmp_path):
    (tmp_path / "file").write_text("in the way")
    limit(database=f"sqlite:///{tmp_path}/file/inbox.db")
    page = Page(write(visitor, "Where is it?").text)
    assert page.log() == [("you", "Where is it?"), ("bot", "You said: Where is it?")]


@pytest.mark.parametrize("form", [{}, {"message": ""}, {"message": "   "}, {"other": "x"}])
def test_an_empty_form_is_answered(visitor, words, form):
    answer = visitor.post("/chat", data=form, follow_redirects=True)
    assert answer.status_code == 200
    assert Page(answer.text).log()[-1] == ("bot", words("empty"))


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/json", b'{"message": "hello"}'),
        ("application/x-www-form-urlencoded", b"message=%ff%fe"),
        ("application/x-www-form-urlencoded", b"\xff\xfe"),
        ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
        ("text/plain", b"message=hello"),
    ],
)
def test_a_form_no_browser_of_ours_sends_ends_in_no_server_error(visitor, kind, content):
    answer = visitor.post("/chat", content=content, headers={"Content-Type": kind})
    assert answer.status_code < 500


# --- starting over


def test_start_over_is_offered_once_there_is_something_to_leave(visitor):
    def offered(page):
        return "over" in [button.get("name") for button, _ in Page(page.text).all("button")]

    assert not offered(visitor.get("/chat"))
    assert offered(write(visitor, "hello"))


def test_start_over_leaves_the_conversation_and_the_next_one_is_new(visitor, agent):
    write(visitor, "one")
    answer = visitor.post("/chat", data={"over": "yes"}, follow_redirects=True)
    assert Page(answer.text).log() == []
    assert COOKIE not in visitor.cookies
    page = Page(write(visitor, "two").text)
    assert page.log() == [("you", "two"), ("bot", "You said: two")]
    assert agent.heard[0].sender_id != agent.heard[1].sender_id


def test_start_over_cannot_be_set_off_by_a_link(visitor):
    write(visitor, "one")
    visitor.get("/chat?over=yes")
    assert Page(visitor.get("/chat").text).log() != []


def test_a_cookie_that_is_none_of_ours_names_no_conversation(visitor, agent):
    for cookie in ("x", "x" * 300, "../" * 8):
        visitor.cookies.clear()
        visitor.cookies.set(COOKIE, cookie)
        assert Page(write(visitor, "hello").text).log()[0] == ("you", "hello")
    assert not [message for message in agent.heard if "x" * 24 in message.sender_id]
