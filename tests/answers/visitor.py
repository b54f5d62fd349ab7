"""Somebody who asks, and a bot that remembers between the turns what JSON can carry."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from donorguide import answers
from donorguide.answers import Composer, Memory, Question, Reply
from donorguide.knowledge import Entry, Focus
from tests.factories import make_composer


@dataclass
class Visitor:
    """A conversation with a bot that knows the composer's entries."""

    composer: Composer
    memory: Memory = field(default_factory=Memory)

    def asks(self, *entries: str, **focus: Any) -> Reply:
        """Asks about the first of the entries, with a focus on what the names say."""
        return self.sends(make_question(*(f"ask_{entry}" for entry in entries), **focus))

    def follows_up(self, facet: str, *entries: str, **focus: Any) -> Reply:
        """Asks what makes sense only after an answer; the entries are less likely meanings."""
        entry_intents = (f"ask_{entry}" for entry in entries)
        return self.sends(make_question(f"facet_{facet}", *entry_intents, **focus))

    def says(self, intent: str) -> Reply:
        """Says something that has fixed words for a reply."""
        return self.sends(make_question(intent))

    def sends(self, *questions: Question) -> Reply:
        """Sends one message with these questions in it."""
        return self._hears(answers.respond(questions, self.memory, self.composer))

    def is_not_understood(self, *entries: str) -> Reply:
        """Says something that may have been about the entries, or about nothing known."""
        question = make_question("nlu_fallback", *(f"ask_{entry}" for entry in entries))
        return self._hears(answers.suggest(question, self.memory, self.composer))

    def asks_unclearly(self, chances: Mapping[str, float], **focus: Any) -> Reply:
        """Asks what may be about these entries, the likeliest first."""
        question = make_question(*(f"ask_{entry}" for entry in chances), **focus)
        return self.sends(replace(question, confidences=tuple(chances.values())))

    def _hears(self, reply: Reply) -> Reply:
        self.memory = Memory.from_dict(json.loads(json.dumps(reply.memory.as_dict())))
        assert self.memory == reply.memory
        return reply


def make_visitor(*entries: Entry, **contacts: str) -> Visitor:
    """Somebody who talks with a bot that knows these entries."""
    return Visitor(make_composer(*entries, contacts=contacts))


def make_question(*intents: str, scopes: str = "", groups: str = "", **focus: Any) -> Question:
    """A question with these intents; scopes and groups are words with spaces between."""
    named = Focus(scopes=frozenset(scopes.split()), groups=frozenset(groups.split()), **focus)
    return Question(intents, named)
