"""The knowledge and the words the actions answer from, read once."""

from functools import cache

from donorguide.answers import Composer
from donorguide.knowledge import load_knowledge, load_words
from donorguide.settings import load_settings


@cache
def composer() -> Composer:
    """Knowledge and words of the place that the settings name."""
    settings = load_settings()
    return Composer(load_knowledge(settings.knowledge), load_words(settings.words))
