"""Reads a question in the light of what was said before, and of the figures it names."""

from collections.abc import Iterable, Sequence

from donorguide.answers.asked import Memory, Question
from donorguide.answers.following import OF_THE_ANSWER, facet_of, follow
from donorguide.knowledge import Entry, Knowledge

# How much likelier a question leads on from the last answer, is about a figure that it names,
# stays with the topic, or asks for the answer again, than that it leads elsewhere; measured in
# docs/decisions/0003 and 0015.
NEARER = 4.0
STATED = 12.0
SAME_TOPIC = 2.0
AGAIN = 3.0
CLEAR = 0.5  # confidence from which a question needs no context
WORD_FOR_WORD = 0.99  # confidence of an example's own words, as a button's are
# Of the groups the one that fares otherwise than all: what is told of children is not told of it.
CARRIED = "disability"


def in_context(question: Question, memory: Memory, knowledge: Knowledge) -> Question:
    """The question with its intents in the order of the conversation.

    Args:
        question: As it was understood alone.
        memory: Its topic is what "they", "it" or "there" may mean.
        knowledge: Says which entries lead on from which, and which state a figure.
    """
    figured = () if question.focus.other_time else knowledge.entries_with(question.focus.figures)
    if question.confidence >= CLEAR or not (memory.topic or figured):
        return question
    latest = [knowledge.entries[one] for one in memory.topic]
    if latest:
        question = _pooled(question, latest[-1], knowledge)
    stating = [knowledge.entries[one] for one in figured]
    nearby = _led_to(latest, memory.topic) | set(figured) | _led_to(stating, ())
    topics = {entry.topic for entry in latest}

    def weight(intent: str) -> float:
        entry = knowledge.entries.get(intent.removeprefix("ask_"))
        if entry is None:
            return 1.0
        if entry.id in memory.topic:
            return AGAIN
        if entry.id in figured:
            return STATED
        return NEARER if entry.id in nearby else SAME_TOPIC if entry.topic in topics else 1.0

    weighed = [(name, chance * weight(name)) for name, chance in question.ranking]
    weighed.sort(key=lambda one: -one[1])
    total = max(1.0, sum(chance for _, chance in weighed)) if latest else 1.0
    return question.ranked([(name, min(1.0, chance / total)) for name, chance in weighed])


def carried_over(question: Question, memory: Memory, knowledge: Knowledge) -> Question:
    """A question of "them" after an answer on a group is one of that group.

    Args:
        question: As it was understood in context.
        memory: Its topic says of whom the last answer was.
        knowledge: Says which fact on that group is related to an entry, or else what the entry
            leads to for that group.
    """
    entry = knowledge.entries.get(question.intent.removeprefix("ask_"))
    last = [knowledge.entries[one] for one in memory.topic if one in knowledge.entries]
    if not entry or not last or not question.focus.refers:
        return question
    if question.confidence >= WORD_FOR_WORD:
        return question
    own = {entry.topic, *(knowledge.entries[one].topic for one in entry.related)}
    theirs = (one for one in knowledge.entries.values() if one.topic == CARRIED)
    told = (one.id for one in theirs if entry.id in one.related and not one.unknown)
    target = next(told, entry.follow_ups.get(CARRIED))
    if target in (None, last[0].id) or last[0].topic != CARRIED or CARRIED in own:
        return question
    ranking = [one for one in question.ranking if one[0] != f"ask_{target}"]
    return question.ranked([(f"ask_{target}", question.confidence), *ranking])


def picked_out(question: Question, memory: Memory, knowledge: Knowledge) -> Question:
    """A question of "the second one", after an answer that names several, is one of that thing.

    Args:
        question: As it was understood alone.
        memory: Its topic is the answer.
        knowledge: Says where the `follow_ups` of that answer lead for "first", "second", "last".
    """
    last = [knowledge.entries[one] for one in memory.topic]
    target = last[0].follow_ups.get(question.focus.ordinal) if last else None
    clear = question.confidence >= CLEAR and not question.intent.startswith("facet_")
    if clear or not target:
        return question
    return question.ranked([(f"ask_{target}", WORD_FOR_WORD)])


def _pooled(question: Question, last: Entry, knowledge: Knowledge) -> Question:
    """The question with the chance of each follow-up given to the entry that it leads to."""
    chances = dict(question.ranking)
    for intent, chance in question.ranking:
        facet = intent.removeprefix("facet_")
        if facet == intent or facet in OF_THE_ANSWER:
            continue
        verdict = follow(last, facet_of(question, intent, last), question, knowledge)
        target = f"ask_{verdict.entry.id}"
        if not verdict.refusal and target in chances:
            chances[target] = chances.get(target, 0.0) + chance
            del chances[intent]
    return question.ranked(sorted(chances.items(), key=lambda one: -one[1]))


def without_context(question: Question) -> Question | None:
    """A follow-up taken by its own words alone; None if they tell nothing.

    Its confidences are anew such that those of all intents that need no answer before them, as
    follow-ups, a yes and a no do, are one together.
    """
    named = [one for one in question.ranking if not one[0].startswith(("facet_", "affirm", "deny"))]
    total = sum(chance for _, chance in named)
    return question.ranked([(name, chance / total) for name, chance in named]) if total else None


def _led_to(entries: Iterable[Entry], but: Sequence[str]) -> set[str]:
    """The entries that some lead on to."""
    led = {other for one in entries for other in (*one.follow_ups.values(), *one.related)}
    return led - set(but)
