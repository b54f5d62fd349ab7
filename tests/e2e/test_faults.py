"""What was accepted is answered, and once, also when all processes are killed."""

import asyncio
import os
import signal
import time
from pathlib import Path

import httpx
from sqlalchemy import select

from addons.launcher.processes import STEADY
from donorguide.answers import Composer
from donorguide.conversations import opened
from donorguide.conversations.database import INBOX
from tests.e2e.bot import Bot, running_bot
from tests.e2e.conftest import ROOT

SENDERS, EACH = 10, 50
QUESTIONS = ("Where is Qiqihar?", "How many people live in Qiqihar?", "What do you offer?")


def messages() -> list[dict[str, str]]:
    """All that is sent: 500 messages of ten visitors."""
    return [
        {
            "sender": f"visitor {sender}",
            "message": f"{QUESTIONS[number % len(QUESTIONS)]} {number}",
            "message_id": str(number),
        }
        for number in range(EACH)
        for sender in range(SENDERS)
    ]


async def send(address: str, killed_after: int = 0, kill=None) -> dict[tuple[str, str], str]:
    """The replies by sender and id; of messages without one there is none."""
    replies: dict[tuple[str, str], str] = {}
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:

        async def one_after_another(own: list[dict[str, str]]) -> None:
            for body in own:
                try:
                    answer = await client.post("/webhooks/rest/webhook", json=body)
                except httpx.HTTPError:
                    continue
                assert answer.status_code == 200, answer.text
                replies[body["sender"], body["message_id"]] = answer.json()[0]["text"]
                if kill and len(replies) == killed_after:
                    await asyncio.to_thread(kill)

        by_sender = [messages()[sender::SENDERS] for sender in range(SENDERS)]
        await asyncio.gather(*map(one_after_another, by_sender))
    return replies


def test_after_a_kill_in_the_middle_of_500_messages_each_has_one_reply(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/inbox.db"
    with running_bot(ROOT, database=database) as bot:
        before = asyncio.run(send(bot.address, killed_after=100, kill=bot.kill))
    with opened(database).connect() as connection:
        accepted = connection.execute(select(INBOX)).all()
    with running_bot(ROOT, database=database) as bot:
        after = asyncio.run(send(bot.address))
    with opened(database).connect() as connection:
        kept = connection.execute(select(INBOX)).all()

    assert 100 <= len(before) < SENDERS * EACH
    assert len(after) == SENDERS * EACH
    assert {key: after[key] for key in before} == before
    visitors = [row for row in kept if row.conversation.startswith("rest:visitor")]
    assert len(visitors) == SENDERS * EACH
    assert all(row.replies for row in visitors)
    assert {row.id for row in accepted} <= {row.id for row in kept}


def answer_of(bot: Bot, patience: float) -> str:
    """What the bot says, asked until there is an answer."""
    end = time.monotonic() + patience
    while True:
        try:
            return bot.asked("Where is Qiqihar?").text
        except httpx.HTTPError:
            assert time.monotonic() < end, "no answer any more"
            time.sleep(0.5)


def test_a_server_that_is_killed_comes_back(tmp_path: Path, composer: Composer) -> None:
    known = composer.knowledge.answer("location")
    with running_bot(ROOT, database=f"sqlite:///{tmp_path}/inbox.db") as bot:
        for place, patience in ((0, 0.0), (1, 60.0)):  # the action server is not missed
            time.sleep(STEADY)
            os.kill(bot.servers()[place], signal.SIGKILL)
            assert known in answer_of(bot, patience)
        assert len(bot.servers()) == len({"actions", "rasa"})
