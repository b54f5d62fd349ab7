"""The probe questions stand for donors the bot has never heard."""

import re
from pathlib import Path

import yaml

from donorguide.knowledge import load_knowledge

ROOT = Path(__file__).parents[2]
ENTRIES = load_knowledge(ROOT / "knowledge" / "qiqihar.yml").entries
PROBES = yaml.safe_load((Path(__file__).parent / "probes.yml").read_text(encoding="utf-8"))


def bare(question: str) -> str:
    """The letters and digits of a question."""
    return " ".join(re.findall(r"\w+", question.lower()))


def test_every_entry_has_one_probe_question():
    assert set(PROBES) == set(ENTRIES)


def test_no_two_entries_have_the_same_probe_question():
    assert len({bare(probe) for probe in PROBES.values()}) == len(PROBES)


def test_a_probe_question_is_worded_differently_from_the_canonical_one():
    same = [name for name, probe in PROBES.items() if bare(probe) == bare(ENTRIES[name].question)]
    assert same == []


def test_no_probe_question_is_trained_on():
    trained = set()
    for path in (ROOT / "data" / "nlu").glob("*.yml"):
        for group in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            trained |= {bare(line) for line in group.get("examples", "").splitlines()}
    assert trained
    assert [probe for probe in PROBES.values() if bare(probe) in trained] == []
