"""A text's vector is computed once, and those of a training are kept for the next."""

from pathlib import Path

import numpy as np

from donorguide.language.encoder import Encoder
from donorguide.language.vectors import CachedEncoder

TEXTS = ["Where is it?", "Why?", "Where is it?"]


def test_vectors_are_those_of_the_encoder_in_the_order_asked_for(tmp_path: Path) -> None:
    cached = CachedEncoder(tmp_path)
    plain = Encoder().encode(TEXTS)

    for _ in range(2):
        vectors = cached.encode(TEXTS)

        np.testing.assert_allclose(np.stack(vectors), plain, atol=0.02)


def test_the_vector_of_a_text_is_computed_once(tmp_path: Path) -> None:
    cached = CachedEncoder(tmp_path)

    [first] = cached.encode(["Why?"])
    [_, again] = cached.encode(["Where is it?", "Why?"])

    assert again is first


def test_no_text_needs_no_vector(tmp_path: Path) -> None:
    assert CachedEncoder(tmp_path).encode([]) == []


def test_nothing_is_written_unless_it_is_to_be_kept(tmp_path: Path) -> None:
    CachedEncoder(tmp_path / "cache").encode(TEXTS)

    assert list(tmp_path.iterdir()) == []


def test_vectors_kept_on_disk_are_read_instead_of_computed(tmp_path: Path) -> None:
    first = CachedEncoder(tmp_path / "cache")
    with first.kept_on_disk():
        first.encode(TEXTS)
    [file] = (tmp_path / "cache").iterdir()
    mark_all_vectors(file)

    second = CachedEncoder(tmp_path / "cache")
    with second.kept_on_disk():
        vectors = second.encode(["Why?", "Where is it?"])

    assert all((vector == 7).all() for vector in vectors)


def test_new_texts_join_those_on_disk(tmp_path: Path) -> None:
    for text in ("Why?", "Where is it?"):
        cached = CachedEncoder(tmp_path)
        with cached.kept_on_disk():
            cached.encode([text])
    [file] = tmp_path.iterdir()

    with np.load(file) as kept:
        assert set(kept["texts"]) == {"Why?", "Where is it?"}
        assert kept["vectors"].shape == (2, 384)


def test_a_file_of_vectors_that_cannot_be_read_is_made_anew(tmp_path: Path) -> None:
    first = CachedEncoder(tmp_path)
    with first.kept_on_disk():
        first.encode(TEXTS)
    [file] = tmp_path.iterdir()

    for damaged in (b"", b"not vectors", file.read_bytes()[:300]):
        file.write_bytes(damaged)
        cached = CachedEncoder(tmp_path)
        with cached.kept_on_disk():
            cached.encode(TEXTS)

        with np.load(file) as kept:
            assert len(kept["texts"]) == 2


def mark_all_vectors(file: Path) -> None:
    """Puts vectors on disk that no encoder would give."""
    with np.load(file) as kept:
        texts = kept["texts"]
    np.savez(file, texts=texts, vectors=np.full((len(texts), 384), 7, np.float32))
