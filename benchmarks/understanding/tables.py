"""The tables of the report."""

from collections.abc import Mapping, Sequence

from benchmarks.understanding.outcomes import Outcome, confusions, without_an_answer
from benchmarks.understanding.score import Item, table

MOST_CONFUSIONS = 15
COLUMN = 22  # characters for each system
ALL = "all"
SINGLE = "single turns"


def wrong_fact_lines(systems: Mapping[str, Sequence[Outcome]]) -> str:
    """A line for each system on what matters most."""
    lines = ["Wrong facts on questions that the source leaves open or that are off topic:"]
    for name, outcomes in systems.items():
        asked = without_an_answer(outcomes)
        wrong = sum(bool(one.wrong) for one in asked)
        nearest = sum(bool(one.nearest) for one in asked)
        lines.append(
            f"  {name}: {wrong} of {len(asked)} ({wrong / max(len(asked), 1):.1%}); "
            f"{nearest} more say that it is not told and add the nearest fact"
        )
    return "\n".join(lines)


def kind_table(outcomes: Sequence[Outcome]) -> str:
    """The table of one system, by kind."""
    kinds = dict.fromkeys(one.item.kind for one in outcomes)
    parts = {ALL: outcomes} | {
        kind: [one for one in outcomes if one.item.kind == kind] for kind in kinds
    }
    return table([(name, len(part), *_counts(part)) for name, part in parts.items()])


def side_by_side(systems: Mapping[str, Sequence[Outcome]]) -> str:
    """The table of several systems, by kind.

    Args:
        systems: The outcomes by the system's name; the first was asked everything. A cell stays
            open where a system was not asked all of the questions.
    """
    items = [one.item for one in next(iter(systems.values()))]
    rows: dict[str, list[Item]] = {
        ALL: items,
        SINGLE: [item for item in items if len(item.turns) == 1],
    }
    for item in items:
        rows.setdefault(item.kind, []).append(item)
    heads = [f"{'right':>9}{'wrong facts':>13}"] * len(systems)
    return "\n".join(
        [
            f"{'':<21}" + "".join(f"{name:>{COLUMN}}" for name in systems),
            f"{'kind':<14}{'items':>7}" + "".join(heads),
            *(
                f"{name:<14}{len(asked):>7}"
                + "".join(_cell(outcomes, asked) for outcomes in systems.values())
                for name, asked in rows.items()
            ),
        ]
    )


def confusion_lines(outcomes: Sequence[Outcome]) -> str:
    """The worst confusions: how often, what was expected, and what was said."""
    worst = confusions(outcomes)[:MOST_CONFUSIONS]
    width = max((len(expected) for expected, _, _ in worst), default=0)
    lines = [f"{count:>4}  {expected:<{width}}  ->  {said}" for expected, said, count in worst]
    return "\n".join(lines) or "   none"


def failures(outcomes: Sequence[Outcome]) -> str:
    """The questions that were not answered right; W marks a wrong fact."""
    return "\n".join(
        f"{'W' if one.wrong else '-'} {one.item.kind} | {' >> '.join(one.item.turns)} | "
        f"expected {one.expected} | said {one.said}"
        for one in outcomes
        if not one.right
    )


def _cell(outcomes: Sequence[Outcome], items: Sequence[Item]) -> str:
    known = {one.item: one for one in outcomes}
    if not items or not all(item in known for item in items):
        return f"{'-':>9}{'-':>13}"
    right, wrong = _counts([known[item] for item in items])
    return f"{right / len(items):>9.1%}{wrong / len(items):>13.1%}"


def _counts(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    """How many are right, and how many state a wrong fact."""
    return sum(one.right for one in outcomes), sum(bool(one.wrong) for one in outcomes)
