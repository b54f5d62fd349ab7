"""Facts are told in our own words: no eight words in a row of the source stand anywhere here."""

from tests.contracts.make_shingles import LENGTH, SHINGLES, shingles, source_hashes
from tests.contracts.project import files

LARGEST = 2_000_000  # bytes; larger files are data
MADE_UP = """A title of exactly nine words stands alone here

In the harbour town of Velmora the fishing boats go out before sunrise every day.
"""


def test_no_text_of_the_repository_copies_the_source() -> None:
    hashes = set(SHINGLES.read_text(encoding="utf-8").split())
    copies = []
    for path in files():
        if path.stat().st_size > LARGEST:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        copies += [f"{path}: {run}" for found, run in shingles(text) if found in hashes]

    assert copies == []


def test_the_hashes_are_those_of_a_whole_source() -> None:
    hashes = SHINGLES.read_text(encoding="utf-8").split()

    assert len(hashes) > 500
    assert {len(one) for one in hashes} == {12}


def test_a_copy_is_found_however_it_is_set() -> None:
    hashes = source_hashes(MADE_UP)
    copied = "It said: IN THE HARBOUR\ntown of *Velmora*, the fishing fleet."

    assert [run for found, run in shingles(copied) if found in hashes] == [
        "in the harbour town of velmora the fishing"
    ]


def test_seven_words_may_be_the_same() -> None:
    hashes = source_hashes(MADE_UP)

    copied = "harbour town of Velmora the fishing boats"
    assert not any(found in hashes for found, _ in shingles(copied))


def test_a_line_without_a_mark_is_no_exception() -> None:
    hashes = source_hashes(MADE_UP)

    copied = "see A title of exactly nine words stands alone here"
    assert any(found in hashes for found, _ in shingles(copied))


def test_a_run_has_eight_words() -> None:
    assert [len(run.split()) for _, run in shingles(MADE_UP)] == [LENGTH] * 17
