"""Knowledge, domain, training data, rules and probes belong together."""

import ast
from collections import Counter

import pytest

from benchmarks.understanding.questions import bare
from donorguide.language.text import plain
from tests.contracts.project import (
    composer,
    examples,
    intents,
    modules,
    read_yaml,
    rules,
)

LEAST_EXAMPLES = 25
# What Rasa gives by itself: no visitor's intent, and in no domain.
BUILT_IN = {"nlu_fallback"}


def entry_intents() -> set[str]:
    """The intent that each entry must have."""
    return {f"ask_{entry}" for entry in composer().knowledge.entries}


def test_every_entry_has_an_intent_and_every_question_an_entry() -> None:
    assert {one for one in intents() if one.startswith("ask_")} == entry_intents()


@pytest.mark.parametrize("intent", sorted(entry_intents()))
def test_an_entry_has_enough_training_examples(intent: str) -> None:
    assert len(examples().get(intent, [])) >= LEAST_EXAMPLES


def test_the_question_on_a_button_is_an_example_and_so_certain() -> None:
    for entry in composer().knowledge.entries.values():
        assert bare(entry.question) in map(bare, examples()[f"ask_{entry.id}"]), entry.id


def test_every_intent_with_examples_is_one_of_the_domain() -> None:
    assert set(examples()) <= intents() | BUILT_IN


def test_no_example_stands_twice() -> None:
    known = [(plain(text), intent) for intent, texts in examples().items() for text in texts]
    times = Counter(text for text, _ in known)

    assert sorted(one for one in known if times[one[0]] > 1) == []


def test_no_example_is_empty_or_a_command() -> None:
    texts = [text for texts in examples().values() for text in texts]

    assert [text for text in texts if not plain(text) or text.startswith("/")] == []


def test_every_entry_has_a_probe_question_that_nobody_trained_on() -> None:
    probes = read_yaml("tests/nlu/probes.yml")
    learnt = {plain(text) for texts in examples().values() for text in texts}

    assert set(probes) == set(composer().knowledge.entries)
    assert [probe for probe in probes.values() if plain(probe) in learnt] == []


def test_every_intent_is_reached_by_a_rule_and_every_rule_by_an_intent() -> None:
    assert {intent for _, intent, _ in rules()} - BUILT_IN == intents()


def test_no_intent_stands_in_two_rules() -> None:
    times = Counter(intent for _, intent, _ in rules())

    assert [intent for intent, count in times.items() if count > 1] == []


def test_every_entry_is_answered_by_the_action_that_answers() -> None:
    answered = {intent for _, intent, actions in rules() if actions == ("action_answer",)}

    assert entry_intents() <= answered


def test_actions_of_rules_domain_and_code_are_the_same() -> None:
    ruled = {action for _, _, actions in rules() for action in actions}
    policies = {
        str(policy.get("core_fallback_action_name"))
        for policy in read_yaml("config.yml")["policies"]
    }
    declared = set(read_yaml("domain.yml")["actions"])

    assert ruled <= declared
    assert policies - {"None"} <= declared
    assert declared == written_actions()


def written_actions() -> set[str]:
    """The names that the action classes give themselves."""
    return {
        str(node.value)
        for module in modules("actions").values()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and str(node.value).startswith("action_")
    }


def test_an_action_class_bears_the_name_of_its_action() -> None:
    classes = {
        node.name
        for module in modules("actions").values()
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
    }

    assert {name.title().replace("_", "") for name in written_actions()} == classes
