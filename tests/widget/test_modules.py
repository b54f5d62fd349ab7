"""The modules that need no browser, tested by node."""

import shutil
import subprocess

import pytest

from donorguide.settings import ROOT

NODE = shutil.which("node") or shutil.which("nodejs")


def test_the_modules_pass_their_tests_in_node() -> None:
    if not NODE:
        pytest.skip("Node is not installed (Debian's package nodejs)")
    files = sorted((ROOT / "tests" / "widget").glob("*.test.js"))
    run = subprocess.run(
        [NODE, "--test", *map(str, files)], capture_output=True, text=True, timeout=120, check=False
    )

    assert len(files) == 4
    assert run.returncode == 0, run.stdout + run.stderr
