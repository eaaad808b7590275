"""Referents: "the tanker", "it", "her" -> the names and things that they stand for in their document."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from prophasis.case import Mention, Place
from prophasis.reading.collating.identity import Identity
from prophasis.reading.collating.lexicon import classes_of
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.wording import slug, words

_NAME = r"([A-Z][\w’'-]+(?:\s+[A-Z][\w’-]+)?)"
_CALLED = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Aa]nother)\s+(?:[a-z-]+\s+)?([a-z]{{3,}})(?:\s+(?:of|at|in|near|called|named))?,?\s+{_NAME}"
)
""" "The tanker Cassel", "the dam at Varn", "another tanker, the Dorrit"."""
_BEARING = re.compile(rf"\b[Tt]he\s+{_NAME}\s+([a-z]{{3,}})\b")
""" "The Sowell valley"."""
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts)\s+([a-z-]{3,})(?:\s+([a-z]{3,}))?\b")
_OWNER = re.compile(r"\b[Tt]he\s+([A-Z][\w-]+)['’]s\b")
_BACK = 3
"""How many sentences back a pronoun may point."""
_PRONOUN = re.compile(r"\b(?:it|she|her|hers|they|them|its|their)\b", re.IGNORECASE)


@dataclass
class Referents:
    """What the nouns and pronouns of one document stand for."""

    leaf: Leaf
    identity: Identity
    _called: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._called = defaultdict(set)
        for place in self.leaf.sentences:
            text = self.leaf.quote(place)
            for noun, name in _CALLED.findall(text):
                self._called[noun].add(slug(name.removesuffix("'s").removesuffix("’s")))
            for name, noun in _BEARING.findall(text):
                if classes_of(noun):
                    self._called[noun].add(slug(name))

    def of(self, clause: Place, number: int, *, bare: bool) -> tuple[frozenset[str], frozenset[str]]:
        """Names and things that a clause only points to; ``bare`` where it names nothing itself.

        A definite noun stands for the only name that the document gives it; a pronoun for what the sentences before
        it speak of, in the same paragraph.
        """
        text = " ".join(self.leaf.text[slice(*clause)].split())
        names = self._pointed(text)
        if not bare or not _PRONOUN.search(text):
            return frozenset(names), frozenset()
        before, things = self._before(number)
        return frozenset(names | before), frozenset(things)

    def _before(self, number: int) -> tuple[set[str], set[str]]:
        """Names and things of the nearest sentence before this one in its paragraph that has names."""
        things: set[str] = set()
        for at in range(number - 1, max(number - 1 - _BACK, -1), -1):
            sentence = self.leaf.sentences[at]
            if "\n\n" in self.leaf.text[sentence[1] : self.leaf.sentences[number][0]]:
                break
            things |= self._things(sentence) if at == number - 1 else set()
            names = self._named(sentence)
            if names:
                return names, things
        return set(), things

    def _pointed(self, text: str) -> set[str]:
        """The names for which the definite nouns of a text stand."""
        nouns = {noun for pair in _DEFINITE.findall(text) for noun in pair if noun}
        return {name for noun in nouns if len(called := self._called.get(noun, set())) == 1 for name in called}

    def _named(self, sentence: Place) -> set[str]:
        """The names in a sentence, with those that its definite nouns stand for."""
        text = self.leaf.quote(sentence)
        bearers = {name for names in self._called.values() for name in names}
        found = {slug(name) for name in re.findall(_NAME, text)} & bearers
        for mark in self.leaf.within("mention", *sentence):
            if isinstance(mark.payload, Mention) and mark.payload.how == "name":
                found |= {one for one in (self.identity.key(self.leaf.id, mark.payload.actor),) if one}
        found |= {slug(name) for name in _OWNER.findall(text)}
        return found | self._pointed(text)

    def _things(self, sentence: Place) -> set[str]:
        return {word for word in words(self.leaf.quote(sentence)) if classes_of(word)}


__all__ = ["Referents"]
