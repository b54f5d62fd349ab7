"""REST: Rasa's own contract, and nothing beyond it."""

import json

import pytest

ADDRESS = "/webhooks/rest/webhook"


def test_a_message_is_answered_as_rasa_does(visitor):
    answer = visitor.post(ADDRESS, json={"sender": "anna", "message": "hello"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == [
        {
            "recipient_id": "anna",
            "text": "You said: hello",
            "buttons": [
                {"title": "Tell me more", "payload": "Tell me more"},
                {"title": "Something else", "payload": "Something else"},
            ],
        }
    ]


def test_a_reply_without_quick_replies_has_no_buttons(visit, make_agent, ask, say):
    async def plain(_):
        return [say("Only this.")]

    assert ask(visit(make_agent(plain)), "hello") == [
        {"recipient_id": "anna", "text": "Only this."}
    ]


def test_what_the_edge_itself_says_has_the_same_form(visitor, ask, words):
    reply = ask(visitor, "???")[0]
    assert reply["recipient_id"] == "anna"
    assert reply["text"] == words("empty")
    assert all(button["title"] == button["payload"] for button in reply["buttons"])


@pytest.mark.parametrize("sender", ["anna", "Zoë Ünal", "page:abc", "rest:x", "a/../b", "x" * 200])
def test_the_recipient_is_the_sender_as_it_was_given(visitor, ask, sender):
    assert ask(visitor, "hello", sender)[0]["recipient_id"] == sender


def test_a_sender_cannot_name_a_conversation_of_the_page(visitor, agent, ask):
    visitor.post("/chat", data={"message": "said on the page"})
    page_id = agent.heard[0].sender_id
    ask(visitor, "said over REST", sender=page_id)
    assert agent.heard[1].sender_id == f"rest:{page_id}"
    assert "said over REST" not in visitor.get("/chat").text


def test_two_senders_have_two_conversations(visitor, agent, ask):
    ask(visitor, "hello", sender="anna")
    ask(visitor, "hello", sender="bert")
    assert [message.sender_id for message in agent.heard] == ["rest:anna", "rest:bert"]


def test_a_client_cannot_choose_the_channel(visitor, agent):
    body = {"sender": "anna", "message": "hello", "input_channel": "page"}
    assert visitor.post(ADDRESS, json=body).status_code == 200
    assert agent.heard[0].input_channel == "rest"


def test_streaming_is_not_offered_but_answered_all_the_same(visitor):
    answer = visitor.post(f"{ADDRESS}?stream=true", json={"sender": "anna", "message": "hello"})
    assert answer.json()[0]["text"] == "You said: hello"


@pytest.mark.parametrize(
    "body",
    [
        {"message": "hello"},
        {"sender": None, "message": "hello"},
        {"sender": "", "message": "hello"},
        {"sender": 7, "message": "hello"},
        {"sender": ["anna"], "message": "hello"},
        {"sender": {"id": "anna"}, "message": "hello"},
        {"sender": True, "message": "hello"},
        {"sender": "x" * 201, "message": "hello"},
        {"sender": "anna"},
        {"sender": "anna", "message": None},
        {"sender": "anna", "message": 7},
        {"sender": "anna", "message": ["hello"]},
        ["anna", "hello"],
        "hello",
        7,
        None,
    ],
)
def test_a_body_that_breaks_the_contract_is_refused_with_400(visitor, agent, body):
    assert visitor.post(ADDRESS, json=body).status_code == 400
    assert agent.heard == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"{",
        b"sender=anna&message=hello",
        b'{"sender": "anna"',
        b"\xff\xfe",
        b'{"sender": "anna", "message": "\xff"}',
        b"[" * 5_000,
    ],
)
def test_what_is_no_json_is_refused_with_400(visitor, agent, content):
    assert visitor.post(ADDRESS, content=content).status_code == 400
    assert agent.heard == []


@pytest.mark.parametrize("content", [b'"' * 300_000, b"[" * 300_000], ids=["quotes", "brackets"])
def test_a_large_body_without_sense_is_refused(visitor, content):
    assert visitor.post(ADDRESS, content=content).status_code in (400, 413)


def test_a_half_of_a_surrogate_pair_does_not_silence_the_bot(visitor):
    body = b'{"sender": "anna", "message": "hello \\ud83d"}'
    answer = visitor.post(ADDRESS, content=body)
    assert answer.status_code in (200, 400)
    assert answer.json()


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_other_methods_than_post_are_refused_with_405(visitor, method):
    assert visitor.request(method, ADDRESS).status_code == 405


def test_a_very_long_message_is_answered_without_asking_rasa(visitor, agent, ask, words):
    assert ask(visitor, "word " * 10_000)[0]["text"] == words("too_long", limit="2000")
    assert agent.heard == []


def test_the_refusal_of_a_request_says_what_to_send(visitor):
    refusals = [
        visitor.post(ADDRESS, content=content).text
        for content in (b"{", b'{"message": "hello"}', b'{"sender": "anna"}')
    ]
    assert "JSON" in refusals[0]
    assert "sender" in refusals[1]
    assert "message" in refusals[2]


def test_the_health_of_the_channel_is_told_as_rasa_does(visitor):
    answer = visitor.get("/webhooks/rest/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_text_in_other_scripts_comes_back_unharmed(visitor):
    text = "齐齐哈尔 — où? 🙂 <b>&amp;"
    answer = visitor.post(ADDRESS, content=json.dumps({"sender": "anna", "message": text}))
    assert answer.json()[0]["text"] == f"You said: {text}"


def test_the_source_stands_in_the_last_line_of_a_fact(visit, make_agent, ask, say):
    async def fact(_):
        return [say("Very many.", source="Source: A page")]

    assert ask(visit(make_agent(fact)), "How many?")[0]["text"] == "Very many.\nSource: A page"
