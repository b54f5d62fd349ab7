"""Sentence vectors that are computed once for each text."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from donorguide.language.conversion import encoder_digest
from donorguide.language.encoder import CACHE, Encoder, Floats

MOST_REMEMBERED = 2_000  # texts, 1.5 kB each


class CachedEncoder:
    """The encoder, with the vectors of the latest texts at hand."""

    def __init__(self, folder: Path = CACHE) -> None:
        """Loads the encoder.

        Args:
            folder: Where the vectors of training texts are kept between trainings.
        """
        self._encoder = Encoder()
        self._known: dict[str, Floats] = {}
        self._most = MOST_REMEMBERED
        self._file = folder / f"vectors-{encoder_digest()}.npz"

    def encode(self, texts: Sequence[str]) -> list[Floats]:
        """The vectors of texts, each of shape (384,) and unit length."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        fresh = dict(zip(new, self._encoder.encode(new), strict=True)) if new else {}
        vectors = [fresh[text] if text in fresh else self._known[text] for text in texts]
        self._known.update(fresh)
        while len(self._known) > self._most:
            del self._known[next(iter(self._known))]
        return vectors

    @contextmanager
    def kept_on_disk(self) -> Iterator[None]:
        """Within it nothing is forgotten, and all cores compute.

        It begins with, and leaves behind, a file of vectors. One that cannot be read is made anew:
        it only saves time.
        """
        self._most = 10**9
        self._encoder = Encoder(threads=os.cpu_count() or 1)
        try:
            with np.load(self._file) as file:
                known = zip(file["texts"].tolist(), file["vectors"], strict=True)
                self._known.update(known)
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            pass
        before = len(self._known)
        yield
        if len(self._known) > before:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            texts = np.array(list(self._known))
            half_written = self._file.with_suffix(".part.npz")
            np.savez(half_written, texts=texts, vectors=np.stack(list(self._known.values())))
            half_written.replace(self._file)
        self._most = MOST_REMEMBERED
        self._known.clear()
