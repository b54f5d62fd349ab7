"""The encoder gives nearly the vectors that PyTorch gives, for one text and for many."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from donorguide.language.encoder import LONGEST, Encoder

# Made once with PyTorch; the file says how.
REFERENCE: dict[str, Any] = json.loads(
    (Path(__file__).parent / "reference_vectors.json").read_text(encoding="utf-8")
)
TEXTS = list(REFERENCE["vectors"])
ALIKE = 0.98  # what eight bits leave of a cosine of 1; two questions of one meaning have 0.7


@cache
def encoder() -> Encoder:
    """The encoder, loaded once."""
    return Encoder()


@cache
def published() -> Encoder:
    """The encoder without what was taught to it."""
    return Encoder(adapter=None)


@pytest.mark.parametrize("text", TEXTS)
def test_a_vector_of_the_published_encoder_is_nearly_the_one_pytorch_gives(text: str) -> None:
    vector = published().encode([text])[0]

    assert vector @ REFERENCE["vectors"][text] > ALIKE


@pytest.mark.parametrize(
    "texts",
    [
        (
            "how many children live in poverty",
            "what number of kids are poor over there",
            "how many children live with a disability",
        ),
        (
            "why did you start there",
            "what made you begin the work in that town",
            "when did you start there",
        ),
    ],
)
def test_what_was_taught_brings_two_wordings_closer_than_two_questions(
    texts: tuple[str, str, str],
) -> None:
    before, after = (
        asked @ alike - asked @ other
        for asked, alike, other in (published().encode(texts), encoder().encode(texts))
    )

    assert after > before + 0.1


def test_texts_of_a_batch_have_the_vectors_they_have_alone() -> None:
    together = encoder().encode([*TEXTS, *(f"Text number {n} of many" for n in range(40))])

    for text, vector in zip(TEXTS, together, strict=False):
        assert vector @ encoder().encode([text])[0] > ALIKE


def test_every_vector_has_unit_length() -> None:
    vectors = encoder().encode(TEXTS)

    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_of_a_long_text_only_the_beginning_is_read() -> None:
    words = ["word"] * LONGEST
    long, longer = " ".join([*words, "one"]), " ".join([*words, "quite", "another"])

    first, second = encoder().encode([long, longer])

    np.testing.assert_allclose(first, second, atol=1e-6)


def test_no_text_at_all_gives_no_vector() -> None:
    assert encoder().encode([]).shape == (0, 384)


def test_an_empty_text_has_a_vector_too() -> None:
    assert np.isfinite(encoder().encode([""])).all()


def test_questions_alike_in_meaning_lie_closer_than_others() -> None:
    asked, alike, other = encoder().encode(
        [
            "How many inhabitants are there?",
            "What is the size of the population?",
            "When does the kindergarten open?",
        ]
    )

    assert asked @ alike > asked @ other + 0.3
