"""A start from end to end: what is said, what is stopped, and that nothing is left behind."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from donorguide.settings import ROOT
from tests.launcher.conftest import until

STAND_IN = "tests.launcher.stand_in_run"


def lives(file: Path) -> str:
    """A program that writes down its process id, and goes on until it is ended."""
    return f"import os, time; open({str(file)!r}, 'w').write(str(os.getpid())); time.sleep(60)"


def stubborn(file: Path) -> str:
    """Such a program that does not end when it is asked to."""
    return f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {lives(file)}"


def parent(file: Path, child: str) -> str:
    """Such a program that starts another."""
    start = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}])"
    return f"{start}; {lives(file)}"


def pid_of(file: Path) -> int:
    """The process id that a program wrote down once it ran."""
    text = until(lambda: file.exists() and file.read_text())
    assert text, f"nothing wrote {file}"
    return int(text)


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that ended but was not waited for does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_stop_ends_all_processes_and_is_no_failure(start, tmp_path, number):
    bot = start(STAND_IN, "yes", lives(tmp_path / "a"), lives(tmp_path / "b"))
    children = [pid_of(tmp_path / "a"), pid_of(tmp_path / "b")]
    bot.send_signal(number)
    said, complaints = bot.communicate(timeout=10)
    assert said.splitlines() == [
        "A note.",
        "Donor Guide answers at http://127.0.0.1:5005/ (Ctrl-C stops it).",
        "Donor Guide has stopped.",
    ]
    assert (bot.returncode, complaints) == (0, "")
    assert not any(is_alive(pid) for pid in children)


def test_a_process_that_ignores_the_request_is_ended_by_force(start, tmp_path):
    bot = start(STAND_IN, "yes", stubborn(tmp_path / "a"))
    child = pid_of(tmp_path / "a")
    bot.send_signal(signal.SIGINT)
    # A second Ctrl-C out of impatience does not leave anything behind either.
    bot.send_signal(signal.SIGINT)
    bot.communicate(timeout=10)
    assert bot.returncode == 0
    assert not is_alive(child)


def test_what_a_process_started_is_ended_too(start, tmp_path):
    bot = start(STAND_IN, "yes", parent(tmp_path / "parent", stubborn(tmp_path / "child")))
    child = pid_of(tmp_path / "child")
    pid_of(tmp_path / "parent")
    bot.send_signal(signal.SIGTERM)
    bot.communicate(timeout=10)
    assert not is_alive(child)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends the children of a killed one")
def test_a_launcher_that_is_killed_leaves_no_process_that_holds_its_ports(start, tmp_path):
    bot = start(STAND_IN, "yes", lives(tmp_path / "a"))
    child = pid_of(tmp_path / "a")
    bot.kill()
    bot.communicate(timeout=10)
    assert until(lambda: not is_alive(child))


def test_the_end_of_one_process_ends_the_other_and_is_a_failure(start, tmp_path):
    file = tmp_path / "a"
    dies = f"import os, time\nwhile not os.path.exists({str(file)!r}): time.sleep(0.01)\nexit(3)"
    bot = start(STAND_IN, "yes", lives(file), dies)
    _said, complaints = bot.communicate(timeout=10)
    assert complaints == (
        "Program 2 ended by itself (exit code 3), so everything was stopped: 2.log says why.\n"
    )
    assert bot.returncode == 1
    assert not is_alive(pid_of(file))


def test_a_process_that_ends_before_the_bot_answers_is_a_failure(start):
    bot = start(STAND_IN, "no", "raise ValueError('of no interest here')")
    said, complaints = bot.communicate(timeout=10)
    assert said == "A note.\n"
    assert complaints.startswith("Program 1 ended by itself (exit code 1)")
    assert bot.returncode == 1


def test_a_stop_before_the_bot_answers_ends_all_processes(start, tmp_path):
    bot = start(STAND_IN, "no", lives(tmp_path / "a"))
    child = pid_of(tmp_path / "a")
    bot.send_signal(signal.SIGINT)
    bot.communicate(timeout=10)
    assert not is_alive(child)


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"DONORGUIDE_PORT": "none"}, "DONORGUIDE_PORT is 'none': it must be a whole number"),
        ({"DONORGUIDE_COLOUR": "red"}, "DONORGUIDE_COLOUR is not a setting"),
        ({"DONORGUIDE_KNOWLEDGE": "/nowhere.yml"}, "/nowhere.yml"),
    ],
)
def test_what_is_wrong_is_one_sentence(start, environment, sentence):
    bot = start("addons.launcher.run", **environment)
    said, complaints = bot.communicate(timeout=10)
    assert sentence in complaints
    assert complaints.count("\n") == 1
    assert (bot.returncode, said) == (1, "")


def test_a_taken_port_is_one_sentence(start):
    with socket.create_server(("127.0.0.1", 0)) as server:
        bot = start("addons.launcher.run", DONORGUIDE_PORT=str(server.getsockname()[1]))
        _, complaints = bot.communicate(timeout=10)
    assert "is taken: end the program that has it" in complaints
    assert complaints.count("\n") == 1
    assert bot.returncode == 1


def test_the_parent_loads_nothing_heavy():
    program = "import sys, addons.launcher.run; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    loaded = set(run.stdout.split())
    assert "addons.launcher.run" in loaded
    assert not loaded & {"rasa", "rasa_sdk", "numpy", "sanic", "spacy", "aiohttp"}
