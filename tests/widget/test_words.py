"""Every word that a visitor reads comes from the words of the bot."""

import re

from donorguide.settings import ROOT
from tests.widget.fake import ABOUT, WORDS

SOURCES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "widget").glob("*.js")}
TROUBLES = {"offline", "retrying"}  # looked up by what the connection tells
ON_THE_CHAT_PAGE = {"skip", "page_title", "page_intro", "ask_person"}
SENTENCE = re.compile(r"""(['"`])[A-Z][a-z]+ [a-z]+.*?\1""")


def test_every_label_that_is_shown_has_words_and_every_word_is_shown() -> None:
    named = {one for text in SOURCES.values() for one in re.findall(r"labels\.(\w+)", text)}
    shown = ABOUT["labels"]

    assert named | TROUBLES <= set(shown)
    assert set(WORDS.widget) <= named | TROUBLES | ON_THE_CHAT_PAGE


def test_no_sentence_stands_in_a_script() -> None:
    found = {name: SENTENCE.findall(strip(text)) for name, text in SOURCES.items()}

    assert not any(found.values()), found


def test_neither_the_widget_nor_the_demo_page_shouts() -> None:
    words = [*WORDS.widget.values(), *WORDS.demo.values()]

    assert words
    assert [text for text in words if "!" in text] == []


def test_nothing_that_is_said_can_be_read_as_html() -> None:
    barred = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")

    assert [name for name, text in SOURCES.items() if any(one in text for one in barred)] == []


def strip(text: str) -> str:
    """A script without its comments."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)
