"""The set-up of bin/: what it calls, when it calls nothing, and what it says when it fails."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from donorguide.settings import ROOT

# Stands in for uv: notes how it is called, and "installs" a Python that tells its
# arguments, unless it is asked what Python it is.
UV = f"""#!/bin/sh
[ "$1" = --version ] && exit 0
echo "$@" >>"$CALLS"
if [ -n "${{FAILURE-}}" ]; then echo "$FAILURE" >&2; exit 2; fi
mkdir -p .venv/bin
cat >.venv/bin/python <<'END'
#!/bin/sh
[ "$1" = -c ] && exec "{sys.executable}" "$@"
printf '%s\\n' "$@"
END
chmod +x .venv/bin/python
echo 'Installed 3 packages in 1ms'
"""
# What a bare machine has, as far as the set-up uses it.
TOOLS = "cat chmod cksum dirname env grep mkdir readlink rm sh tail".split()


class Project:
    """A copy of bin/ in a folder of its own, whose PATH has little more than a fake uv."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a folder with spaces"
        self.calls_file = folder / "calls"
        self.path = folder / "path"
        shutil.copytree(ROOT / "bin", self.root / "bin")
        (self.root / "uv.lock").write_text("version = 1\n")
        self.path.mkdir()
        for tool in TOOLS:
            (self.path / tool).symlink_to(shutil.which(tool))
        self.put("uv", UV)
        self.put("python3.11", f'#!/bin/sh\nexec {sys.executable} "$@"\n')

    def put(self, name: str, text: str) -> None:
        """Puts a program on the PATH."""
        file = self.path / name
        file.write_text(text)
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def run(self, command: str | Path, *arguments: str, **environment: str):
        """Runs a command of bin/, by its path from elsewhere."""
        return subprocess.run(
            [self.root / "bin" / command, *arguments],
            cwd=self.path,
            env={"PATH": str(self.path), "CALLS": str(self.calls_file), **environment},
            capture_output=True,
            text=True,
            timeout=20,
        )

    def calls(self) -> list[str]:
        """How uv was called."""
        return self.calls_file.read_text().splitlines() if self.calls_file.exists() else []


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


@pytest.mark.parametrize(
    ("command", "group", "starts"),
    [
        ("run", "--no-dev", ["-m", "addons.launcher.run"]),
        ("rasa", "--no-dev", ["-m", "addons.launcher.rasa"]),
        ("test", "--group dev", ["-m", "pytest", "-rs"]),
    ],
)
def test_a_command_installs_its_group_removes_nothing_and_starts(project, command, group, starts):
    done = project.run(command, "an argument", "--another")
    assert done.stdout.splitlines() == [*starts, "an argument", "--another"]
    (call,) = project.calls()
    assert call.startswith("sync --frozen --inexact --python ")
    assert call.endswith(group)
    assert "  Installed 3 packages in 1ms" in done.stderr.splitlines()


def test_the_second_time_nothing_is_set_up(project):
    project.run("run")
    done = project.run("run")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(project.calls()) == 1


def test_what_the_tests_need_includes_what_the_bot_needs(project):
    project.run("test")
    project.run("run")
    assert len(project.calls()) == 1
    project.run("test")
    assert len(project.calls()) == 1


def test_another_lock_is_set_up_anew(project):
    project.run("run")
    (project.root / "uv.lock").write_text("version = 2\n")
    project.run("run")
    assert len(project.calls()) == 2


def test_an_environment_whose_python_is_gone_is_set_up_anew(project):
    project.run("run")
    (project.root / ".venv" / "bin" / "python").unlink()
    assert project.run("run").returncode == 0
    assert len(project.calls()) == 2


def test_a_command_works_through_a_symbolic_link(project, tmp_path):
    (tmp_path / "donor-guide").symlink_to(project.root / "bin" / "run")
    done = project.run(tmp_path / "donor-guide")
    assert done.stdout.splitlines() == ["-m", "addons.launcher.run"]


def test_an_interpreter_is_given_to_uv_by_its_own_path(project):
    """A shim on the PATH that only prints an error is passed over."""
    project.put(
        "python3.12", "#!/bin/sh\necho 'pyenv: python3.12: command not found' >&2; exit 127\n"
    )
    project.run("run")
    path = project.calls()[0].split("--python ")[1].split(" --no-dev")[0]
    assert os.path.samefile(path, sys.executable)


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (
            "error: Failed to fetch: https://pypi.org/simple/rasa/\n  cause: dns error",
            "The environment could not be fetched: check the network, or the proxy, "
            "and start again (var/log/set-up.log says more).",
        ),
        (
            "error: No space left on device (os error 28)",
            "The environment could not be set up: var/log/set-up.log says why.",
        ),
    ],
)
def test_a_failing_set_up_is_one_sentence_and_is_tried_again(project, failure, sentence):
    done = project.run("run", FAILURE=failure)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[1:] == [sentence]
    assert failure in (project.root / "var" / "log" / "set-up.log").read_text()
    assert project.run("run").returncode == 0


def test_without_uv_and_without_a_way_to_fetch_it_there_is_one_sentence(project):
    (project.path / "uv").unlink()
    project.put("python3", "#!/bin/sh\nexit 1\n")
    done = project.run("run")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "uv, which installs the rest, could not be fetched: check the network, or the proxy, "
        "and start again (var/log/set-up.log says more)."
    )


# Puts the fake uv where a private copy belongs, as one of the ways to fetch it does.
FETCH = 'mkdir -p .uv/bin && cat "$CALLS-uv" >.uv/bin/uv && chmod +x .uv/bin/uv'


@pytest.mark.parametrize(
    ("program", "text"),
    [
        pytest.param("python3", f"[ $2 = pip ] && {FETCH}", id="by pip"),
        pytest.param(
            "python3",
            f"case $1 in -c) ;; .uv/pip.pyz) {FETCH} ;; *) exit 1 ;; esac",
            id="by a Python without pip",
        ),
        pytest.param("curl", f"echo '{FETCH}'", id="by curl where there is no Python"),
    ],
)
def test_a_private_copy_of_uv_is_fetched_where_there_is_none(project, program, text):
    (project.path / "uv").rename(f"{project.calls_file}-uv")
    project.put(program, f"#!/bin/sh\n{text}\n")
    done = project.run("run")
    assert (done.returncode, len(project.calls())) == (0, 1), done.stderr
    assert (project.root / ".uv" / "bin" / "uv").exists()
