"""The knowledge and the words the actions answer from, read once."""

from functools import cache
from pathlib import Path

from donorguide.answers import Composer
from donorguide.knowledge import load_knowledge, load_words
from donorguide.settings import load_settings


@cache
def composer() -> Composer:
    """Knowledge and words of the place that the settings name."""
    path = load_settings().knowledge
    return Composer(load_knowledge(path), load_words(Path(path).parent / "words" / "en.yml"))
