"""Outlets: which document of the corpus a name of a publisher or author stands for, and who rests on whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prophasis.case import Mention, Place, Span
from prophasis.reading.collating.corpus import Corpus, author_of
from prophasis.reading.collating.utterance import Utterance
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.gazetteer import slug

_RESTS = re.compile(
    r"\b(?:cit(?:es?|ed|ing)|quot(?:es?|ed|ing)|follow(?:s|ed)|relie[sd] on|rely on|relying on|dr(?:aws|ew|awing) on"
    r"|repeat(?:s|ed)|took (?:it|the story|this) from|(?:has|had|have) (?:it|this|the story) from|cop(?:ies|ied))\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\baccording\s+to\s+", re.IGNORECASE)
_PROPER = re.compile(r"\b[A-Z][\w’-]+(?:\s+(?:of\s+the\s+|of\s+|for\s+the\s+|for\s+)?[A-Z][\w’-]+)*")


@dataclass(frozen=True)
class Rest:
    """That one source rests on another, and where that is said."""

    source: str
    upon: str
    span: Span


class Outlets:
    """Names of sources: a publisher or author of a document is the document's; another name is itself."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._documents: dict[str, str] = {}
        for leaf in corpus.leaves:
            for name in (leaf.document.publisher, leaf.document.author):
                if name:
                    for key in _keys(name):
                        self._documents.setdefault(key, leaf.id)

    def of_actor(self, document: str, actor: str | None) -> str | None:
        """The document that an actor publishes or writes, as ``document ID``; else the actor's key."""
        key = self._corpus.identity.key(document, actor)
        return self.of_key(key)

    def of_key(self, key: str | None) -> str | None:
        if key is None:
            return None
        return self._documents.get(key.rsplit(":", 1)[-1], key)

    def speaker(self, said: Utterance) -> str | None:
        """Who speaks; where no actor was found, the source that "according to" names."""
        if said.speaker is not None:
            return self.of_key(said.speaker)
        start, end = said.sentence
        found = _ACCORDING.search(said.leaf.text, start, end)
        return next(iter(self._sources(said.leaf, found.end(), min(end, found.end() + 60))), None) if found else None

    def document(self, source: str) -> Leaf | None:
        """The document for which a source stands."""
        return next((leaf for leaf in self._corpus.leaves if leaf.id == source), None)

    def name(self, source: str) -> str:
        """How readers know a source."""
        leaf = self.document(source)
        return author_of(leaf) if leaf else self._corpus.identity.name(source)

    def rests(self) -> Iterator[Rest]:
        """Who rests on whom: documents on those whose reports they give, and sources on those they are said to use."""
        for said in self._corpus.utterances:
            upon = self.speaker(said)
            if upon is not None and upon != said.leaf.id and self.document(upon) is not None:
                yield Rest(said.leaf.id, upon, said.leaf.span(said.sentence))
        for leaf in self._corpus.leaves:
            for place in leaf.sentences:
                yield from self._said_to_rest(leaf, place)

    def _said_to_rest(self, leaf: Leaf, place: Place) -> Iterator[Rest]:
        """ "A relied on B", "A cites B": the source named before the verb rests on the one named behind it."""
        text = leaf.text[place[0] : place[1]]
        for verb in _RESTS.finditer(text):
            before = self._sources(leaf, place[0], place[0] + verb.start())
            behind = self._sources(leaf, place[0] + verb.end(), min(place[1], place[0] + verb.end() + 60))
            if not behind:
                continue
            source = before[-1] if before else None
            if source is not None and source != behind[0]:
                yield Rest(source, behind[0], leaf.span(place))

    def _sources(self, leaf: Leaf, start: int, end: int) -> list[str]:
        """The persons and organisations named between two offsets, in order."""
        identity, named = self._corpus.identity, {}
        for mark in leaf.within("mention", start, end):
            payload = mark.payload
            if isinstance(payload, Mention) and payload.how in ("name", "alias", "title"):
                found = self.of_actor(leaf.id, payload.actor)
                if found is not None and (payload.kind in ("person", "organisation") or self.document(found)):
                    named[mark.start] = found
        for word in _PROPER.finditer(leaf.text, start, end):
            known = identity.named(word.group()) or slug(word.group())
            found = self._documents.get(known) or (known if identity.is_source(known) else None)
            if found is not None:
                named.setdefault(word.start(), found)
        return list(dict.fromkeys(named[at] for at in sorted(named)))


def _keys(name: str) -> Iterator[str]:
    """The ids by which a document may name a publisher or author: all of it, and its last word."""
    whole = slug(name)
    yield whole
    parts = whole.split("-")
    if len(parts) > 1 and len(parts) <= 4:
        yield parts[-1]


__all__ = ["Outlets", "Rest"]
