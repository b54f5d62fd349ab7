"""The weights of all-MiniLM-L6-v2, adapted, in the form that CTranslate2 runs: eight bits each.

`bin/adapt` makes the adapter: for some of the matrices two thin ones, whose product is added
(Hu et al., 2021). The layout of sentence-transformers/all-MiniLM-L6-v2, a six-layer BERT (Devlin
et al., 2018).
"""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import ctranslate2
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from donorguide.language.weights import WEIGHTS_DIGEST

HEADS = 12
LAYERS = 6
EPSILON = 1e-12
LONGEST = 128  # tokens; what lies beyond is not read
ADAPTER = Path(__file__).parent / "adapter.safetensors"
NUMBERS = "int8"  # of the matrices; all else is computed in 32-bit floats

Weights = dict[str, NDArray[np.float32]]


def encoder_digest(adapter: Path | None = ADAPTER) -> str:
    """Twelve hex digits for all that decides on a vector: weights, conversion and library."""
    digest = hashlib.sha256(f"{WEIGHTS_DIGEST} {ctranslate2.__version__}".encode())
    for file in (Path(__file__), adapter):
        digest.update(file.read_bytes() if file else b"")
    return digest.hexdigest()[:12]


def converted(source: Path, cache: Path, adapter: Path | None = ADAPTER) -> dict[str, bytes]:
    """The files of the converted encoder, by name.

    Args:
        source: Where model.safetensors and vocab.txt lie.
        cache: Where the conversion is kept. If it is not there or damaged it is made anew.
        adapter: What is added to the weights; None for the encoder as it was published.
    """
    file = cache / f"encoder-{encoder_digest(adapter)}.zip"
    try:
        return _files(file)
    except Exception:  # whatever is wrong with it: it only saves time
        _make(file, source, adapter)
    return _files(file)


def _files(archive: Path) -> dict[str, bytes]:
    """What a ZIP file holds; it has a checksum of each file."""
    with ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _make(file: Path, source: Path, adapter: Path | None) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=file.parent) as folder:
        model = Path(folder) / "model"
        model.mkdir()
        _convert(_weights(source, adapter), source / "vocab.txt", model)
        half_written = Path(folder) / file.name
        with ZipFile(half_written, "w") as archive:
            for path in model.iterdir():
                archive.write(path, path.name)
        half_written.replace(file)


def _weights(source: Path, adapter: Path | None) -> Weights:
    weights: Weights = load_file(source / "model.safetensors")
    thin: Weights = load_file(adapter) if adapter else {}
    for down in (name for name in thin if name.endswith(".down")):
        matrix = down.removesuffix(".down")
        weights[f"{matrix}.weight"] += thin[f"{matrix}.up"].astype(np.float32) @ thin[down]
    return weights


def _convert(weights: Weights, vocabulary: Path, target: Path) -> None:
    # Only here: it takes half a second to import, and is seldom needed.
    from ctranslate2.specs import Activation, TransformerEncoderModelSpec, TransformerEncoderSpec

    encoder = TransformerEncoderSpec(
        LAYERS, HEADS, pre_norm=False, activation=Activation.GELU, layernorm_embedding=True
    )
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = weights["embeddings.word_embeddings.weight"]
    # Every token is of the first type, so its vector may as well lie in those of the positions.
    encoder.position_encodings.encodings = (
        weights["embeddings.position_embeddings.weight"][:LONGEST]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    _norm(encoder.layernorm_embedding, weights, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layer):
        name = f"encoder.layer.{number}"
        attention = layer.self_attention
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        _linear(attention.linear[0], weights, *parts)
        _linear(attention.linear[1], weights, f"{name}.attention.output.dense")
        _norm(attention.layer_norm, weights, f"{name}.attention.output.LayerNorm")
        _linear(layer.ffn.linear_0, weights, f"{name}.intermediate.dense")
        _linear(layer.ffn.linear_1, weights, f"{name}.output.dense")
        _norm(layer.ffn.layer_norm, weights, f"{name}.output.LayerNorm")
    model = TransformerEncoderModelSpec(encoder)
    model.register_vocabulary(vocabulary.read_text(encoding="utf-8").splitlines())
    model.config.layer_norm_epsilon = EPSILON
    model.validate()
    model.optimize(NUMBERS)
    model.save(str(target))


def _linear(layer: Any, weights: Weights, *names: str) -> None:
    """Sets a matrix and its bias; several become one, so that one product computes them all."""
    layer.weight = np.concatenate([weights[f"{name}.weight"] for name in names])
    layer.bias = np.concatenate([weights[f"{name}.bias"] for name in names])


def _norm(layer: Any, weights: Weights, name: str) -> None:
    layer.gamma = weights[f"{name}.weight"]
    layer.beta = weights[f"{name}.bias"]
