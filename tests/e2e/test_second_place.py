"""Another place is another knowledge file, data/ and domain.yml: no code is changed for it."""

import shutil
from pathlib import Path

import pytest

from donorguide.answers import Composer
from donorguide.knowledge import load_knowledge, load_words
from tests.e2e.bot import running_bot

pytestmark = pytest.mark.trained

ROOT = Path(__file__).parents[2]
PLACE = Path(__file__).parent / "second_place"
SHARED = ("actions", "addons", "donorguide", "widget")
SHARED_FILES = ("config.yml", "credentials.yml", "endpoints.yml", "uv.lock")
KNOWLEDGE = "knowledge/larkhaven.yml"


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """The project with the second place instead of the first."""
    tree = tmp_path_factory.mktemp("project")
    for name in SHARED:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in SHARED_FILES:
        shutil.copy(ROOT / name, tree / name)
    shutil.copytree(ROOT / "knowledge", tree / "knowledge")
    (tree / "knowledge" / "qiqihar.yml").unlink()
    shutil.copytree(PLACE, tree, dirs_exist_ok=True)
    return tree


@pytest.fixture(scope="module")
def composer(tree):
    """What the bot of the second place should say."""
    words = load_words(tree / "knowledge" / "words" / "en.yml")
    return Composer(load_knowledge(tree / KNOWLEDGE), words)


@pytest.fixture(scope="module")
def bot(tree):
    """The bot of the second place, trained and started like the first."""
    with running_bot(tree, knowledge=KNOWLEDGE) as bot:
        yield bot


def test_every_question_about_the_place_is_answered(bot, composer):
    for entry in composer.knowledge.entries.values():
        assert composer.knowledge.answer(entry.id) in bot.asked(entry.question).text


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        ("On which coast would I find Larkhaven?", "location"),
        ("How many inhabitants has the town got?", "population"),
        ("What do families in Larkhaven earn their money with?", "livelihood"),
        ("What is there to do in the reading room?", "reading_room"),
        ("When did Open Hands begin in Larkhaven?", "since"),
        ("How many volunteers do you have?", "volunteers_number"),
        ("Send me a photo of one of the girls", "child_identity"),
    ],
)
def test_it_understands_other_words_as_well(bot, composer, message, entry):
    assert composer.knowledge.answer(entry) in bot.asked(message).text


def test_a_fact_names_the_source_of_this_place(bot):
    said = bot.asked("How many people live in Larkhaven?").text
    assert "Open Hands in Larkhaven" in said
    assert "March 2025" in said


def test_a_short_question_is_understood_from_the_answer_before_it(bot, composer):
    visitor = bot.conversation()
    visitor.say("What does the reading room offer?")
    assert composer.knowledge.answer("since") in visitor.say("Since when?").text


def test_ways_on_lead_to_the_contacts_of_this_place(bot):
    assert "https://give.example" in bot.asked("I want to donate").text
    assert "team@openhands.example" in bot.asked("I would like to talk to a person").text
    assert "+00 123 456" in bot.asked("My father beats me").text


@pytest.mark.parametrize("scope", ["province", "region", "northeast", "country"])
def test_a_scope_that_this_place_does_not_have_is_no_trouble(bot, composer, scope):
    visitor = bot.conversation()
    for message in (f"How many people live in the {scope}?", f"And in the {scope}?"):
        said = visitor.say(message).text
        assert said != composer.saying("trouble")


@pytest.mark.parametrize(
    "message",
    [
        "How many people live in Qiqihar?",
        "What is the poverty rate in Heilongjiang?",
        "How many people in China have a disability?",
    ],
)
def test_it_answers_nothing_about_the_first_place(bot, composer, message):
    said = bot.asked(message).text
    facts = ("1.6 million", "8.4", "85 million", "1992")
    assert not [fact for fact in facts if fact in said]
    known = composer.knowledge
    told = [entry for entry in known.entries.values() if known.answer(entry.id) in said]
    assert not [entry.id for entry in told if not entry.unknown]


def test_it_never_names_the_first_place(bot):
    for message in ("Hello", "What can you do?", "Are you a robot?", "Who won the match?", "qwrt"):
        assert "Qiqihar" not in bot.asked(message).text
    for path in ("/", "/chat", "/widget/v1/about"):
        page = bot.client.get(path).text
        assert "Larkhaven" in page
        assert "Qiqihar" not in page
