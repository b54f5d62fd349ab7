"""What the launcher's tests share: free ports, and programs started with real processes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from donorguide.settings import ROOT


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture
def start(tmp_path: Path):
    """Starts a module of the project in an empty folder, and ends it after the test."""
    started: list[subprocess.Popen] = []
    database = {"DONORGUIDE_DATABASE": f"sqlite:///{tmp_path}/conversations.db"}

    def start_module(module: str, *arguments: str, **environment: str) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **database, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start_module
    for process in started:
        process.kill()
        process.communicate()


def until(holds: Callable[[], object], seconds: float = 15) -> object:
    """What `holds` returns as soon as it is true, or at last."""
    end = time.monotonic() + seconds
    while not (result := holds()) and time.monotonic() < end:
        time.sleep(0.05)
    return result
