"""Writes the texts that the encoder is taught with, each with its intent, as JSON.

The examples of the bot; follow-ups behind the question that was answered before them; and two
questions in one text, of which the last one counts.
"""

import json
import random
import sys
from pathlib import Path

import yaml

from benchmarks.understanding.questions import load_examples, mended
from donorguide.knowledge import Entry, load_knowledge
from donorguide.language.spelling import Speller
from donorguide.language.text import plain
from donorguide.settings import load_settings

FOLLOW_UPS = Path(__file__).parent / "follow_ups.yml"
FOLLOWED = 2  # times that each follow-up is taught
JOINED = 2_000  # texts of two questions
SHORT = range(3, 11)  # words of a question that is joined to another

Pair = tuple[str, str]  # text and intent


def follow_ups(entries: dict[str, Entry]) -> list[Pair]:
    """What is asked after an answer, behind the question of that answer."""
    kept = yaml.safe_load(FOLLOW_UPS.read_text(encoding="utf-8"))
    return [
        (f"{entries[entry].question} {text}", intent)
        for entry, intents in kept.items()
        for intent, texts in intents.items()
        for text in texts
    ]


def joined(known: list[Pair], entries: dict[str, Entry]) -> list[Pair]:
    """Two questions, the first of them an example or the question of an entry."""
    asked = [one for one in known if one[1].startswith("ask_") and len(one[0].split()) in SHORT]
    questions = [one.question for one in entries.values()]
    pairs = []
    for _ in range(JOINED):
        (first, _), (last, intent) = random.sample(asked, 2)
        before = random.choice([first, random.choice(questions)])
        pairs.append((f"{before} {last}", intent))
    return pairs


def main() -> None:
    """Writes all texts, with their typing errors mended as those of visitors are."""
    random.seed(0)
    known = load_examples()
    entries = load_knowledge(load_settings().knowledge).entries
    texts = known + follow_ups(entries) * FOLLOWED + joined(known, entries)
    speller = Speller.of(plain(text).split() for text, _ in known)
    json.dump([(mended(text, speller), intent) for text, intent in texts], sys.stdout)


if __name__ == "__main__":
    main()
