"""Which model belongs to a tree: by content, not by time."""

import os

import pytest

from addons.launcher.model import TRAINED_FROM, delete_older_models, fingerprint, model_path


@pytest.fixture
def tree(tmp_path):
    """A small project with one file wherever a model is trained from."""
    for name in TRAINED_FROM:
        file = tmp_path / name if "." in name else tmp_path / name / "one.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"content of {name}\n")
    return tmp_path


@pytest.fixture
def knowledge(tree):
    return tree / "knowledge" / "one.yml"


def test_the_name_of_the_model_tells_the_content(tree, knowledge):
    digits = fingerprint(knowledge, tree)
    assert len(digits) == 12
    assert int(digits, 16) >= 0
    assert model_path(digits, tree) == tree / "models" / f"donorguide-{digits}.tar.gz"


@pytest.mark.parametrize("name", TRAINED_FROM)
def test_a_change_anywhere_makes_another_model(tree, knowledge, name):
    before = fingerprint(knowledge, tree)
    file = tree / name if "." in name else tree / name / "one.yml"
    file.write_text("other content\n")
    assert fingerprint(knowledge, tree) != before


def test_another_knowledge_file_makes_another_model(tree, knowledge, tmp_path):
    other = tmp_path / "elsewhere.yml"
    other.write_text("another place\n")
    assert fingerprint(other, tree) != fingerprint(knowledge, tree)


def test_a_renamed_file_makes_another_model(tree, knowledge):
    before = fingerprint(knowledge, tree)
    (tree / "data" / "one.yml").rename(tree / "data" / "two.yml")
    assert fingerprint(knowledge, tree) != before


def test_time_and_caches_change_nothing(tree, knowledge):
    before = fingerprint(knowledge, tree)
    os.utime(tree / "domain.yml", (0, 0))
    cache = tree / "addons" / "nlu" / "__pycache__"
    cache.mkdir()
    (cache / "one.pyc").write_bytes(b"code")
    (tree / "data" / ".one.yml.swp").write_text("an editor's")
    (tree / "data" / "one.yml~").write_text("an editor's")
    assert fingerprint(knowledge, tree) == before


def test_the_newest_two_models_stay(tmp_path):
    for age, name in enumerate(["donorguide-d", "donorguide-a", "donorguide-c", "by-hand"]):
        path = tmp_path / f"{name}.tar.gz"
        path.touch()
        os.utime(path, (1000 - age, 1000 - age))
    delete_older_models(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "by-hand.tar.gz",
        "donorguide-a.tar.gz",
        "donorguide-d.tar.gz",
    ]
