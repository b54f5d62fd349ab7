"""Chooses the reply: to a question, to a follow-up, to small talk, to what was not understood."""

from collections.abc import Sequence
from dataclasses import replace

from donorguide.answers.asked import Memory, Question
from donorguide.answers.beside import (
    LEAST_TOLD,
    SURE_OF_A_FACT,
    fact_of,
    with_a_fact_beside_it,
)
from donorguide.answers.context import carried_over, in_context, picked_out, without_context
from donorguide.answers.following import facet_of, follow
from donorguide.answers.offers import check
from donorguide.answers.outcomes import (
    deliver,
    make_reply,
    nearest_too,
    say,
    state,
    state_nearest,
    suggest,
)
from donorguide.answers.reply import MOST_BUTTONS, Composer, Reply
from donorguide.knowledge import Entry

MOST_ANSWERED = 3  # questions of one message
SURE_OF_A_FOLLOW_UP = 0.5  # confidence from which a question is one, whatever came before
LEAST_OF_A_FOLLOW_UP = 0.3  # confidence below which nothing is followed up
SURE_OF_A_SAYING = 0.3  # the same for small talk
FALLBACK = "nlu_fallback"
UNCLEAR = ("unsure", "no_context")  # outcomes that say nothing


def respond(questions: Sequence[Question], memory: Memory, composer: Composer) -> Reply:
    """One reply to the questions of a message, in their order.

    Args:
        questions: At least one; the first three are answered and the rest is offered.
        memory: What the conversation remembers.
        composer: Knowledge and words.
    """
    if len(questions) > MOST_ANSWERED:
        questions = sorted(questions, key=lambda question: question.intent == FALLBACK)
    replies: list[Reply] = []
    for question in questions[:MOST_ANSWERED]:
        question = picked_out(question, memory, composer.knowledge)
        question = in_context(question, memory, composer.knowledge)
        question = carried_over(question, memory, composer.knowledge)
        replies.append(_one(question, memory, composer))
        memory = replies[-1].memory
    if len(questions) == 1:
        return with_a_fact_beside_it(replies[0], question, composer)
    rest = [entry for question in questions[MOST_ANSWERED:] for entry in question.entries[:1]]
    return _together(replies, rest, composer)


def _one(question: Question, memory: Memory, composer: Composer) -> Reply:
    if question.intent.startswith("ask_"):
        return _about_an_entry(question, memory, composer)
    if question.intent.startswith("facet_"):
        figured = composer.knowledge.entries_with(question.focus.figures)
        of_a_figure = question.intent == "facet_figure" and figured
        sure = question.confidence >= LEAST_OF_A_FOLLOW_UP or of_a_figure
        reply = follow_up if sure else suggest
        return reply(question, memory, composer)
    if question.intent == FALLBACK:
        return suggest(question, memory, composer)
    if question.intent == "off_topic" and question.focus.kind and question.focus.other_place:
        return say("other_place", memory, composer, named=question.focus.other_place)
    if question.confidence < SURE_OF_A_SAYING:
        return suggest(question, memory, composer)
    in_its_own = f"{question.intent}_{question.language}"
    known = in_its_own in composer.words.sayings
    return say(in_its_own if known else question.intent, memory, composer)


def _about_an_entry(question: Question, memory: Memory, composer: Composer) -> Reply:
    """States a fact, or tells it as the nearest one, or asks what is meant: by how sure it is."""
    entry = composer.knowledge.entries[question.entries[0]]
    if question.confidence < LEAST_TOLD:
        return suggest(question, memory, composer)
    if entry.unknown or question.confidence >= SURE_OF_A_FACT:
        return answer(question, memory, composer)
    fact = fact_of([entry.id], question, composer)
    if not fact:
        return suggest(question, memory, composer)
    return state_nearest(fact, question, memory, composer)


def _together(replies: Sequence[Reply], rest: Sequence[str], composer: Composer) -> Reply:
    """Several replies as one; what they say twice, or where they are from, is said once."""
    stated = {one for reply in replies if reply.outcome != "nearest" for one in reply.entries}
    replies = [one for one in replies if one.outcome != "nearest" or not stated & {*one.entries}]
    near = [reply for reply in replies if reply.outcome == "nearest"]
    replies = [nearest_too(one, composer) if one in near[1:] else one for one in replies]
    clear = [reply for reply in replies if not reply.outcome.startswith(UNCLEAR)] or replies[:1]
    bodies = list(dict.fromkeys(reply.body for reply in clear))
    if len(clear) < len(replies):
        bodies.append(composer.saying("part_unsure"))
    sources = dict.fromkeys(reply.source for reply in replies if reply.source)
    buttons = dict.fromkeys(button for reply in reversed(clear) for button in reply.buttons)
    if rest:
        bodies.append(composer.saying("more_questions"))
        buttons = dict.fromkeys(composer.questions(rest))
    return replace(
        clear[-1],
        body=composer.led_on_once("\n\n".join(bodies)),
        outcome="several",
        parts=tuple(reply.outcome for reply in replies),
        buttons=tuple(buttons)[:MOST_BUTTONS],
        entries=tuple(entry for reply in replies for entry in reply.entries),
        source="\n".join(sources),
    )


def answer(question: Question, memory: Memory, composer: Composer) -> Reply:
    """The reply to a question about an entry.

    Args:
        question: Its first entry is the one it is taken to be about.
        memory: What the conversation remembers.
        composer: Knowledge and words.
    """
    entry = composer.knowledge.entries[question.entries[0]]
    return deliver(check(entry, question.focus, composer.knowledge), question, memory, composer)


def follow_up(question: Question, memory: Memory, composer: Composer) -> Reply:
    """The reply to a question that makes sense only after an answer, such as "why?".

    Args:
        question: Its intent is `facet_<facet>`.
        memory: The newest of its entries is what is followed up.
        composer: Knowledge and words.
    """
    entries = composer.knowledge.entries
    figured = composer.knowledge.entries_with(question.focus.figures)
    if figured and (question.intent == "facet_figure" or not memory.entries):
        stated = [state(entries[one], memory, composer) for one in figured[:MOST_ANSWERED]]
        return _together(stated, (), composer) if len(stated) > 1 else stated[0]
    if not memory.topic:
        return _without_context(question, memory, composer)
    last = entries[memory.topic[0]]
    facet = facet_of(question, question.intent, last)
    if facet == "source":
        source = composer.knowledge.sources[last.source]
        text = composer.saying("from_source", title=source.title, publisher=source.publisher)
        return make_reply(text, "source", memory.understood(), composer)
    if facet in ("repeat", "figure"):
        return state(last, replace(memory, repeats=0), composer)
    if facet == "back":
        return state(entries[_earlier(question, memory)], memory, composer)
    if facet in ("more", "next"):
        return _more(last, facet, memory, composer)
    verdict = follow(last, facet, question, composer.knowledge)
    return deliver(verdict, question, memory, composer)


def _without_context(question: Question, memory: Memory, composer: Composer) -> Reply:
    """The first question of a conversation that names no subject."""
    first = composer.knowledge.place.follow_ups.get(question.intent.removeprefix("facet_"))
    if first:
        return state(composer.knowledge.entries[first], memory, composer)
    named = without_context(question)
    if named and question.confidence < SURE_OF_A_FOLLOW_UP:
        return _one(named, memory, composer)
    return say("no_context", memory, composer)


def _earlier(question: Question, memory: Memory) -> str:
    """The answered entry that the visitor goes back to: one that is named, or the one before."""
    named = [entry for entry in question.entries if entry in memory.entries[:-1]]
    return named[0] if named else memory.entries[max(0, len(memory.entries) - 2)]


def _more(last: Entry, facet: str, memory: Memory, composer: Composer) -> Reply:
    if facet == "more" and last.more and memory.repeats == 1:
        return state(last, memory, composer, last.more)
    ways = (last.follow_ups.get(facet), last.follow_ups.get("next"), *last.related)
    for way in ways:
        if way and way not in memory.entries:
            return state(composer.knowledge.entries[way], memory, composer)
    text = composer.saying("nothing_more", topic=last.title)
    buttons = composer.related(last, memory)
    return make_reply(text, "nothing_more", memory.understood(), composer, buttons)
