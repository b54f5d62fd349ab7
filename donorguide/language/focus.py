"""Finds what a question asks for, and of which group, place and time."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import spacy
import yaml
from rapidfuzz import fuzz
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from donorguide.knowledge import Focus, Place
from donorguide.language.figures import figures
from donorguide.language.gazetteer import place_names
from donorguide.language.text import plain

YEAR = re.compile(r"(1[89]|20)\d\d")
LIKE_ENOUGH = 75  # per cent of letters in common that make a word a misspelt name
YOURS = 3  # words between "your" and "town"
DENIED = 3  # words between "not" and a scope
NEXT = 2  # words between "I live" and the place that is the visitor's own
NEAR = 8  # words between "my" and that place
SHORTEST_NAME = 6  # letters; shorter names are only taken when spelt right


@cache
def cues() -> Mapping[str, Any]:
    """The phrases of English that tell what a question is after."""
    text = (Path(__file__).parent / "cues.yml").read_text(encoding="utf-8")
    data: Mapping[str, Any] = yaml.safe_load(text)
    return data


class FocusFinder:
    """Reads questions about one place."""

    def __init__(self, place: Place) -> None:
        """Prepares the phrases of English and the names of the place.

        Args:
            place: Whose names, and names of neighbours, mean no other place.
        """
        self._spacy = spacy.blank("en")
        self._function_words = frozenset(self._spacy.Defaults.stop_words | set(cues()["left_out"]))
        scopes = {
            scope: [*cues()["scopes"][scope], *place.aliases.get(scope, ())]
            for scope in cues()["scopes"]
        }
        own = {name.lower() for names in place.aliases.values() for name in names}
        own.update(name.lower() for name in place.neighbours)
        foreign = {"place": place_names() - own - set(place.organisation.lower().split())}
        self._kinds = self._matcher(cues()["kinds"])
        self._groups = self._matcher(cues()["groups"])
        self._scopes = self._matcher(scopes)
        self._ordinals = self._matcher(cues()["ordinals"])
        self._counted = self._matcher({"counted": cues()["counted"]})
        self._times = self._matcher({"time": cues()["other_times"]})
        self._foreign = self._matcher(foreign)
        self._own_place = self._matcher({"own": cues()["own_place"]})
        self._first_person = self._matcher({"person": cues()["first_person"]})
        self._existing = self._matcher({"existing": cues()["existing"]})
        self._names = self._matcher({"name": own.union(cues()["ours"])})
        self._misspellable = {
            name.lower(): scope
            for scope, names in place.aliases.items()
            for name in names
            if " " not in name and len(name) >= SHORTEST_NAME
        }

    def find(self, text: str) -> Focus:
        """The focus of one question.

        Args:
            text: The question as it was typed.
        """
        document = self._spacy.make_doc(plain(text))
        named = self._spans(self._scopes, document)
        meant = [span for span in named if not _denied(span, document)] or named
        scopes = {span.label_ for span in meant} | self._misspelt(document)
        return Focus(
            kind=self._kind(document),
            scopes=frozenset(scopes),
            groups=_settled(self._found_groups(document)),
            other_place=self._other_place(document),
            other_time=self._other_time(document),
            figures=figures(document.text),
            ordinal=next((span.label_ for span in self._spans(self._ordinals, document)), ""),
            refers=self._refers(document),
        )

    def _matcher(self, phrases: Mapping[str, Iterable[str]]) -> PhraseMatcher:
        matcher = PhraseMatcher(self._spacy.vocab, attr="LOWER")
        for label, texts in phrases.items():
            matcher.add(label, [self._spacy.make_doc(plain(text)) for text in texts])
        return matcher

    def _spans(self, matcher: PhraseMatcher, document: Doc) -> list[Span]:
        """What the matcher finds; of spans that overlap the longest."""
        return filter_spans(matcher(document, as_spans=True))

    def _refers(self, document: Doc) -> bool:
        """Whether it goes on from what was said; "are there any" does not."""
        going_on = any(document.text.startswith(f"{begin} ") for begin in cues()["going_on"])
        existing = {span.end - 1 for span in self._spans(self._existing, document)}
        return going_on or any(
            token.text in cues()["pronouns"] and token.i not in existing for token in document
        )

    def _kind(self, document: Doc) -> str:
        """The kind of question; a cue that begins with an asking word tells it before others."""
        spans = [
            span
            for span in self._spans(self._kinds, document)
            if not _unit_of_a_figure(span, document) and not _waived(span, document)
        ]
        asking = [span for span in spans if span[0].text in cues()["asking"]]
        found = {span.label_ for span in asking or spans}
        kind = next((kind for kind in cues()["kinds"] if kind in found), "")
        return "" if kind == "what" else kind

    def _found_groups(self, document: Doc) -> set[str]:
        """The groups of people; where something is counted, only what is counted."""
        spans = [
            span
            for span in self._spans(self._groups, document)
            if not span.start or document[span.start - 1].text != "my"  # the visitor's own
        ]
        if self._rate_of_something_else(document):
            return {"other"}
        counted = self._spans(self._counted, document)
        groups = set() if counted else {span.label_ for span in spans} - {"things"}
        for cue in counted:
            groups |= self._counted_groups(document, cue.end, spans)
        if len({span.text for span in spans if span.label_ == "impairment"}) > 1:
            groups = groups - {"impairment"} | {"disability"}  # "the blind, the deaf, the lame"
        return groups

    def _rate_of_something_else(self, document: Doc) -> bool:
        """Whether it asks for a "divorce rate", and not for that of poverty."""
        told = {*cues()["rated"], *cues()["describing"]}
        return any(
            token.text in ("rate", "rates")
            and token.i
            and document[token.i - 1].is_alpha
            and document[token.i - 1].text not in told | self._function_words
            for token in document
        )

    def _counted_groups(self, document: Doc, start: int, spans: list[Span]) -> set[str]:
        """The groups named after a figure's cue; "other" where it is followed by another noun."""
        end = next((t.i for t in document[start:] if t.text in "?.;!"), len(document))
        groups = [span for span in spans if start <= span.start < end]
        subject = groups[0].start if groups else end
        named = self._spans(self._scopes, document)
        places = {index for span in named for index in range(span.start, span.end)}
        for token in document[start:subject]:
            if token.text in cues()["describing"] or token.i in places:
                continue
            if token.text in self._function_words or not token.is_alpha:
                break  # "how many of them are children", "how many live there"
            return {"other"}
        return {"other" if span.label_ == "things" else span.label_ for span in groups}

    def _misspelt(self, document: Doc) -> set[str]:
        """The scopes of names that are nearly spelt right, outside names that are."""
        spans = self._spans(self._scopes, document)
        taken = {index for span in spans for index in range(span.start, span.end)}
        return {
            scope
            for token in document
            if len(token.text) >= SHORTEST_NAME - 1
            and token.text not in place_names()
            and token.i not in taken
            for name, scope in self._misspellable.items()
            if fuzz.ratio(token.text, name) >= LIKE_ENOUGH
        }

    def _other_place(self, document: Doc) -> str:
        """A place that is none of ours, unless it is where the visitor lives or works."""
        near = [(span.end, NEXT) for span in self._spans(self._own_place, document)]
        ours = self._names_ours(document)
        if ours and self._kind(document) not in ("comparison", "rank"):
            return ""  # "is Qiqihar in Mongolia?": the fact corrects
        if ours:
            near += [(span.end, NEAR) for span in self._spans(self._first_person, document)]
        mine = bool(self._spans(self._first_person, document))
        for span in self._spans(self._foreign, document):
            words = [one.text for one in document[: span.start]]
            before = words[-1] if words else ""
            own = any(0 <= span.start - end <= reach for end, reach in near)
            # "I give from Austria", but not "my husband was from Austria"
            being = any(one in cues()["being"] for one in words[-2:-1])
            own = own or (mine and before == "from" and not being)
            # "like Austria", "as it is in Austria", but not "what is it like in Austria"
            likened = next((one for one in reversed(words) if one not in cues()["between"]), "")
            asked = likened == "like" and ("what" in words or "how" in words)
            compared = (
                likened in cues()["against"] and not asked and self._kind(document) != "comparison"
            )
            if not own and not compared and before not in cues()["beside"]:
                return span.text.title()
        return ""

    def _names_ours(self, document: Doc) -> bool:
        """Whether our place is named, or stands as "your growing town"."""
        if self._spans(self._names, document) or self._misspelt(document):
            return True
        return any(
            token.text == "your"
            for span in self._spans(self._scopes, document)
            for token in document[max(0, span.start - YOURS) : span.start]
        )

    def _other_time(self, document: Doc) -> bool:
        named = bool(self._spans(self._times, document))
        return named or any(YEAR.fullmatch(token.text) for token in document)


def _unit_of_a_figure(span: Span, document: Doc) -> bool:
    """Whether "percent" belongs to a figure that is stated, and asks for none."""
    before = document[span.start - 1] if span.start else None
    return span.label_ == "share" and before is not None and before.like_num


def _denied(span: Span, document: Doc) -> bool:
    """Whether it is said that this is not meant: "Qiqihar, not China"."""
    before = [token.text for token in document[max(0, span.start - DENIED) : span.start]]
    return "not" in before and "only" not in before


def _waived(span: Span, document: Doc) -> bool:
    """Whether it is said that this is not asked for."""
    before = [token.text for token in document[: span.start]]
    if before and before[-1] in cues()["articles"]:
        before.pop()
    return bool(before) and before[-1] in cues()["waived"]


def _settled(groups: set[str]) -> frozenset[str]:
    """The groups with a single impairment settled: part of disability, or a group by itself."""
    if "impairment" in groups:
        groups = groups - {"impairment"} | ({"other"} if "disability" not in groups else set())
    return frozenset(groups)
