"""Which trained model belongs to the content of the tree, and where it lies."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from donorguide.settings import ROOT

# What a change of makes another model: what is trained on, and the code that trains.
TRAINED_FROM = (
    "data",
    "domain.yml",
    "config.yml",
    "knowledge",
    "addons/nlu",
    "donorguide/language",
    "donorguide/knowledge",
    "uv.lock",
)
KEPT = 2


def fingerprint(knowledge: Path, root: Path = ROOT) -> str:
    """Twelve hex digits that stand for the content a model is trained from.

    Args:
        knowledge: The knowledge file in use, which may lie outside the tree.
        root: The project's folder.
    """
    digest = hashlib.sha256()
    for name in TRAINED_FROM:
        for path in _files(root / name):
            _add(digest, path.relative_to(root).as_posix().encode(), path.read_bytes())
    _add(digest, b"knowledge in use", knowledge.read_bytes())
    return digest.hexdigest()[:12]


def model_path(fingerprint: str, root: Path = ROOT) -> Path:
    """Where the model lies; that the file exists is the whole check."""
    return root / "models" / f"donorguide-{fingerprint}.tar.gz"


def delete_older_models(folder: Path) -> None:
    """Deletes all models of ours but the newest two, so that one can go back."""
    models = sorted(folder.glob("donorguide-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    for path in models[:-KEPT]:
        path.unlink()


def _files(path: Path) -> Iterator[Path]:
    """The files below a path in a fixed order, without caches, editors' files and documents."""
    if path.is_file():
        yield path
    elif path.is_dir() and path.name != "__pycache__":
        for child in sorted(path.iterdir()):
            if not child.name.startswith(".") and not child.name.endswith(("~", ".md")):
                yield from _files(child)


def _add(digest: "hashlib._Hash", *parts: bytes) -> None:
    """Adds each part with its length, so that no two contents look the same."""
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
