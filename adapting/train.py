"""Teaches the sentence encoder which questions are alike, by small matrices beside its own.

Low-rank adaptation (Hu et al., 2021): beside each matrix W of the encoder two thin ones are
trained, and what runs is W + up @ down. They learn to tell the intents of texts apart, by the
cosine with a vector for each intent. Between the published and the taught encoder the mean is
kept (Wortsman et al., 2022).
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

HEADS, LAYERS, DIMENSIONS, EPSILON = 12, 6, 384, 1e-12
MATRICES = (
    *("attention.self.query", "attention.self.key", "attention.self.value"),
    *("attention.output.dense", "intermediate.dense", "output.dense"),
)
RANK = 16
EPOCHS = 3
BATCH = 64  # texts
RATE = 1e-3  # of learning, at its highest
SHARPNESS = 20.0  # times the cosine before the softmax
SMOOTHING = 0.1  # of the labels
SHORTENED = 0.2  # of the texts lose one of their tokens
LONGEST_SPARED = 6  # tokens of a text that loses none
AVERAGED = 0.99  # of the matrices that are kept, an average over the last steps
KEPT = 0.7  # of what was learnt: on the way to the taught encoder, unseen wordings fare best
PADDING = 8  # lengths are multiples of it, so that few shapes are compiled

Arrays = dict[str, Any]


def forward(weights: Arrays, thin: Arrays, ids: Any, mask: Any) -> Any:
    """The vectors of texts, of unit length.

    Args:
        weights: The encoder's.
        thin: The matrices that are trained, `<matrix>.down` and `<matrix>.up`.
        ids: Tokens, of shape (texts, length).
        mask: 1 where there is a token, of the same shape.
    """

    def linear(states: Any, name: str) -> Any:
        fixed = states @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
        return fixed + states @ thin[f"{name}.down"].T @ thin[f"{name}.up"].T

    def norm(states: Any, name: str) -> Any:
        centred = states - states.mean(-1, keepdims=True)
        scaled = centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + EPSILON)
        return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    def heads(states: Any) -> Any:
        return states.reshape(*states.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)

    states = norm(
        weights["embeddings.word_embeddings.weight"][ids]
        + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "embeddings.LayerNorm",
    )
    unseen = (1 - mask[:, None, None, :]) * -1e9
    for number in range(LAYERS):
        names = {one: f"encoder.layer.{number}.{one}" for one in MATRICES}
        query, key_, value = (heads(linear(states, names[one])) for one in MATRICES[:3])
        scores = query @ key_.transpose(0, 1, 3, 2) / np.sqrt(DIMENSIONS / HEADS) + unseen
        seen = (jax.nn.softmax(scores) @ value).transpose(0, 2, 1, 3).reshape(states.shape)
        attended = states + linear(seen, names["attention.output.dense"])
        states = norm(attended, f"encoder.layer.{number}.attention.output.LayerNorm")
        wide = jax.nn.gelu(linear(states, names["intermediate.dense"]), approximate=False)
        added = states + linear(wide, names["output.dense"])
        states = norm(added, f"encoder.layer.{number}.output.LayerNorm")
    means = (states * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    return means / jnp.linalg.norm(means, axis=1, keepdims=True)


def begun(weights: Arrays) -> Arrays:
    """The thin matrices before the first step, which change nothing yet."""
    numbers = np.random.default_rng(0)
    thin: Arrays = {}
    for layer in range(LAYERS):
        for matrix in MATRICES:
            name = f"encoder.layer.{layer}.{matrix}"
            rows, columns = weights[f"{name}.weight"].shape
            thin[f"{name}.down"] = numbers.normal(size=(RANK, columns)) / np.sqrt(columns)
            thin[f"{name}.up"] = np.zeros((rows, RANK))
    return {name: jnp.array(one, jnp.float32) for name, one in thin.items()}


def batches(rows: list[list[int]], shares: np.ndarray) -> Iterator[tuple[Any, Any, Any]]:
    """All texts once in chance order, those of like length together: tokens, mask, shares."""
    order = np.random.permutation(len(rows))
    chunks = [order[start : start + BATCH * 40] for start in range(0, len(order), BATCH * 40)]
    made = []
    for chunk in chunks:
        by_length = sorted(chunk, key=lambda row: len(rows[row]))
        made += [by_length[start : start + BATCH] for start in range(0, len(chunk), BATCH)]
    random.shuffle(made)
    for batch in made:
        if len(batch) < BATCH:
            continue
        texts = [shortened(rows[row]) for row in batch]
        length = -(-max(map(len, texts)) // PADDING) * PADDING
        ids, mask = np.zeros((BATCH, length), np.int32), np.zeros((BATCH, length), np.float32)
        for place, text in enumerate(texts):
            ids[place, : len(text)], mask[place, : len(text)] = text, 1
        yield ids, mask, shares[batch]


def shortened(tokens: list[int]) -> list[int]:
    """The tokens of a text, of some texts all but one."""
    if len(tokens) <= LONGEST_SPARED or random.random() >= SHORTENED:
        return tokens
    lost = random.randrange(1, len(tokens) - 1)
    return tokens[:lost] + tokens[lost + 1 :]


def train(weights: Arrays, rows: list[list[int]], shares: np.ndarray) -> Arrays:
    """The thin matrices after all epochs.

    Args:
        weights: The encoder's.
        rows: The tokens of each text.
        shares: How much each text asks for each intent, of shape (texts, intents).
    """
    steps = EPOCHS * len(rows) // BATCH
    rate = optax.cosine_onecycle_schedule(steps, RATE, pct_start=0.1)
    optimizer = optax.adamw(rate, weight_decay=0.01)
    thin = begun(weights)
    trained = {**thin, "intents": centres(weights, thin, rows, shares)}

    def loss(trained: Arrays, weights: Arrays, ids: Any, mask: Any, shares: Any) -> Any:
        vectors = forward(weights, trained, ids, mask)
        known = trained["intents"]
        known = known / jnp.linalg.norm(known, axis=1, keepdims=True)
        truth = optax.smooth_labels(shares, SMOOTHING)
        return optax.softmax_cross_entropy(SHARPNESS * vectors @ known.T, truth).mean()

    @jax.jit
    def step(trained: Arrays, mean: Arrays, state: Any, weights: Arrays, *batch: Any) -> Any:
        cost, slopes = jax.value_and_grad(loss)(trained, weights, *batch)
        changes, state = optimizer.update(slopes, state, trained)
        trained = optax.apply_updates(trained, changes)
        mean = optax.incremental_update(trained, mean, 1 - AVERAGED)
        return trained, mean, state, cost

    state, mean, done, began = optimizer.init(trained), trained, 0, time.monotonic()
    for epoch in range(EPOCHS):
        for batch in batches(rows, shares):
            trained, mean, state, cost = step(trained, mean, state, weights, *batch)
            done += 1
            if done % 50 == 0:
                seconds = time.monotonic() - began
                print(f"epoch {epoch + 1}, step {done} of {steps}: {cost:.3f}, {seconds:.0f} s")
    return {name: one for name, one in mean.items() if name != "intents"}


def centres(weights: Arrays, thin: Arrays, rows: list[list[int]], shares: np.ndarray) -> Any:
    """The mean vector of each intent's texts, before training."""
    encode = jax.jit(forward)
    sums = np.zeros((shares.shape[1], DIMENSIONS), np.float32)
    for ids, mask, batch in batches(rows, shares):
        sums += batch.T @ np.asarray(encode(weights, thin, ids, mask))
    return jnp.array(sums / np.linalg.norm(sums, axis=1, keepdims=True))


def main() -> None:
    """Reads texts and encoder, writes the thin matrices in 16 bits."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("texts", type=Path, help="pairs of text and intents, as JSON")
    arguments.add_argument("encoder", type=Path, help="the folder of the encoder's weights")
    arguments.add_argument("target", type=Path)
    options = arguments.parse_args()
    random.seed(0)
    np.random.seed(0)
    texts, asked = zip(*json.loads(options.texts.read_text(encoding="utf-8")), strict=True)
    intents = sorted(set().union(*asked))
    shares = np.array([[one.count(name) / len(one) for name in intents] for one in asked], "f4")
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.enable_truncation(128)
    tokenizer.no_padding()
    rows = [one.ids for one in tokenizer.encode_batch(list(texts))]
    weights = jax.device_put(load_file(options.encoder / "model.safetensors"))
    thin = train(weights, rows, shares)
    kept = {name: one * (KEPT if name.endswith(".up") else 1) for name, one in thin.items()}
    save_file({name: np.asarray(one, np.float16) for name, one in kept.items()}, options.target)


if __name__ == "__main__":
    main()
