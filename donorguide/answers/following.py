"""Where a follow-up leads from the answer before it."""

from donorguide.answers.asked import Question
from donorguide.answers.offers import SCOPES, Verdict, check, without
from donorguide.knowledge import Entry, Knowledge

GROUPS = frozenset({"people", "children", "young_people", "families", "disability"})
# What is followed up from the fact beside an unknown entry; "why" or "how many" asks for the
# unknown itself.
FROM_BASE = frozenset(
    {*GROUPS, *SCOPES, "since", "where", "who", "price", "address", "time", "comparison", "trend"}
)
# Follow-ups of the answer as such: of its words, its order, its figures.
OF_THE_ANSWER = frozenset({"source", "repeat", "figure", "back", "more", "next"})


def facet_of(question: Question, intent: str, last: Entry) -> str:
    """What of the last answer is followed up, by the intent or more exactly by the focus.

    Args:
        question: What was asked.
        intent: One of its intents, `facet_<facet>`.
        last: The entry answered last.
    """
    facet = intent.removeprefix("facet_")
    exact = question.focus.kind if facet == "since" else ""
    named = question.focus.groups if facet in GROUPS else question.focus.scopes
    if facet in (*GROUPS, *SCOPES) and len(named) == 1:
        (exact,) = named
    return exact if exact in last.follow_ups else facet


def follow(last: Entry, facet: str, question: Question, knowledge: Knowledge) -> Verdict:
    """The entry that a facet of the last answer leads to, or why there is none."""
    entries = knowledge.entries
    base = entries[last.related[0]] if last.unknown else last
    focus = question.focus
    followed = last.follow_ups.get(facet)
    if not followed and last.unknown and facet not in FROM_BASE:
        return Verdict(base, f"no_{facet}")
    followed = followed or base.follow_ups.get(facet)
    if followed:
        return check(entries[followed], without(focus, facet), knowledge)
    offers = base.offers
    if facet in offers.kinds | offers.scopes | offers.groups:
        return check(base, focus, knowledge)
    if facet in GROUPS:
        return Verdict(base, "other_group")
    return Verdict(base, "no_what" if facet in SCOPES else f"no_{facet}")
