"""Missing or damaged weights are found before a start, and said in one sentence."""

import shutil
from pathlib import Path

import pytest

from donorguide.language.weights import WeightsError, check_weights, weights_folder


def test_the_installed_weights_are_whole() -> None:
    check_weights()


def test_missing_weights_are_named_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(WeightsError) as caught:
        check_weights(tmp_path)

    said = str(caught.value)
    assert str(tmp_path / "model.safetensors") in said
    assert said.endswith("Remove the folder .venv and start again.")


def test_a_missing_tokenizer_is_named_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").symlink_to(weights_folder() / "model.safetensors")

    with pytest.raises(WeightsError, match=r"tokenizer\.json: No such file"):
        check_weights(tmp_path)


def test_a_single_changed_byte_is_found(tmp_path: Path) -> None:
    shutil.copytree(weights_folder(), tmp_path, dirs_exist_ok=True)
    weights = tmp_path / "model.safetensors"
    weights.chmod(0o644)
    with weights.open("r+b") as file:
        file.seek(1_000_000)
        byte = file.read(1)
        file.seek(1_000_000)
        file.write(bytes([byte[0] ^ 1]))

    with pytest.raises(WeightsError, match="are damaged"):
        check_weights(tmp_path)


def test_weights_cut_short_are_found(tmp_path: Path) -> None:
    whole = (weights_folder() / "model.safetensors").read_bytes()
    (tmp_path / "model.safetensors").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "tokenizer.json").touch()

    with pytest.raises(WeightsError, match="are damaged"):
        check_weights(tmp_path)
