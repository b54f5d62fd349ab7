"""The test stories keep up with the domain and the knowledge file."""

from pathlib import Path

import yaml

from donorguide.knowledge import load_knowledge

ROOT = Path(__file__).parents[2]


def steps():
    """The visitor's steps of all test stories."""
    for path in sorted(Path(__file__).parent.glob("test_*.yml")):
        for story in yaml.safe_load(path.read_text(encoding="utf-8"))["stories"]:
            yield from (step for step in story["steps"] if "user" in step)


def test_every_intent_of_the_domain_stands_in_a_story():
    intents = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    assert set(intents) - {step["intent"] for step in steps()} == set()


def test_every_canonical_question_stands_in_a_story_under_its_own_intent():
    asked = {(step["user"].strip(), step["intent"]) for step in steps()}
    entries = load_knowledge(ROOT / "knowledge" / "qiqihar.yml").entries.values()
    assert {(entry.question, f"ask_{entry.id}") for entry in entries} - asked == set()
