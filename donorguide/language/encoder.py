"""The sentence encoder all-MiniLM-L6-v2, adapted to this bot's questions, run by CTranslate2.

The pooling is that of sentence-transformers: the mean over tokens, scaled to unit length.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from donorguide.language.conversion import ADAPTER, LONGEST, converted
from donorguide.language.weights import weights_folder

Floats = NDArray[np.float32]

CACHE = Path("var/cache")
DIMENSIONS = 384
BATCH = 32  # texts


class Encoder:
    """Turns texts into vectors whose dot product tells how alike they are."""

    def __init__(
        self, cache: Path = CACHE, adapter: Path | None = ADAPTER, threads: int = 1
    ) -> None:
        """Loads weights and tokenizer.

        Args:
            cache: Where the converted weights are kept.
            adapter: What is added to the weights; None for the encoder as it was published.
            threads: How many batches are computed at once, each on one thread.

        Raises:
            WeightsError: The package is not installed.
        """
        folder = weights_folder()
        self._threads = threads
        self._model = ctranslate2.Encoder(
            "encoder",
            inter_threads=threads,
            intra_threads=1,
            files=converted(folder, cache, adapter),
        )
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str]) -> Floats:
        """The vectors of texts.

        Args:
            texts: Any number of texts; of long ones the first 128 tokens count.

        Returns:
            An array of shape (len(texts), 384); each row has unit length.
        """
        vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
        rows = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        # Texts of like length go together, so that little is computed for padding.
        order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]

        def forward(batch: list[int]) -> None:
            vectors[batch] = self._forward([rows[index] for index in batch])

        if len(batches) == 1:
            forward(batches[0])
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                list(pool.map(forward, batches))
        return vectors

    def _forward(self, rows: list[list[int]]) -> Floats:
        hidden = np.array(self._model.forward_batch(rows).last_hidden_state)
        means = np.stack(
            [states[: len(row)].mean(0) for states, row in zip(hidden, rows, strict=True)]
        )
        pooled: Floats = means / np.linalg.norm(means, axis=1, keepdims=True)
        return pooled
