"""Basic mode: replies without Rasa, for when its model, its actions or its time are not there."""

from collections.abc import Sequence
from dataclasses import replace

from donorguide.answers import Composer, Memory, Question, Reply, respond, say
from donorguide.knowledge import Focus
from donorguide.language import tongue
from donorguide.language.asking import ASIDE, FIRST_PERSON, INTERROGATIVE
from donorguide.language.clauses import clauses
from donorguide.language.matching import Match, QuestionMatcher
from donorguide.language.readings import FALLBACK
from donorguide.language.risk import RiskFinder
from donorguide.language.urgency import OTHER_LANGUAGE, RISKS

WORTH_OFFERING = 0.35  # likeness from which an entry's question is worth a button
MOST_OFFERED = 2


class BasicMode:
    """Answers from the same facts by the words of a message alone.

    The gates are those of `donorguide.answers`: an entry still answers only what it offers.
    What is not surely understood is not answered.
    """

    def __init__(self, composer: Composer) -> None:
        """Prepares what the first message would wait for.

        Args:
            composer: Knowledge and words.
        """
        self._composer = composer
        self._matcher = QuestionMatcher(composer.knowledge, composer.words.sayings)
        self._risk = RiskFinder()
        tongue.load()

    def reply(self, text: str, memory: Memory | None = None, unsure: str = "trouble") -> Reply:
        """The reply to a message.

        Args:
            text: What a visitor wrote, with at least one letter.
            memory: What the conversation remembers, if that is known.
            unsure: The saying for what is not surely understood, such as "loading".
        """
        memory = memory or Memory()
        mended = self._matcher.mend(text)
        risk = self._risk.find(text, mended)
        if risk:
            return respond([Question((RISKS[risk],))], memory, self._composer)
        whole = self._matcher.match(mended)
        language = tongue.tongue(text)
        if language != "en" and not whole.sure:
            asked = [Question((OTHER_LANGUAGE,), language=language)]
            return respond(asked, memory, self._composer)
        questions = self._questions(text, whole)
        if questions:
            return respond(questions, memory, self._composer)
        return self._unsure(unsure, text, whole, memory)

    def _questions(self, text: str, whole: Match) -> list[Question]:
        """What a message surely asks, in order; a last one stands for what is not sure."""
        if whole.exact:
            return [Question((whole.intent,), whole.focus)]
        parts = [self._matcher.mend(part) for part in clauses(text)]
        matches = [self._matcher.match(part) for part in parts] if len(parts) > 1 else [whole]
        asking = [bool(INTERROGATIVE.search(part)) for part in parts]
        # What is stated beside a question is only read for sayings, such as a wish to give.
        sure = [
            one
            for one, asks in zip(matches, asking, strict=True)
            if one.sure and (asks or not any(asking) or not one.intent.startswith("ask_"))
        ]
        found = {one.intent: _question(one, whole.focus) for one in sure}
        if len(found) < 2 and whole.sure:
            return [_question(whole, whole.focus)]
        unclear = any(asks and not one.sure for one, asks in zip(matches, asking, strict=True))
        if unclear or len(found) > 1:
            found = {intent: one for intent, one in found.items() if intent not in ASIDE}
        questions = list(found.values())
        return [*questions, Question((FALLBACK,))] if questions and unclear else questions

    def _unsure(self, saying: str, text: str, whole: Match, memory: Memory) -> Reply:
        """Whom to ask, and what may have been meant."""
        named = whole.focus.other_place
        if named and not FIRST_PERSON.search(text):
            return say("other_place", memory, self._composer, named=named)
        offered = _worth_offering(whole.ranking)
        first = self._composer.questions(offered)
        buttons = self._composer.saying_buttons(saying, first)
        # Nothing was understood, so nothing of what is remembered changes.
        return replace(say(saying, memory, self._composer), buttons=buttons, memory=memory)


def _question(match: Match, around: Focus) -> Question:
    """The question of a clause, with the other place that "there" stands for."""
    focus = match.focus
    if focus.refers and not focus.other_place and not focus.scopes:
        focus = replace(focus, other_place=around.other_place)
    return Question((match.intent,), focus)


def _worth_offering(ranking: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    likely = [name for name, likeness in ranking if likeness >= WORTH_OFFERING]
    entries = [name.removeprefix("ask_") for name in likely if name.startswith("ask_")]
    return tuple(entries[:MOST_OFFERED])
