"""Progress: one moving line on a terminal, plain lines elsewhere."""

import io

from addons.launcher.terminal import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def show(stream: io.StringIO) -> str:
    progress = Progress("Training", stream)
    progress.show("step 1")
    progress.show("step 1")
    progress.show("step 2")
    progress.end("done")
    return stream.getvalue()


def test_a_terminal_shows_one_line_that_moves():
    assert show(Terminal()) == (
        "\r\033[KTraining: step 1 (0 s)\r\033[KTraining: step 1 (0 s)"
        "\r\033[KTraining: step 2 (0 s)\r\033[KTraining: done (0 s)\n"
    )


def test_a_file_gets_a_line_for_each_step():
    assert show(io.StringIO()) == "Training: step 1\nTraining: step 2\nTraining: done (0 s)\n"
