"""Matches questions with entries and sayings by their words alone, without a trained model."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from donorguide.knowledge import Focus, Knowledge
from donorguide.language.focus import FocusFinder
from donorguide.language.spelling import Speller
from donorguide.language.stems import WORD, bare, basic, idle, stem, words
from donorguide.language.text import plain

# What words weigh that tell little of the subject; a rare word weighs about 5.
IDLE_WORD = 0.15
NAME_OF_THE_PLACE = 0.3
UNHEARD_OF = 0.3  # of the greatest weight: a word of no entry is mostly one by the way
# What is left of a likeness where a question asks for another kind of thing, group or scope.
OTHER_KIND = 0.8
OTHER_GROUPS = 0.93
OTHER_SCOPES = 0.8
OPEN_KINDS = frozenset({"", "how", "who"})  # these differ in words only
# The likeness from which a match is sure, and its lead before the next one. Measured on the
# tuning set; to say wrongly that the source does not tell is a smaller error than a wrong fact.
SURE_OF_A_FACT = 0.6
SURE_OF_A_GAP = 0.55
SURE_OF_A_SAYING = 0.6
AHEAD = 0.1
FEWEST_SHARED = 2  # words of the subject that a fact has in common with its question
CERTAIN = 0.95  # likeness of what is said almost word for word

Bag = Mapping[str, float]  # from a stem to its weight


@dataclass(frozen=True)
class Match:
    """What a text may ask, by its words.

    Args:
        ranking: Intents with their likeness from 0 to 1, the best first.
        focus: What it asks for, and of whom, where and when.
        sure: Whether the best is good enough, and far enough ahead, to be answered.
        exact: Whether it is said word for word, as by a button.
    """

    ranking: tuple[tuple[str, float], ...]
    focus: Focus
    sure: bool
    exact: bool = False

    @property
    def intent(self) -> str:
        """The likeliest intent; empty if nothing is alike."""
        return self.ranking[0][0] if self.ranking else ""


class QuestionMatcher:
    """Knows the words of a place's entries, and of what people say besides."""

    def __init__(self, knowledge: Knowledge, sayings: Collection[str]) -> None:
        """Prepares the words of all entries and sayings.

        Args:
            knowledge: Its entries are matched by question and title.
            sayings: The names of those that may be said.
        """
        entries = {f"ask_{one.id}": one for one in knowledge.entries.values()}
        said = {name: texts for name, texts in basic()["said"].items() if name in sayings}
        asked = {name: (one.question, one.title) for name, one in entries.items()}
        answers = {name: knowledge.answer(one.id) for name, one in entries.items()}
        names = _names(knowledge)
        self._focus = FocusFinder(knowledge.place)
        self._foci = {name: self._focus.find(one.question) for name, one in entries.items()}
        self._unknown = {name for name, one in entries.items() if one.unknown}
        self._exact = {bare(text): name for name, texts in said.items() for text in texts}
        self._exact |= {bare(one.question): name for name, one in entries.items()}
        self._names = {stem(word) for name in names for word in words(name)}
        self._weights = _weights([*said.values(), *asked.values()])
        self._most = max(self._weights.values(), default=1.0)
        self._said = {name: [self._rare(text) for text in texts] for name, texts in said.items()}
        self._asked = {name: [self._bag(text) for text in texts] for name, texts in asked.items()}
        self._whole = {
            name: self._bag(" ".join([*asked[name], answer])) for name, answer in answers.items()
        }
        ours = [*names, *(text for some in (*said.values(), *asked.values()) for text in some)]
        self._speller = Speller.of(map(words, [*ours, *answers.values()]))

    def mend(self, text: str) -> str:
        """The plain text with typing errors mended towards the words of entries and sayings."""
        return WORD.sub(lambda match: " ".join(self._speller.mend(match.group())), plain(text))

    def match(self, text: str) -> Match:
        """What a text asks.

        Args:
            text: A message or a clause of it, as `mend` gives it.
        """
        focus = self._focus.find(text)
        exact = self._exact.get(bare(text))
        if exact:
            return Match(((exact, 1.0),), focus, sure=True, exact=True)
        bag, rare = self._bag(text), self._rare(text)
        likeness = {name: self._likeness(name, bag, focus) for name in self._asked}
        likeness |= {
            name: max(_alike(one, rare) for one in some) for name, some in self._said.items()
        }
        ranked = sorted(likeness.items(), key=lambda one: -one[1])
        ranking = tuple(one for one in ranked if one[1])
        return Match(ranking, focus, bool(ranking) and self._sure(ranking, bag, focus))

    def _sure(self, ranking: Sequence[tuple[str, float]], bag: Bag, focus: Focus) -> bool:
        (name, likeness), *others = ranking
        if name in self._said:
            least, rivals = SURE_OF_A_SAYING, others
        elif name in self._unknown:
            # Which of two things it is that the source does not tell matters little.
            rivals = [one for one in others if one[0] not in self._unknown]
            least = SURE_OF_A_GAP
        else:
            # One word in common may be in any question: "did anyone famous grow up there".
            enough = likeness >= CERTAIN or self._shared(name, bag, focus) >= FEWEST_SHARED
            least, rivals = (SURE_OF_A_FACT if enough else math.inf), others
        return likeness >= least and likeness - max(dict(rivals).values(), default=0.0) >= AHEAD

    def _shared(self, name: str, bag: Bag, focus: Focus) -> int:
        """How many words of the subject a question shares with an entry; a kind is one as well."""
        kind, whole = self._foci[name].kind, self._whole[name]
        same_kind = kind == focus.kind and kind not in OPEN_KINDS
        shared = sum(weight > NAME_OF_THE_PLACE and one in whole for one, weight in bag.items())
        return shared + same_kind

    def _likeness(self, name: str, bag: Bag, focus: Focus) -> float:
        """How far a question and an entry cover each other, from 0 to 1.

        Words may be asked from anywhere in an entry, but of its texts one as a whole.
        """
        in_text = max(_covered(one, bag) for one in self._asked[name])
        likeness = math.sqrt(in_text * _covered(bag, self._whole[name]))
        own = self._foci[name]
        if own.kind != focus.kind and not {own.kind, focus.kind} <= OPEN_KINDS:
            likeness *= OTHER_KIND
        if own.scopes and focus.scopes and not own.scopes & focus.scopes:
            likeness *= OTHER_SCOPES
        return likeness if own.groups == focus.groups else likeness * OTHER_GROUPS

    def _bag(self, text: str) -> Bag:
        """The words of a question, weighed by how much they tell of its subject."""
        return {stem(word): self._weight(word) for word in words(text)}

    def _weight(self, word: str) -> float:
        if idle(word):
            return IDLE_WORD
        if stem(word) in self._names:
            return NAME_OF_THE_PLACE
        return self._weights.get(stem(word), UNHEARD_OF * self._most)

    def _rare(self, text: str) -> Bag:
        """The words of a saying, all weighed by how rare they are; "see you" has no others."""
        return {one: self._weights.get(one, self._most) for one in map(stem, words(text))}


def _names(knowledge: Knowledge) -> list[str]:
    """The names of the place and of the organisation, which most questions may have."""
    names = [name for some in knowledge.place.aliases.values() for name in some]
    return [*names, knowledge.place.organisation]


def _weights(texts: Iterable[Iterable[str]]) -> Bag:
    """What each stem weighs: the more, the fewer entries and sayings have it."""
    stems = [{stem(word) for word in words(" ".join(some))} for some in texts]
    counts = Counter(one for some in stems for one in some)
    return {one: math.log(1 + len(stems) / count) for one, count in counts.items()}


def _covered(bag: Bag, by: Bag) -> float:
    """The share of a bag's weight that stands in another one as well."""
    total = sum(bag.values())
    return sum(weight for one, weight in bag.items() if one in by) / total if total else 0.0


def _alike(bag: Bag, other: Bag) -> float:
    """How far two bags cover each other, from 0 to 1."""
    return math.sqrt(_covered(bag, other) * _covered(other, bag))
