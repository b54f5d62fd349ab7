"""The edge: whatever happens, a visitor gets a reply."""

import asyncio

import pytest

from addons.channels.edge import edge


def test_the_reply_is_what_the_agent_says(visitor, ask):
    assert [reply["text"] for reply in ask(visitor, "Where is it?")] == ["You said: Where is it?"]


def test_several_messages_of_one_turn_keep_their_order(visit, make_agent, ask, say):
    async def twice(_):
        return [say("First."), say("Second.")]

    replies = ask(visit(make_agent(twice)), "hello")
    assert [reply["text"] for reply in replies] == ["First.", "Second."]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("/restart", "restart"),
        ("//restart", "restart"),
        (" / / restart", "restart"),
        ("\n\t/back", "back"),
        ("\0/restart", "restart"),
        ('/ask_tax{"entity": 1}', 'ask_tax{"entity": 1}'),
        ("and/or", "and/or"),
    ],
)
def test_leading_slashes_are_taken_off_so_that_nothing_is_a_command(
    visitor, agent, ask, typed, heard
):
    ask(visitor, typed)
    assert agent.heard[0].text == heard


@pytest.mark.parametrize(
    "typed", ["", "   ", "\n", "?!?", "...", "/", "///", "🙂", "👍👍", "-- 1 --"]
)
def test_a_message_without_words_is_answered_without_asking_rasa(visitor, agent, ask, words, typed):
    assert ask(visitor, typed)[0]["text"] == words("empty")
    assert agent.heard == []


@pytest.mark.parametrize("typed", ["齐齐哈尔在哪里", "привет", "où est-ce", "a"])
def test_words_of_any_script_reach_rasa(visitor, agent, ask, typed):
    ask(visitor, typed)
    assert [message.text for message in agent.heard] == [typed]


def test_a_message_at_the_limit_is_heard_and_one_above_is_not(limit, visitor, agent, ask, words):
    limit(max_length=20)
    ask(visitor, "x" * 20)
    assert len(agent.heard) == 1
    assert ask(visitor, "x" * 21)[0]["text"] == words("too_long", limit="20")
    assert len(agent.heard) == 1


def test_slashes_and_blanks_before_a_message_do_not_count_towards_its_length(
    limit, visitor, agent, ask
):
    limit(max_length=20)
    ask(visitor, "/" * 50 + "x" * 20)
    assert len(agent.heard) == 1


def test_without_an_agent_the_visitor_is_asked_to_wait(visit, ask, words):
    assert ask(visit(None), "Well then.")[0]["text"] == words("loading")


def test_while_the_model_is_not_ready_the_visitor_is_asked_to_wait(visit, make_agent, ask, words):
    agent = make_agent(ready=False)
    assert ask(visit(agent), "Well then.")[0]["text"] == words("loading")
    assert agent.heard == []


def test_an_agent_that_raises_gives_an_apology(visit, make_agent, ask, words):
    async def fail(_):
        raise RuntimeError("the action server is gone")

    assert [reply["text"] for reply in ask(visit(make_agent(fail)), "Well.")] == [words("trouble")]


def test_an_error_does_not_write_what_was_said_into_the_log(visit, make_agent, ask, caplog):
    async def fail(message):
        raise RuntimeError(message.text)

    ask(visit(make_agent(fail)), "my name is Anna Kowalska")
    assert "failed: RuntimeError" in caplog.text
    assert "Kowalska" not in caplog.text


def test_an_action_that_says_nothing_gives_an_apology(visit, make_agent, ask, words):
    async def silence(_):
        return []

    assert [reply["text"] for reply in ask(visit(make_agent(silence)), "hm")] == [words("trouble")]


def test_what_was_said_before_an_error_is_not_lost(visit, make_agent, ask, say):
    async def speak_and_fail(message):
        await message.output_channel.send_response("anna", say("Half of it.").message())
        raise RuntimeError

    replies = ask(visit(make_agent(speak_and_fail)), "hello")
    assert [reply["text"] for reply in replies] == ["Half of it."]


def test_a_turn_that_takes_too_long_ends_at_the_deadline(limit, visit, make_agent, ask, words):
    limit(deadline=1)
    ended = []

    async def dawdle(_):
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            ended.append("by the deadline")
            raise
        return []

    assert ask(visit(make_agent(dawdle)), "Well.")[0]["text"] == words("trouble")
    assert ended == ["by the deadline"]


def test_after_a_turn_that_failed_the_next_one_is_answered(visit, make_agent, ask, say):
    async def fail_once(message):
        if message.text == "fail":
            raise RuntimeError
        return [say("Here again.")]

    visitor = visit(make_agent(fail_once))
    ask(visitor, "fail")
    assert ask(visitor, "hello")[0]["text"] == "Here again."


def test_the_same_sender_on_two_channels_has_two_conversations(visitor, agent, ask):
    token = "t" * 24
    ask(visitor, "by REST", sender=token)
    visitor.cookies.set("donorguide_page", token)
    visitor.post("/chat", data={"message": "by the page"})
    ids = [message.sender_id for message in agent.heard]
    assert ids == [f"rest:{token}", f"page:{token}"]


def test_rasa_is_told_the_channel(visitor, agent, ask):
    ask(visitor, "hello")
    visitor.post("/chat", data={"message": "hello"})
    assert [message.input_channel for message in agent.heard] == ["rest", "page"]


@pytest.mark.parametrize(
    ("question", "entry"),
    [("Where is Qiqihar?", "location"), ("What does a sponsorship cost?", "sponsorship_cost")],
)
def test_while_rasa_cannot_answer_the_same_facts_are_told_in_basic_mode(
    visit, make_agent, ask, question, entry
):
    async def fail(_):
        raise RuntimeError

    answer = edge().composer.knowledge.answer(entry)
    for agent in (None, make_agent(fail)):
        assert answer in ask(visit(agent), question)[0]["text"]


def test_a_danger_is_heard_while_rasa_cannot_answer(visit, ask, words):
    assert ask(visit(None), "my dad beats me every night")[0]["text"] == words("danger")
