"""Writes the texts that the encoder is taught with, each with what it asks for, as JSON.

The examples of the bot and more wordings; what follows an answer, behind the question of that
answer and a mark; several questions in one text, which asks for all of them; questions with
talk around them; and questions with typing errors, so far as the speller does not mend them.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.understanding.questions import load_examples, mended
from donorguide.knowledge import Entry, load_knowledge
from donorguide.language.clauses import BEHIND
from donorguide.language.spelling import Speller
from donorguide.language.text import plain
from donorguide.settings import load_settings

FOLLOW_UPS = Path(__file__).parent / "follow_ups.yml"
WORDINGS = Path(__file__).parent / "wordings.yml"
UNRELATED = 2_000  # questions behind the question of any entry
DOUBLE = 3_500  # texts of two questions
TRIPLE = 700  # of three
AMID_TALK = 2_500  # questions with talk before or behind them
MISSPELT = 16_000  # questions with typing errors; half of them the speller mends wholly
ERRORS = 0.4  # of the words that are long enough
LONG_ENOUGH = re.compile(r"[a-z]{4,}")
SHORT = range(2, 13)  # words of a question that is put beside another
LONGEST_TALK = 20  # words
BETWEEN = (" and ", ", and ", "? and ", "? ", "? ", ". ", ", ", " and also ", " plus ", " n ", "\n")
BEFORE_TALK = (". ", ". ", ", ", " - ", "\n")
TALK_BEFORE = ("about_myself", "greet", "praise", "how_are_you")
TALK_BEHIND = ("thank", "goodbye")
# What sounds alike, and is taken for one another.
SOUNDS = [
    one.split(">")
    for one in (
        "ph>f tion>shun ck>k c>k s>z ee>ea ea>ee ou>o ei>ie ie>ei igh>i th>t qu>kw x>ks"
    ).split()
]
VOWELS = "aeiou"
WAYS_ON = ("donate", "sponsor", "volunteer", "person", "cancel")

Pair = tuple[str, str]  # text and intent
Taught = tuple[str, list[str]]  # text and all intents it has


def fits(text: str) -> bool:
    """Whether a question is short enough to be put beside another."""
    return len(text.split()) in SHORT


def wordings() -> list[Pair]:
    """What the classifier needs no examples of, since others lie near."""
    kept = yaml.safe_load(WORDINGS.read_text(encoding="utf-8"))
    return [(text, intent) for intent, texts in kept.items() for text in texts]


def follow_ups(known: list[Pair], entries: dict[str, Entry]) -> Iterator[Taught]:
    """What is asked after an answer, behind the question of that answer and behind other wordings.

    A text may bring the wording of the question before it.
    """
    kept = yaml.safe_load(FOLLOW_UPS.read_text(encoding="utf-8"))
    for entry, intents in kept.items():
        asked = [text for text, intent in known if intent == f"ask_{entry}" and fits(text)]
        for intent, texts in intents.items():
            for text in texts:
                own, _, behind = text.rpartition(BEHIND)
                for before in (entries[entry].question, own or random.choice(asked)):
                    yield f"{before}{BEHIND}{behind}", [intent]
                if own:
                    yield joined([own, behind]), [f"ask_{entry}", intent]


def unrelated(asked: list[Pair], entries: dict[str, Entry]) -> Iterator[Taught]:
    """Questions behind the question of an answer that has nothing to do with them."""
    questions = [one.question for one in entries.values()]
    for _ in range(UNRELATED):
        text, intent = random.choice(asked)
        yield f"{random.choice(questions)}{BEHIND}{text}", [intent]


def several(asked: list[Pair], number: int) -> Taught:
    """Questions in one text, and the intents of them all."""
    chosen = random.sample(asked, number)
    return joined([text for text, _ in chosen]), [intent for _, intent in chosen]


def joined(questions: list[str]) -> str:
    """Questions as people join them."""
    text = questions[0]
    for more in questions[1:]:
        text = text.rstrip(" .?!") + random.choice(BETWEEN) + more
    return text


def amid_talk(known: list[Pair], asked: list[Pair]) -> Iterator[Taught]:
    """Questions with something before or behind them that asks nothing."""

    def texts(intents: tuple[str, ...]) -> list[str]:
        return [text for text, one in known if one in intents and len(text.split()) <= LONGEST_TALK]

    before, behind = texts(TALK_BEFORE), texts(TALK_BEHIND)
    for _ in range(AMID_TALK):
        text, intent = random.choice(asked)
        if random.random() < len(TALK_BEHIND) / (len(TALK_BEFORE) + len(TALK_BEHIND)):
            yield text + random.choice(BEFORE_TALK) + random.choice(behind), [intent]
        else:
            yield random.choice(before).rstrip(" .") + random.choice(BEFORE_TALK) + text, [intent]


def misspelt(word: str) -> str:
    """A word with a typing error, such as people make on phones or in a second language."""
    place = random.randrange(1, len(word) - 1)
    sound, like = random.choice([one for one in SOUNDS if one[0] in word] or [("", "")])
    before, letter, after = word[:place], word[place], word[place + 1 :]
    return random.choice(
        (
            before + after,
            before + letter + letter + after,
            before + after[0] + letter + after[1:],
            before + random.choice(VOWELS) + after,
            word[0] + re.sub(f"[{VOWELS}]", "", word[1:]),
            word.replace(sound, like, 1),
        )
    )


def with_errors(asked: list[Pair], speller: Speller) -> Iterator[Taught]:
    """Questions with errors that are left when all is mended that can be."""
    for _ in range(MISSPELT):
        text, intent = random.choice(asked)
        typed = LONG_ENOUGH.sub(
            lambda word: misspelt(word[0]) if random.random() < ERRORS else word[0], plain(text)
        )
        if mended(typed, speller) != mended(text, speller):
            yield typed, [intent]


def main() -> None:
    """Writes all texts, with their typing errors mended as those of visitors are."""
    random.seed(0)
    known = load_examples() + wordings()
    entries = load_knowledge(load_settings().knowledge).entries
    asked = [
        (text, intent)
        for text, intent in known
        if (intent.startswith("ask_") or intent in WAYS_ON) and fits(text)
    ]
    speller = Speller.of(plain(text).split() for text, _ in known)
    texts = [
        *((text, [intent]) for text, intent in known),
        *follow_ups(known, entries),
        *unrelated(asked, entries),
        *(several(asked, 2) for _ in range(DOUBLE)),
        *(several(asked, 3) for _ in range(TRIPLE)),
        *amid_talk(known, asked),
        *with_errors(asked, speller),
    ]
    json.dump([(mended(text, speller), intents) for text, intents in texts], sys.stdout)


if __name__ == "__main__":
    main()
