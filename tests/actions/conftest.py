"""A made-up place for the actions to answer from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.composer import composer
from tests.factories import write_place


@pytest.fixture(autouse=True)
def velmora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The settings name the knowledge of Velmora."""
    monkeypatch.setenv("DONORGUIDE_KNOWLEDGE", str(write_place(tmp_path)))
    composer.cache_clear()
    yield
    composer.cache_clear()
