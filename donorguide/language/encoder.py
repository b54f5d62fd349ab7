"""The sentence encoder all-MiniLM-L6-v2, run in NumPy.

The forward pass of a six-layer BERT (Devlin et al., 2018) with the weights and the pooling
of sentence-transformers/all-MiniLM-L6-v2: the mean over tokens, scaled to unit length.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

from donorguide.language.weights import weights_folder

Floats = NDArray[np.float32]

DIMENSIONS = 384
HEADS = 12
LAYERS = 6
EPSILON = np.float32(1e-12)
LONGEST = 128  # tokens; what lies beyond is not read
BATCH = 32  # texts


class Encoder:
    """Turns texts into vectors whose dot product tells how alike they are."""

    def __init__(self, folder: Path | None = None) -> None:
        """Loads weights and tokenizer.

        Args:
            folder: Where model.safetensors and tokenizer.json lie; the package's by default.

        Raises:
            WeightsError: The package is not installed.
        """
        folder = folder or weights_folder()
        self._weights: dict[str, Floats] = load_file(folder / "model.safetensors")
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
        encodings = self._tokenizer.encode_batch(list(texts))
        # Texts of like length go together, so that little is computed for padding.
        order = sorted(range(len(texts)), key=lambda index: len(encodings[index].ids))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]

        def forward(rows: list[int]) -> None:
            vectors[rows] = self._forward([encodings[row].ids for row in rows])

        if len(batches) == 1:
            forward(batches[0])
        elif batches:
            # Each BLAS call runs on one thread, and several at once are of use in training.
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                list(pool.map(forward, batches))
        return vectors

    def _forward(self, rows: list[list[int]]) -> Floats:
        longest = max(map(len, rows))
        ids = np.zeros((len(rows), longest), np.int64)
        mask = np.zeros((len(rows), longest), np.float32)
        for index, row in enumerate(rows):
            ids[index, : len(row)] = row
            mask[index, : len(row)] = 1
        weights = self._weights
        hidden = (
            weights["embeddings.word_embeddings.weight"][ids]
            + weights["embeddings.position_embeddings.weight"][:longest]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        hidden = self._normalise(hidden, "embeddings.LayerNorm")
        barred = (1 - mask)[:, None, None, :] * np.float32(-1e9)
        for layer in range(LAYERS):
            hidden = self._layer(hidden, barred, f"encoder.layer.{layer}")
        mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        pooled: Floats = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return pooled

    def _layer(self, hidden: Floats, barred: Floats, name: str) -> Floats:
        attended = self._attend(hidden, barred, f"{name}.attention.self")
        attended = self._dense(attended, f"{name}.attention.output.dense")
        hidden = self._normalise(hidden + attended, f"{name}.attention.output.LayerNorm")
        inner = self._dense(hidden, f"{name}.intermediate.dense")
        inner *= 0.5 * (1 + erf(inner * np.float32(np.sqrt(0.5))))
        inner = self._dense(inner, f"{name}.output.dense")
        return self._normalise(hidden + inner, f"{name}.output.LayerNorm")

    def _attend(self, hidden: Floats, barred: Floats, name: str) -> Floats:
        batch, length, _ = hidden.shape

        def heads(part: str) -> Floats:
            split = self._dense(hidden, f"{name}.{part}").reshape(batch, length, HEADS, -1)
            return split.transpose(0, 2, 1, 3)

        query, key, value = heads("query"), heads("key"), heads("value")
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(DIMENSIONS / HEADS))
        scores += barred
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(-1, keepdims=True)
        return (scores @ value).transpose(0, 2, 1, 3).reshape(batch, length, DIMENSIONS)

    def _dense(self, hidden: Floats, name: str) -> Floats:
        # One product of two matrices: NumPy would multiply a stack of them one by one.
        flat = hidden.reshape(-1, hidden.shape[-1])
        product = flat @ self._weights[f"{name}.weight"].T
        product += self._weights[f"{name}.bias"]
        return product.reshape(*hidden.shape[:-1], -1)

    def _normalise(self, hidden: Floats, name: str) -> Floats:
        centred = hidden - hidden.mean(-1, keepdims=True)
        variance = np.square(centred).mean(-1, keepdims=True)
        scaled: Floats = centred / np.sqrt(variance + EPSILON)
        return scaled * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
