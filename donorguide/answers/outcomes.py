"""The replies by outcome: a fact stated, refused or told as the nearest, a saying, a suggestion."""

from dataclasses import replace

from donorguide.answers.asked import Memory, Question
from donorguide.answers.offers import SCOPES, Verdict
from donorguide.answers.reply import MOST_BUTTONS, Composer, Reply
from donorguide.knowledge import Entry

MOST_REPEATS = 2
MOST_SUGGESTED = 2
LEAST_SUGGESTED = 0.03  # confidence below which an entry is not worth a "did you mean"


def state(entry: Entry, memory: Memory, composer: Composer, template: str = "") -> Reply:
    """States an entry; the third time in a row it offers a person as well.

    Args:
        entry: What is stated; it may be that the source does not tell something.
        memory: What the conversation remembers.
        composer: Knowledge and words.
        template: Another text for it, such as its `more`.
    """
    text = composer.entry(entry, template)
    outcome = "answered"
    if entry.unknown:
        outcome = "protected" if entry.protected else "unknown"
    before = memory.entries[-1:] == (entry.id,)
    if before and memory.repeats >= MOST_REPEATS:
        text = composer.saying("again", answer=text)
    buttons = composer.related(entry, memory)
    memory = memory.answered([entry.id])
    return make_reply(text, outcome, memory, composer, buttons, entry)


def deliver(verdict: Verdict, question: Question, memory: Memory, composer: Composer) -> Reply:
    """States an entry, or says why it does not answer what is asked.

    Args:
        verdict: The entry, and the refusal if there is one.
        question: What was asked.
        memory: What the conversation remembers.
        composer: Knowledge and words.
    """
    entry, refusal = verdict.entry, verdict.refusal
    if not refusal:
        return state(entry, memory, composer)
    named = composer.knowledge.place.scope_names
    if refusal == "other_scope" and not question.focus.scopes <= named.keys():
        refusal = "no_what"
    if refusal == "other_scope":
        scope = named[_narrowest(question.focus.scopes)]
        text = composer.saying("other_scope", scope=scope, answer=composer.entry(entry))
        buttons = composer.related(entry, memory)
        memory = memory.answered([entry.id])
        return make_reply(text, refusal, memory, composer, buttons, entry)
    text = composer.saying(refusal, topic=entry.title, named=question.focus.other_place)
    nearest = dict.fromkeys((entry.follow_ups.get(refusal.removeprefix("no_"), entry.id), entry.id))
    buttons = composer.saying_buttons(refusal, composer.questions(tuple(nearest)))
    return make_reply(text, refusal, memory.understood(), composer, buttons)


def _narrowest(scopes: frozenset[str]) -> str:
    return next(scope for scope in SCOPES if scope in scopes)


def state_nearest(entry: Entry, question: Question, memory: Memory, composer: Composer) -> Reply:
    """Tells a fact as no more than the nearest one to what is asked.

    Args:
        entry: The fact.
        question: What was asked; its next entry is worth a button.
        memory: What the conversation remembers.
        composer: Knowledge and words.
    """
    text = composer.saying("nearest", answer=composer.entry(entry))
    others = [one for one in question.likely(LEAST_SUGGESTED)[1:] if one != entry.id]
    buttons = composer.saying_buttons("nearest", composer.questions(others[:1]))
    memory = replace(memory.answered([entry.id]), unsure=memory.unsure + 1)
    return make_reply(text, "nearest", memory, composer, buttons, entry)


def nearest_too(reply: Reply, composer: Composer) -> Reply:
    """A nearest fact behind another one, so that both are not told in the same words.

    Args:
        reply: As `state_nearest` makes it.
        composer: Knowledge and words.
    """
    answer = reply.body.removeprefix(composer.saying("nearest", answer=""))
    return replace(reply, body=composer.saying("nearest_too", answer=answer))


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
    return make_reply(text, name, memory, composer, composer.saying_buttons(name))


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
    return make_reply(composer.saying(name), name, memory.puzzled(nearest), composer, buttons)


def make_reply(
    body: str,
    outcome: str,
    memory: Memory,
    composer: Composer,
    buttons: tuple[str, ...] = (),
    entry: Entry | None = None,
) -> Reply:
    """A reply with the version of the knowledge, and the source of the entry it states.

    Args:
        body: Its words.
        outcome: What came of the question.
        memory: What the conversation remembers from now on.
        composer: Knowledge and words.
        buttons: What it offers to ask next.
        entry: The entry that it states, if it does.
    """
    return Reply(
        body=body,
        outcome=outcome,
        memory=memory,
        buttons=buttons[:MOST_BUTTONS],
        entries=(entry.id,) if entry else (),
        knowledge=composer.knowledge.version,
        source=composer.source(entry) if entry else "",
    )
