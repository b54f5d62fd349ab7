"""What a platform delivered is answered there, and twice only where nobody could know better."""

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from addons.launcher.processes import STEADY
from tests.e2e.bot import running_bot
from tests.e2e.conftest import ROOT
from tests.e2e.load import until
from tests.e2e.platform.api import Platform, running_platform
from tests.e2e.platform.load import PlatformLoad
from tests.e2e.test_faults import HEAD

pytestmark = pytest.mark.trained
TREES = ("actions", "addons", "data", "donorguide", "knowledge", "tests/e2e/platform")
FILES = ("config.yml", "domain.yml", "endpoints.yml", "uv.lock", "tests/__init__.py")
CHANNELS = "tests.e2e.platform.channel.PlatformChannel:\naddons.channels.rest.RestChannel:\n"
PATIENCE = 120.0  # seconds
Note = Callable[[str, PlatformLoad, Platform], None]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the platform's channel, and the model that is there."""
    tree = tmp_path_factory.mktemp("project")
    for name in TREES:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (*FILES, "tests/e2e/__init__.py"):
        shutil.copy(ROOT / name, tree / name)
    (tree / "credentials.yml").write_text(CHANNELS, encoding="utf-8")
    (tree / "models").symlink_to(ROOT / "models")
    return tree


@pytest.fixture
def platform() -> Iterator[Platform]:
    """The platform's API."""
    with running_platform() as platform:
        yield platform


@pytest.fixture
def database(tmp_path: Path) -> str:
    """The address of a database of the test's own."""
    return f"sqlite:///{tmp_path}/conversations.db"


@pytest.fixture(scope="module")
def note() -> Iterator[Callable[[str, PlatformLoad, str, Platform], None]]:
    """Checks what became of a load and writes it down in var/platform-faults.md."""
    rows = []

    def check(fault: str, load: PlatformLoad, database: str, platform: Platform) -> None:
        counts = load.counts(database, platform)
        rows.append(counts.row(f"platform: {fault}"))
        assert (counts.lost, counts.doubled, counts.out_of_order) == (0, 0, 0), counts

    yield check
    file = ROOT / "var" / "platform-faults.md"
    file.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def test_the_rasa_server_is_killed_in_the_middle_of_500_messages(
    tree: Path, platform: Platform, database: str, note: Note
) -> None:
    load = PlatformLoad(senders=10, each=50)
    with running_bot(tree, database=database, test_platform=platform.address) as bot:
        time.sleep(STEADY)  # what ends sooner is not started again
        server = bot.servers()[1]
        load.send(bot.address, then=lambda: os.kill(server, signal.SIGKILL), after=100)
        until(lambda: len(platform.taken) == 500, PATIENCE)

    note("Rasa server killed", load, database, platform)


def test_the_platform_is_slow_busy_and_broken(
    tree: Path, platform: Platform, database: str, note: Note
) -> None:
    load = PlatformLoad(senders=10, each=20)
    platform.failures += [200, 429, 500, 200, 3.0, 503, 200] * 10
    with running_bot(tree, database=database, test_platform=platform.address) as bot:
        load.send(bot.address)
        until(lambda: len(platform.taken) == 200, PATIENCE)

    note("its API slow, busy and broken in 50 of 70 calls", load, database, platform)


def test_a_platform_that_delivers_fifty_times_is_answered_once(
    tree: Path, platform: Platform, database: str, note: Note
) -> None:
    load = PlatformLoad(senders=4, each=10, copies=50)
    with running_bot(tree, database=database, test_platform=platform.address) as bot:
        load.send(bot.address)
        until(lambda: len(platform.taken) == 40, PATIENCE)

    note("each message delivered 50 times at once", load, database, platform)
