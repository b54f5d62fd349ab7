"""Tells which questions a message asks, from the readings of it whole and of its clauses."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from donorguide.language.asking import (
    FIRST_PERSON,
    INTERROGATIVE,
    NEGATED,
    asked_among,
    distinct,
    joined,
    surely_asked,
)
from donorguide.language.readings import FALLBACK, Reading, Sequel, after, connected
from donorguide.language.urgency import GRAVE, comes_first, leaves_room, rank, sounds_grave

# A question in a message of this is what it asks: "you stupid machine where is it".
SMALL_TALK = frozenset("greet goodbye thank about_myself praise insult".split())


def questions(
    whole: Reading,
    parts: Sequence[Reading],
    threshold: float,
    sequel: Sequel | None = None,
    remarks: Sequence[Reading] = (),
) -> tuple[list[Reading], Reading]:
    """The questions of a message in order, and the most urgent of them.

    Args:
        whole: The message.
        parts: Its clauses; none when there is but one.
        threshold: The confidence from which a clause counts as a question of its own.
        sequel: How the message reads after the answer before it, if there was one.
        remarks: What stands within the clauses and only counts if it tells of a danger.
    """
    first = comes_first(whole, parts, remarks if whole.intent not in SMALL_TALK else ())
    if first:
        beside = surely_asked(parts, whole) if leaves_room(first) else []
        return distinct([first, *beside]), first
    parts = connected(whole, parts, sequel)
    parts = [part for part in parts if part.intent not in GRAVE or sounds_grave(part, whole)]
    loose = bool(parts) and parts[0].loose
    asked = distinct(joined(whole, parts) if loose else asked_among(parts, whole, threshold))
    understood = [one for one in asked if one.intent != FALLBACK]
    # "and why?" says nothing without the question before it.
    alone = [one for one in understood if one is asked[0] or not one.intent.startswith("facet_")]
    whole_counts = whole.intent not in SMALL_TALK or not alone
    best = max([whole] * whole_counts + alone, key=lambda one: one.confidence)
    if len(understood) < 2:
        asked = [replace(best, focus=_focus(best, whole, parts))]
    else:  # half a clause is torn out of its sentence
        asked = [one if one.loose else one.borne_out(one.behind) for one in asked]
    if sequel and len(asked) == 1:
        asked = [after(sequel, one) for one in asked]
        asked = [one.borne_out(sequel.ranking) for one in asked]
    return asked, min(asked, key=lambda one: rank(one.intent))


def _focus(best: Reading, whole: Reading, parts: Sequence[Reading]) -> Mapping[str, Any]:
    """What a message of one question asks for, as the clause that asks it tells.

    Group and place are those of the message where that clause names none. A place in a
    sentence about the visitor is the visitor's own.
    """
    parts = [part for part in parts if not NEGATED.search(part.text)]
    same = [part for part in parts if part.intent == best.intent and not part.loose]
    asking = [part for part in parts if INTERROGATIVE.search(part.text) and not part.loose]
    both = [part for part in same if part in asking]
    asks = best if best is not whole else (both or asking or same or [whole])[-1]
    around = {name: asks.focus.get(name) or whole.focus.get(name) for name in ("groups", "scopes")}
    named = asks.focus.get("other_place")
    if not named and asks.focus.get("refers"):
        others = [part for part in parts if part.focus.get("other_place")]
        own = any(FIRST_PERSON.search(part.text) for part in others)
        named = "" if own else whole.focus.get("other_place")
    figures = {"figures": whole.focus.get("figures")}
    return {**asks.focus, **around, **figures, "other_place": named}
