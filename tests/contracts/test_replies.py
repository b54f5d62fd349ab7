"""No question, whatever it asks for, makes the shipped knowledge and words break their rules.

Every entry is asked for every kind of thing, of every group, place and time, and followed up
by every facet; each reply is then read.
"""

import ast
import json
from collections.abc import Iterator
from functools import cache

import pytest

from donorguide import answers
from donorguide.answers import Memory, Question, Reply
from donorguide.knowledge import Focus
from donorguide.settings import ROOT
from tests.contracts.project import (
    composer,
    intents,
    modules,
    read_yaml,
    rules,
    sentences,
)

KNOWLEDGE = composer().knowledge
SAYINGS = composer().words.sayings
SCHEMA = read_yaml("knowledge/schema.json")["definitions"]
KINDS = tuple(SCHEMA["kind"]["enum"])
SCOPES = tuple(SCHEMA["scope"]["enum"])
GROUPS = (*SCHEMA["group"]["enum"], "other")
FACETS = tuple(one for one in sorted(intents()) if one.startswith("facet_"))
# Kinds of question that only an entry which offers them may answer.
FIGURES = {
    "number",
    "share",
    "price",
    "since",
    "when",
    "duration",
    "address",
    "name",
    "time",
    "trend",
}
# What looks a saying up by its name.
NAMED = ("say", "saying", "saying_buttons", "_say", "_saying")


def foci() -> Iterator[Focus]:
    """What a question can ask for: one thing at a time, and figures of every scope and group."""
    for kind in ("", *KINDS):
        yield Focus(kind=kind)
        for scope in SCOPES:
            yield Focus(kind=kind, scopes=frozenset({scope}))
        for group in GROUPS:
            yield Focus(kind=kind, groups=frozenset({group}))
    yield Focus(other_place="Narnia")
    yield Focus(other_time=True)
    yield Focus(kind="number", scopes=frozenset({"city"}), groups=frozenset({"children"}))
    yield Focus(kind="share", scopes=frozenset(SCOPES))


@cache
def answered() -> tuple[tuple[str, Focus, Reply], ...]:
    """Every entry asked for everything."""
    return tuple(
        (entry, focus, answers.respond([Question((f"ask_{entry}",), focus)], Memory(), composer()))
        for entry in KNOWLEDGE.entries
        for focus in foci()
    )


@cache
def followed() -> tuple[tuple[str, str, Reply], ...]:
    """Every entry followed up by every facet, twice."""
    found = []
    for entry in KNOWLEDGE.entries:
        for facet in FACETS:
            memory = Memory().answered([entry])
            for _ in range(2):
                reply = answers.respond([Question((facet,))], memory, composer())
                memory = reply.memory
                found.append((entry, facet, reply))
    return tuple(found)


def said() -> list[Reply]:
    """Every intent that is no question about an entry."""
    other = [one for one in intents() if not one.startswith(("ask_", "facet_"))]
    return [answers.respond([Question((one,))], Memory(), composer()) for one in other]


def every_reply() -> list[Reply]:
    """All replies of this module."""
    return [*(one[-1] for one in answered()), *(one[-1] for one in followed()), *said()]


def without_contact(text: str) -> str:
    """A text without the line that leads on to somebody, which is no part of the answer."""
    for line in composer().words.contacts.values():
        text = text.replace(line["missing"], "")
    return text.strip()


def test_every_reply_has_words_and_no_braces_left_in_them() -> None:
    for reply in every_reply():
        assert reply.text.strip()
        assert "{" not in reply.text
        assert "  " not in reply.text


def test_an_answer_has_at_most_three_sentences_and_350_characters() -> None:
    source = composer().words.labels["source"].partition("{")[0]
    for _, _, reply in (*answered(), *followed()):
        lines = [line for line in reply.text.splitlines() if not line.startswith(source)]
        body = without_contact(" ".join(lines))

        assert len(body) <= 350, body
        assert len(sentences(body)) <= 3, body


def test_a_fact_has_its_source_in_the_last_line() -> None:
    source = composer().words.labels["source"].partition("{")[0]
    for _, _, reply in (*answered(), *followed()):
        entries = [KNOWLEDGE.entries[entry] for entry in reply.entries]
        facts = [entry for entry in entries if entry.quotes or not entry.unknown]

        assert reply.text.splitlines()[-1].startswith(source) == bool(facts), reply.text
        assert reply.text.count(source) == len(facts[:1]), reply.text


def test_quick_replies_are_at_most_three_different_sentences() -> None:
    for reply in every_reply():
        assert len(reply.buttons) <= 3
        assert len(set(reply.buttons)) == len(reply.buttons), reply.text
        for button in reply.buttons:
            assert button[0].isupper()
            assert " " in button


def test_no_quick_reply_asks_what_was_just_answered() -> None:
    for reply in every_reply():
        for entry in reply.entries:
            assert KNOWLEDGE.entries[entry].question not in reply.buttons


def test_a_figure_is_never_given_in_place_of_another() -> None:
    wrong = []
    for entry, focus, reply in answered():
        if reply.outcome != "answered":
            continue
        [told] = (KNOWLEDGE.entries[one] for one in reply.entries)
        offers = told.offers
        other_kind = focus.kind in FIGURES and focus.kind not in offers.kinds
        other_scope = bool(offers.scopes and focus.scopes and not offers.scopes & focus.scopes)
        group = focus.groups - {"people"}
        other_group = bool(offers.groups and group and not offers.groups & group)
        if other_kind or other_scope or other_group:
            wrong.append(f"{entry} asked for {focus.as_dict()} is answered by {told.id}")

    assert wrong == []


def test_another_place_or_time_never_gets_a_figure_of_this_one() -> None:
    for entry, focus, reply in answered():
        if focus.other_place or focus.other_time:
            told = [KNOWLEDGE.entries[one] for one in reply.entries]
            figures = [one for one in told if one.offers.groups]
            comparing = [one for one in told if "comparison" in one.offers.kinds]
            stated = [one for one in told if one in figures or one not in comparing]
            allowed = stated if focus.other_place else figures
            assert all(one.unknown for one in allowed), (entry, reply.text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_can_be_refused_has_words(kind: str) -> None:
    assert f"no_{kind}" in SAYINGS


def test_every_kind_the_focus_knows_is_one_of_the_schema() -> None:
    cues = read_yaml("donorguide/language/cues.yml")

    assert set(cues["kinds"]) <= set(KINDS)
    assert set(cues["groups"]) - {"impairment", "things"} <= set(GROUPS)
    assert set(cues["scopes"]) <= set(SCOPES)


def test_every_facet_of_the_domain_can_stand_in_follow_ups_or_is_handled_by_itself() -> None:
    own = {"more", "next", "source", "repeat", "back", "figure"}
    facets = {facet.removeprefix("facet_") for facet in FACETS}

    assert facets <= {*KINDS, *SCOPES, *GROUPS, *own}


def test_every_intent_that_is_no_question_has_words() -> None:
    spoken = {
        intent for _, intent, actions in rules() if set(actions) & {"action_answer", "action_say"}
    }
    plain = {one for one in spoken if not one.startswith(("ask_", "facet_"))}

    assert plain <= set(SAYINGS)


def test_every_saying_the_code_names_has_words() -> None:
    named = {
        str(node.args[0].value)
        for folder in ("actions", "addons/channels", "donorguide/answers")
        for module in modules(folder).values()
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and name_of(node.func) in NAMED
    }

    assert {"no_context", "unsure", "nothing_more"} & named
    assert named <= set(SAYINGS)


def name_of(function: ast.expr) -> str:
    """The bare name of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_nothing_the_bot_says_has_an_exclamation_mark() -> None:
    entries = KNOWLEDGE.entries.values()
    texts = [
        *(text for one in entries for text in (one.question, one.title, one.answer, one.more)),
        *(text for one in SAYINGS.values() for text in (one.text, *one.buttons)),
        *(line for lines in composer().words.contacts.values() for line in lines.values()),
        *composer().words.labels.values(),
    ]

    assert [text for text in texts if "!" in text] == []


def test_every_saying_that_names_a_contact_says_it() -> None:
    for saying in SAYINGS.values():
        assert not saying.contact or saying.contact in composer().words.contacts


def test_a_file_of_words_is_refused_without_what_the_bot_says_in_english() -> None:
    schema = json.loads((ROOT / "knowledge" / "words.schema.json").read_text(encoding="utf-8"))

    needed = set(schema["properties"]["sayings"]["required"])
    assert needed == {name for name in SAYINGS if not name.startswith("other_language_")}
