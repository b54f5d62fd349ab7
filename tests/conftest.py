"""What holds for all tests: a clean environment, and skips that fail where asked for."""

import os
import signal
import tempfile
from collections.abc import Iterator

import pytest

from addons.launcher.stand_ins import install_stand_ins
from tests.postgresql import BINARIES, PostgreSQL, running_server

NO_SKIPS = "DONORGUIDE_TEST_NO_SKIPS"

# Before any test module imports Rasa, as the launcher does.
install_stand_ins()


def pytest_configure() -> None:
    """The settings of whoever runs the tests are not those of the tests."""
    for name in list(os.environ):
        if name.startswith("DONORGUIDE_") and not name.startswith("DONORGUIDE_TEST_"):
            del os.environ[name]
    # Who starts the tests in the background ignores these; the bot they start shall not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    folder = tempfile.mkdtemp(prefix="donorguide-tests-")
    os.environ["DONORGUIDE_DATABASE"] = f"sqlite:///{folder}/donorguide.db"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A PostgreSQL server of the tests' own."""
    if not BINARIES:
        pytest.skip("PostgreSQL is not installed (Debian's package postgresql)")
    with running_server() as server:
        yield server


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """A test that is skipped fails where CI asks for it."""
    return _without_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    """A module that is skipped fails where CI asks for it."""
    return _without_skip((yield))


def _without_skip(report):
    if os.environ.get(NO_SKIPS) and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{report.longrepr[2]}, but {NO_SKIPS} is set."
    return report
