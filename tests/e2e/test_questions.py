"""Every entry is answered with its own words, asked as it is printed and as a donor asks."""

from pathlib import Path

import pytest
import yaml

from donorguide.knowledge import load_knowledge

pytestmark = pytest.mark.trained

ROOT = Path(__file__).parents[2]
KNOWLEDGE = load_knowledge(ROOT / "knowledge" / "qiqihar.yml")
PROBES = yaml.safe_load((ROOT / "tests" / "nlu" / "probes.yml").read_text(encoding="utf-8"))
LONGEST = 350  # characters of an answer, its source line not counted

every_entry = pytest.mark.parametrize("entry", KNOWLEDGE.entries.values(), ids=KNOWLEDGE.entries)


@every_entry
def test_the_canonical_question_is_answered_with_the_words_of_its_entry(bot, entry):
    assert KNOWLEDGE.answer(entry.id) in bot.asked(entry.question).text


@every_entry
def test_the_probe_question_is_answered_with_the_words_of_its_entry(bot, entry):
    assert KNOWLEDGE.answer(entry.id) in bot.asked(PROBES[entry.id]).text


@every_entry
def test_an_answer_is_short_and_a_fact_names_its_source(bot, entry):
    text = bot.asked(entry.question).text
    answer, _, source = text.partition("\nSource: ")
    assert len(answer) <= LONGEST
    if not entry.unknown:
        assert KNOWLEDGE.sources[entry.source].title in source


@every_entry
def test_the_quick_replies_are_questions_that_are_answered(bot, entry):
    questions = {one.question: one.id for one in KNOWLEDGE.entries.values()}
    visitor = bot.conversation()
    buttons = visitor.say(entry.question).buttons
    assert 1 <= len(buttons) <= 3
    for button in buttons:
        assert KNOWLEDGE.answer(questions[button]) in visitor.say(button).text
