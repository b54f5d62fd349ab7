"""Hashes the source's runs of eight words: python -m tests.contracts.make_shingles.

The source itself is not to be copied into the repository; with the hashes the contract test can
tell that none of its sentences is. Run it again when the source changes.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from donorguide.settings import ROOT

SOURCE = ROOT.parent / "shared" / "source" / "qiqihar.txt"
SHINGLES = Path(__file__).with_name("source_shingles.txt")
LENGTH = 8  # words
DIGITS = 12  # of each hash; enough for one chance match in a million runs of the tests
WORD = re.compile(r"[a-z0-9']+")


def words(text: str) -> list[str]:
    """The words of a text in lower case, its apostrophes straight."""
    return WORD.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


def shingles(text: str) -> Iterator[tuple[str, str]]:
    """Every run of eight words in a text, with its hash."""
    found = words(text)
    for start in range(len(found) - LENGTH + 1):
        run = " ".join(found[start : start + LENGTH])
        yield hashlib.sha256(run.encode()).hexdigest()[:DIGITS], run


def source_hashes(text: str) -> set[str]:
    """The hashes of a source."""
    return {found for found, _ in shingles(text)}


def main() -> None:
    """Writes the hashes of the source, sorted, so that nothing of its order is told."""
    hashes = source_hashes(SOURCE.read_text(encoding="utf-8"))
    SHINGLES.write_text("\n".join(sorted(hashes)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
