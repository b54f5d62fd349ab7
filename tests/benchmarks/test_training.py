"""A few examples are changed for the second training, and only those."""

from pathlib import Path

import yaml

from benchmarks.understanding.training import CHANGED_FILES, change_examples


def test_one_example_is_added_to_each_of_a_few_files(tmp_path: Path) -> None:
    text = "nlu:\n- intent: ask_fish\n  examples: |\n    - any fish?\n"
    for name in "abcde":
        (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")

    change_examples(tmp_path)

    files = [path.read_text(encoding="utf-8") for path in sorted(tmp_path.iterdir())]
    lines = [yaml.safe_load(one)["nlu"][0]["examples"].splitlines() for one in files]
    assert [len(one) for one in lines] == [2] * CHANGED_FILES + [1] * (5 - CHANGED_FILES)
    assert all(one[-1] == "- any fish?" for one in lines)
    assert len({one[0] for one in lines}) == CHANGED_FILES + 1
