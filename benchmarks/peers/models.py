"""Where the models of the peers lie, by what they are trained from."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

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


def newest(name: str, suffix: str) -> Path | None:
    """The model of a peer that was trained last, whatever from; None if there is none."""
    found = FOLDER.glob(f"{name}-*{suffix}")
    return max(found, key=lambda path: path.stat().st_mtime, default=None)


def delete_others(model: Path, name: str, suffix: str) -> None:
    """Deletes the models of a peer that a new one takes the place of."""
    for path in FOLDER.glob(f"{name}-*{suffix}"):
        if path != model:
            path.unlink()
