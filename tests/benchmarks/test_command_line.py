"""What is wrong with the command line is said in one sentence."""

import pytest

from benchmarks.__main__ import parser


def test_the_held_out_set_is_asked_by_default_and_nothing_of_it_shown() -> None:
    options = parser().parse_args(["understanding"])

    assert (options.set, options.show, options.peer, options.train) == (
        "heldout",
        False,
        False,
        False,
    )


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["understanding", "--set", "other"]])
def test_a_mistake_ends_with_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parser().parse_args(arguments)

    said = capsys.readouterr().err
    assert end.value.code == 2
    assert said.count("\n") == 1
    assert "--help says more." in said
