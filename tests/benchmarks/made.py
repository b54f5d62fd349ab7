"""Makes questions, replies and outcomes about the made-up place."""

from typing import Any

from benchmarks.understanding.outcomes import Outcome
from benchmarks.understanding.score import Item, Scorer
from tests.factories import make_entry, make_knowledge, make_unknown, make_words

FISH, BOATS, PRICE = (
    "This is the fact on fish.",
    "This is the fact on boats.",
    "Nobody tells price.",
)
MORE = "There is more on fish."


def make_scorer() -> Scorer:
    """Knows two facts, one of which has more to it, and one thing nobody tells."""
    entries = (
        make_entry("fish", topic="sea", more=MORE),
        make_entry("boats", topic="young_people"),
        make_unknown("price"),
    )
    return Scorer(make_knowledge(*entries), make_words())


def make_item(expect: str = "fish", kind: str = "fact", **changed: Any) -> Item:
    """A question whose right labels are words with spaces between."""
    plain = {"turns": ("What about fish?",), "expect": tuple(expect.split())}
    return Item(kind=kind, **{**plain, **changed})


def make_outcome(item: Item | None = None, *, said: str = "fish", wrong: str = "") -> Outcome:
    """An outcome that is right when the expected label was said and no fact is wrong."""
    item = item or make_item()
    labels = frozenset(said.split())
    right = bool(labels & {*item.expect}) and not wrong
    return Outcome(item, "Some words.", right, labels, frozenset(wrong.split()))
