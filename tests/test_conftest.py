"""The hook that lets CI fail on skipped tests."""

import os
import subprocess
import sys

import pytest

from donorguide.settings import ROOT

NO_SKIPS = "DONORGUIDE_TEST_NO_SKIPS"
TESTS = """
import pytest

def test_passes():
    pass

def test_is_skipped():
    pytest.skip("no browser here")

@pytest.mark.xfail
def test_is_known_to_fail():
    assert False
"""
MODULE = """
import pytest

pytest.skip("no database here", allow_module_level=True)
"""


@pytest.fixture
def run_pytest(tmp_path):
    """Runs a module of tests as bin/test does, with more variables."""

    def run(tests: str, **variables: str) -> subprocess.CompletedProcess:
        (tmp_path / "test_it.py").write_text(tests)
        environment = {name: text for name, text in os.environ.items() if name != NO_SKIPS}
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-rs", "-p", "tests.conftest", str(tmp_path)],
            cwd=ROOT,
            env={**environment, **variables},
            capture_output=True,
            text=True,
        )

    return run


def test_a_skip_is_told_with_its_reason(run_pytest):
    run = run_pytest(TESTS)
    assert "1 passed, 1 skipped, 1 xfailed" in run.stdout
    assert "no browser here" in run.stdout
    assert run.returncode == 0


def test_a_skip_is_a_failure_where_ci_asks_for_it(run_pytest):
    run = run_pytest(TESTS, DONORGUIDE_TEST_NO_SKIPS="1")
    assert "1 failed, 1 passed, 1 xfailed" in run.stdout
    assert "no browser here, but DONORGUIDE_TEST_NO_SKIPS is set." in run.stdout
    assert run.returncode == 1


def test_a_skipped_module_is_a_failure_where_ci_asks_for_it(run_pytest):
    run = run_pytest(MODULE, DONORGUIDE_TEST_NO_SKIPS="1")
    assert "no database here, but DONORGUIDE_TEST_NO_SKIPS is set." in run.stdout
    assert run.returncode != 0
