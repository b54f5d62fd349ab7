"""The bot of this project, started once for all tests that talk to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from donorguide.answers import Composer
from donorguide.knowledge import load_knowledge, load_words
from tests.e2e.bot import Bot, Conversation, running_bot

ROOT = Path(__file__).parents[2]
KNOWLEDGE = ROOT / "knowledge" / "qiqihar.yml"


@pytest.fixture(scope="session")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """The bot as bin/run starts it, with a database of the tests' own."""
    database = f"sqlite:///{tmp_path_factory.mktemp('bot')}/conversations.db"
    with running_bot(ROOT, database=database) as bot:
        yield bot


@pytest.fixture
def visitor(bot: Bot) -> Conversation:
    """A visitor who has said nothing yet."""
    return bot.conversation()


@pytest.fixture(scope="session")
def composer() -> Composer:
    """What the bot should say: its facts and its words."""
    words = load_words(KNOWLEDGE.parent / "words" / "en.yml")
    return Composer(load_knowledge(KNOWLEDGE), words)
