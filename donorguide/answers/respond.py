"""The replies: to a question, to a follow-up, to small talk, and to what was not understood."""

from collections.abc import Sequence
from dataclasses import replace

from donorguide.answers.asked import Memory, Question
from donorguide.answers.context import carried_over, in_context, picked_out, without_context
from donorguide.answers.following import facet_of, follow
from donorguide.answers.offers import SCOPES, Verdict, check
from donorguide.answers.reply import MOST_BUTTONS, Composer, Reply
from donorguide.knowledge import Entry

MOST_ANSWERED = 3  # questions of one message
MOST_REPEATS = 2
MOST_SUGGESTED = 2
SURE_OF_A_FACT = 0.65  # confidence below which a fact is told as no more than the nearest one
LEAST_TOLD = 0.2  # the same for telling it at all, or that the source does not tell something
SURE_OF_ITS_WORDS = 0.1  # confidence from which a follow-up that leads nowhere asks for a fact
SURE_OF_A_FOLLOW_UP = 0.5  # confidence from which a question is one, whatever came before
LEAST_OF_A_FOLLOW_UP = 0.3  # confidence below which nothing is followed up
SURE_OF_A_SAYING = 0.3  # the same for small talk
LEAST_SUGGESTED = 0.03  # confidence below which an entry is not worth a "did you mean"
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
        return _with_a_fact_beside_it(replies[0], question, composer)
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
    fact = _fact([entry.id], question, composer)
    if not fact:
        return suggest(question, memory, composer)
    return _nearest(fact, question, memory, composer)


def _fact(entries: Sequence[str], question: Question, composer: Composer) -> Entry | None:
    """The first of some entries, or what it leads to, that is a fact and offers what is asked."""
    known = composer.knowledge.entries
    verdicts = (check(known[one], question.focus, composer.knowledge) for one in entries)
    return next((one.entry for one in verdicts if not one.refusal and not one.entry.unknown), None)


def _together(replies: Sequence[Reply], rest: Sequence[str], composer: Composer) -> Reply:
    """Several replies as one; what they say twice, or where they are from, is said once."""
    stated = {one for reply in replies if reply.outcome != "nearest" for one in reply.entries}
    replies = [one for one in replies if one.outcome != "nearest" or not stated & {*one.entries}]
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
    return _deliver(check(entry, question.focus, composer.knowledge), question, memory, composer)


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
        stated = [_state(entries[one], memory, composer) for one in figured[:MOST_ANSWERED]]
        return _together(stated, (), composer) if len(stated) > 1 else stated[0]
    if not memory.topic:
        return _without_context(question, memory, composer)
    last = entries[memory.topic[0]]
    facet = facet_of(question, question.intent, last)
    if facet == "source":
        source = composer.knowledge.sources[last.source]
        text = composer.saying("from_source", title=source.title, publisher=source.publisher)
        return _reply(text, "source", memory.understood(), composer)
    if facet in ("repeat", "figure"):
        return _state(last, replace(memory, repeats=0), composer)
    if facet == "back":
        return _state(entries[_earlier(question, memory)], memory, composer)
    if facet in ("more", "next"):
        return _more(last, facet, memory, composer)
    verdict = follow(last, facet, question, composer.knowledge)
    if verdict.refusal and question.likely(SURE_OF_ITS_WORDS):
        return answer(question, memory, composer)
    return _deliver(verdict, question, memory, composer)


def say(name: str, memory: Memory, composer: Composer, **filled: str) -> Reply:
    """A saying, such as a greeting or a way on.

    Args:
        name: Which one; it is the reply's outcome as well.
        memory: What the conversation remembers.
        composer: Knowledge and words.
        filled: What its braces stand for.
    """
    text = composer.saying(name, **filled)
    memory = Memory() if name == "start_over" else memory.understood()
    about = composer.knowledge.place.follow_ups.get(name)
    if about:
        memory = memory.answered([about])
    return _reply(text, name, memory, composer, composer.saying_buttons(name))


def suggest(question: Question, memory: Memory, composer: Composer) -> Reply:
    """The reply to what was not understood: "did you mean", and then a person.

    Args:
        question: Its entries are what it may have been about.
        memory: How often in a row nothing was understood.
        composer: Knowledge and words.
    """
    if question.focus.other_place:
        return say("other_place", memory, composer, named=question.focus.other_place)
    figured = composer.knowledge.entries_with(question.focus.figures)
    likely = question.likely(LEAST_SUGGESTED)
    nearest = tuple(dict.fromkeys((*figured, *likely)))[:MOST_SUGGESTED]
    name = "unsure" if nearest else "unsure_open"
    if memory.unsure:
        name = "unsure_twice"
    buttons = composer.saying_buttons(name, composer.questions(nearest))
    return _reply(composer.saying(name), name, memory.puzzled(nearest), composer, buttons)


def _nearest(entry: Entry, question: Question, memory: Memory, composer: Composer) -> Reply:
    text = composer.saying("nearest", answer=composer.entry(entry))
    others = [one for one in question.likely(LEAST_SUGGESTED)[1:] if one != entry.id]
    buttons = composer.saying_buttons("nearest", composer.questions(others[:1]))
    memory = replace(memory.answered([entry.id]), unsure=memory.unsure + 1)
    return _reply(text, "nearest", memory, composer, buttons, entry)


def _with_a_fact_beside_it(reply: Reply, question: Question, composer: Composer) -> Reply:
    """A reply that the source does not tell something, with a fact that corrects or comes near."""
    if reply.outcome != "unknown":
        return reply
    beside = _figured(reply, question, composer) or _closest(reply, question, composer)
    if not beside:
        return reply
    saying, fact = beside
    told = composer.saying(saying, answer=composer.entry(fact))
    return replace(
        reply,
        body=composer.led_on_once(f"{reply.body}\n\n{told}"),
        entries=(*reply.entries, fact.id),
        source=composer.source(fact),
    )


def _figured(reply: Reply, question: Question, composer: Composer) -> tuple[str, Entry] | None:
    """The fact of a figure that is named; of several the one that the question is likeliest of."""
    told = any(figure in reply.body for figure in question.focus.figures)
    if told or question.focus.other_time:  # "how many have you helped since 1992"
        return None
    stating = composer.knowledge.entries_with(question.focus.figures)
    likely = [entry for entry in question.entries if entry in stating]
    named = next(iter((*likely, *stating)), None)
    return ("figured", composer.knowledge.entries[named]) if named else None


def _closest(reply: Reply, question: Question, composer: Composer) -> tuple[str, Entry] | None:
    """The next likely fact, where it is not sure that just what the source leaves open is asked."""
    clear = question.confidence >= SURE_OF_A_FACT or not question.intent.startswith("ask_")
    if clear or reply.source:
        return None
    fact = _fact(question.likely(LEAST_TOLD)[1:], question, composer)
    return ("closest", fact) if fact else None


def _without_context(question: Question, memory: Memory, composer: Composer) -> Reply:
    """The first question of a conversation that names no subject."""
    first = composer.knowledge.place.follow_ups.get(question.intent.removeprefix("facet_"))
    if first:
        return _state(composer.knowledge.entries[first], memory, composer)
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
        return _state(last, memory, composer, last.more)
    ways = (last.follow_ups.get(facet), last.follow_ups.get("next"), *last.related)
    for way in ways:
        if way and way not in memory.entries:
            return _state(composer.knowledge.entries[way], memory, composer)
    text = composer.saying("nothing_more", topic=last.title)
    buttons = composer.related(last, memory)
    return _reply(text, "nothing_more", memory.understood(), composer, buttons)


def _deliver(verdict: Verdict, question: Question, memory: Memory, composer: Composer) -> Reply:
    entry, refusal = verdict.entry, verdict.refusal
    if not refusal:
        return _state(entry, memory, composer)
    named = composer.knowledge.place.scope_names
    if refusal == "other_scope" and not question.focus.scopes <= named.keys():
        refusal = "no_what"
    if refusal == "other_scope":
        scope = named[_narrowest(question.focus.scopes)]
        text = composer.saying("other_scope", scope=scope, answer=composer.entry(entry))
        buttons = composer.related(entry, memory)
        memory = memory.answered([entry.id])
        return _reply(text, refusal, memory, composer, buttons, entry)
    text = composer.saying(refusal, topic=entry.title, named=question.focus.other_place)
    nearest = dict.fromkeys((entry.follow_ups.get(refusal.removeprefix("no_"), entry.id), entry.id))
    buttons = composer.saying_buttons(refusal, composer.questions(tuple(nearest)))
    return _reply(text, refusal, memory.understood(), composer, buttons)


def _narrowest(scopes: frozenset[str]) -> str:
    return next(scope for scope in SCOPES if scope in scopes)


def _state(entry: Entry, memory: Memory, composer: Composer, template: str = "") -> Reply:
    """States an entry; the third time in a row it offers a person as well."""
    text = composer.entry(entry, template)
    outcome = "answered"
    if entry.unknown:
        outcome = "protected" if entry.protected else "unknown"
    before = memory.entries[-1:] == (entry.id,)
    if before and memory.repeats >= MOST_REPEATS:
        text = composer.saying("again", answer=text)
    buttons = composer.related(entry, memory)
    memory = memory.answered([entry.id])
    return _reply(text, outcome, memory, composer, buttons, entry)


def _reply(
    body: str,
    outcome: str,
    memory: Memory,
    composer: Composer,
    buttons: tuple[str, ...] = (),
    entry: Entry | None = None,
) -> Reply:
    return Reply(
        body=body,
        outcome=outcome,
        memory=memory,
        buttons=buttons[:MOST_BUTTONS],
        entries=(entry.id,) if entry else (),
        knowledge=composer.knowledge.version,
        source=composer.source(entry) if entry else "",
    )
