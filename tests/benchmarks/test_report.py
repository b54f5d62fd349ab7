"""Tables read well, and ratios say when there is nothing to compare with."""

from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.report import milliseconds, ratio, table


def test_the_first_column_reads_from_the_left_and_the_others_end_at_the_right() -> None:
    lines = table(["system", "turns"], [["ours", "5"], ["stock Rasa", "12,000"]]).splitlines()

    assert lines == [
        "system       turns",
        "ours             5",
        "stock Rasa  12,000",
    ]


def test_a_ratio_says_how_often_one_goes_into_the_other() -> None:
    assert ratio(0.3, 0.1) == "3.00"


@pytest.mark.parametrize(("over", "under"), [(None, 1.0), (1.0, None), (1.0, 0.0)])
def test_a_ratio_of_nothing_stays_open(over: float | None, under: float | None) -> None:
    assert ratio(over, under) == "-"


def test_seconds_are_shown_as_milliseconds_and_none_stay_open() -> None:
    assert (milliseconds(0.0123), milliseconds(None)) == ("12.3", "-")


def test_what_is_printed_is_kept_with_the_load_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(report, "FOLDER", tmp_path)
    monkeypatch.setattr(report, "ROOT", tmp_path)
    report.report("growth", "one table", "another")

    kept = (tmp_path / "growth.txt").read_text(encoding="utf-8")
    assert kept.startswith("growth, 20")
    assert "load of the machine" in kept
    assert kept.endswith("one table\n\nanother\n")
    assert kept.strip() in capsys.readouterr().out
