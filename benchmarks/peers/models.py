"""Where the models of the peers lie, by what they are trained from."""

import hashlib
import time
from collections.abc import Sequence
from pathlib import Path

from addons.launcher.terminal import say
from donorguide.settings import ROOT

FOLDER = ROOT / "var" / "bench" / "peers"


def model_file(name: str, suffix: str, sources: Sequence[Path]) -> Path:
    """The path of a model; that the file exists is the whole check.

    Args:
        name: The peer.
        suffix: What its models are named with at the end.
        sources: Files, and folders of YAML files, that it is trained from.
    """
    digest = hashlib.sha256()
    for source in sources:
        for path in sorted(source.rglob("*.yml")) if source.is_dir() else [source]:
            content = path.read_bytes()
            digest.update(f"{path.name} {len(content)} ".encode() + content)
    FOLDER.mkdir(parents=True, exist_ok=True)
    return FOLDER / f"{name}-{digest.hexdigest()[:12]}{suffix}"


def as_trained(model: Path, name: str, suffix: str) -> Path:
    """The model, or if it is not there the one of this peer that was trained last, which is said.

    Args:
        model: Where the model of what there is to learn from now lies, or would lie.
        name: The peer.
        suffix: What its models are named with at the end.
    """
    found = FOLDER.glob(f"{name}-*{suffix}")
    newest = max(found, key=lambda path: path.stat().st_mtime, default=model)
    if model.exists() or newest == model:
        return model
    day = time.strftime("%Y-%m-%d %H:%M", time.localtime(newest.stat().st_mtime))
    say(f"{name} is asked as trained on {day}; what it learns from has changed since.")
    return newest


def delete_others(model: Path, name: str, suffix: str) -> None:
    """Deletes the models of a peer that a new one takes the place of."""
    for path in FOLDER.glob(f"{name}-*{suffix}"):
        if path != model:
            path.unlink()
