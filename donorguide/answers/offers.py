"""Checks that an entry offers what was asked, and finds the one that does."""

from dataclasses import dataclass, replace

from donorguide.knowledge import Entry, Focus, Knowledge

# Kinds that any fact may answer: the fact itself corrects or confirms.
OPEN_KINDS = frozenset({"", "what", "how", "who"})
# Kinds that bar only figures: "the biggest problem" is no ranking, "where does the money
# come from" no place.
FIGURE_KINDS = frozenset({"rank", "comparison", "where"})
SCOPES = ("city", "province", "region", "country")  # the narrowest first


@dataclass(frozen=True)
class Verdict:
    """What may be answered.

    Args:
        entry: The entry to answer, or the nearest one.
        refusal: Why it does not answer what was asked; empty when it does.
    """

    entry: Entry
    refusal: str = ""


def check(entry: Entry, focus: Focus, knowledge: Knowledge) -> Verdict:
    """Whether an entry, or one that it leads to, answers what was asked.

    Args:
        entry: What the question is about.
        focus: What it asks for.
        knowledge: The file the entry stands in.

    Returns:
        The entry that answers, or the given one with the reason of the refusal:
        "other_place", "other_time", "other_group", "other_scope" or "no_<kind>".
    """
    elsewhere = focus.other_place and (entry.quotes or not entry.unknown)
    if elsewhere and not _compares(entry) and not _corrects(entry, focus, knowledge):
        return Verdict(entry, "other_place")
    if entry.unknown:
        return Verdict(entry)
    # A figure of the entry's own says what the question is about: the fact corrects of whom.
    if not focus.kind and entry.id in knowledge.entries_with(focus.figures):
        focus = replace(focus, groups=frozenset())
    facet = _unmet(entry, focus)
    if not facet:
        dated = focus.other_time and entry.offers.groups
        return Verdict(entry, "other_time") if dated else Verdict(entry)
    target = entry.follow_ups.get(facet)
    if target is not None:
        led = knowledge.entries[target]
        # A neighbouring fact is no reason for this one, so to it "why" is not followed unasked.
        reaches = facet != "why" and not _unmet(led, without(focus, facet))
        if led.unknown or reaches:
            return Verdict(led)
    return Verdict(entry, _refusal(facet, focus))


def _compares(entry: Entry) -> bool:
    """Whether another place is only what it is compared with: "is it all as in Austria?"."""
    return "comparison" in entry.offers.kinds and not entry.offers.groups


def _corrects(entry: Entry, focus: Focus, knowledge: Knowledge) -> bool:
    """Whether it tells where the place lies, and so corrects another one: "is it in Peru?"."""
    return focus.refers and entry.id == knowledge.place.follow_ups.get("where")


def _unmet(entry: Entry, focus: Focus) -> str:
    """The first facet of the question that the entry does not offer."""
    offers = entry.offers
    for group in sorted(focus.groups - {"people"}):
        if offers.groups and group not in offers.groups:
            return group
    if focus.groups == {"people"} and offers.groups and not offers.groups & focus.groups:
        return "people"
    open_kinds = OPEN_KINDS if offers.groups else OPEN_KINDS | FIGURE_KINDS
    if focus.kind not in open_kinds | offers.kinds:
        return focus.kind
    if offers.scopes and focus.scopes and not offers.scopes & focus.scopes:
        return next(scope for scope in SCOPES if scope in focus.scopes)
    return ""


def without(focus: Focus, facet: str) -> Focus:
    """The focus once a facet of it was followed."""
    return replace(
        focus,
        kind="" if focus.kind == facet else focus.kind,
        scopes=focus.scopes - {facet},
        groups=focus.groups - {facet},
    )


def _refusal(facet: str, focus: Focus) -> str:
    if facet in focus.scopes:
        return "other_scope"
    if facet in focus.groups:
        return "other_group"
    return f"no_{facet}"
