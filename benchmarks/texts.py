"""Questions of which no two are alike, so that no cache knows one."""

import random
from functools import cache

from benchmarks.understanding.questions import load_set

SEED = 4


@cache
def distinct_questions() -> tuple[str, ...]:
    """The single questions of the tuning set, in an order that is the same every time."""
    items = load_set("tuning").items
    texts = sorted({item.turns[0] for item in items if len(item.turns) == 1})
    random.Random(SEED).shuffle(texts)  # noqa: S311
    return tuple(texts)
