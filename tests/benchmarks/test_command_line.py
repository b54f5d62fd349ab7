"""What is wrong with the command line is said in one sentence."""

import subprocess
import sys

import pytest

from benchmarks.__main__ import parser
from donorguide.settings import ROOT


@pytest.mark.parametrize("program", [["benchmarks", "--help"], ["benchmarks.widget_size"]])
def test_a_program_of_its_own_finds_all_that_it_loads(program: list[str]) -> None:
    end = subprocess.run([sys.executable, "-m", *program], cwd=ROOT, capture_output=True)

    assert (end.returncode, end.stderr) == (0, b"")


def test_the_held_out_set_is_asked_by_default_and_nothing_of_it_shown() -> None:
    options = parser().parse_args(["understanding"])

    assert (options.set, options.show, options.peer, options.train) == (
        "heldout",
        False,
        None,
        False,
    )


@pytest.mark.parametrize(
    ("arguments", "peer"), [(["--peer"], "current"), (["--peer", "as-trained"], "as-trained")]
)
def test_peers_learn_anew_from_what_has_changed_unless_they_are_taken_as_trained(
    arguments: list[str], peer: str
) -> None:
    assert parser().parse_args(["understanding", *arguments]).peer == peer


@pytest.mark.parametrize("name", ["latency", "growth", "load", "footprint"])
def test_systems_are_timed_with_a_peer_that_is_there_and_none_is_set_up_unasked(name: str) -> None:
    options = parser().parse_args([name])

    assert (options.peer, options.epochs) == (False, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["understanding", "--set", "other"],
        ["understanding", "--peer", "other"],
        ["growth", "--epochs", "few"],
    ],
)
def test_a_mistake_ends_with_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parser().parse_args(arguments)

    said = capsys.readouterr().err
    assert end.value.code == 2
    assert said.count("\n") == 1
    assert "--help says more." in said
