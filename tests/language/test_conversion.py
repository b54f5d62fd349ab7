"""The converted weights are kept, and made anew when they are damaged."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from donorguide.language.conversion import converted
from donorguide.language.weights import weights_folder


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a first conversion."""
    cache = tmp_path_factory.mktemp("cache")
    converted(weights_folder(), cache)
    [file] = cache.iterdir()
    return file


def test_weights_are_converted_once(kept: Path) -> None:
    before = kept.stat()

    converted(weights_folder(), kept.parent)

    assert kept.stat() == before


def test_the_conversion_is_a_quarter_of_the_weights(kept: Path) -> None:
    original = (weights_folder() / "model.safetensors").stat().st_size

    assert original / 4 <= kept.stat().st_size < original / 3


def test_an_adapter_of_nothing_changes_nothing(kept: Path, tmp_path: Path) -> None:
    name = "encoder.layer.0.output.dense"
    thin = {
        f"{name}.down": np.ones((2, 1536), np.float16),
        f"{name}.up": np.zeros((384, 2), np.float16),
    }
    save_file(thin, tmp_path / "nothing.safetensors")

    files = converted(weights_folder(), tmp_path, tmp_path / "nothing.safetensors")

    assert files == converted(weights_folder(), tmp_path, None)
    assert files != converted(weights_folder(), kept.parent)


def test_a_damaged_conversion_is_made_anew(kept: Path) -> None:
    whole = kept.read_bytes()
    files = converted(weights_folder(), kept.parent)
    flipped = whole[:9_000_000] + bytes([whole[9_000_000] ^ 1]) + whole[9_000_001:]

    for damaged in (b"", b"no archive", whole[: len(whole) // 2], flipped):
        kept.write_bytes(damaged)

        assert converted(weights_folder(), kept.parent) == files
        assert list(kept.parent.iterdir()) == [kept]
