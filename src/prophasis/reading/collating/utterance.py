"""Utterances: who says what, to whom and when, under one key for each speaker over all documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prophasis.case import Event, Mark, Place, Statement, Time
from prophasis.reading.collating.days import Days, days_of, written
from prophasis.reading.cues import statement_verbs
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.wording import one_line, words

if TYPE_CHECKING:
    from prophasis.reading.collating.identity import Identity


@dataclass(frozen=True)
class Utterance:
    """Words of somebody other than the author, or of an author who speaks for his side.

    Attributes:
        mark: the statement's mark; None where the whole document is one's words, or only its own text tells of them.
        content: where its words stand; ``sentence`` where they are told.
        speaker: the key of the speaker; None where the document does not say who speaks.
        classes: what kinds of speech its cue is (``promise``, ``deny`` ...).
        within: the statement in which somebody reports this one.
        said: the days on which it was said; where the text does not tell, not after the document's own date.
    """

    leaf: Leaf
    mark: Mark | None
    content: Place
    sentence: Place
    speaker: str | None
    name: str
    classes: frozenset[str]
    audience: str | None
    said: Days
    within: Mark | None = None

    @property
    def id(self) -> str:
        """What tells it from other utterances."""
        return self.mark.id if self.mark else f"{self.leaf.id} {self.content}"

    @property
    def statement(self) -> Statement:
        assert self.mark is not None
        assert isinstance(self.mark.payload, Statement)
        return self.mark.payload

    @property
    def dated(self) -> str | None:
        """When it was said, in EDTF, where the text tells it."""
        return self.said.edtf


def utterances_of(leaf: Leaf, identity: Identity) -> list[Utterance]:
    """The statements of a document, in order of place."""
    return list(_utterances(leaf, identity))


def _utterances(leaf: Leaf, identity: Identity) -> Iterator[Utterance]:
    outer: list[Mark] = []
    for mark in leaf.layer("statement"):
        payload = mark.payload
        outer = [one for one in outer if one.end >= mark.end and (one.start, one.end) != (mark.start, mark.end)]
        number = leaf.sentence(mark.start)
        if number is None or not isinstance(payload, Statement):
            continue
        sentence = leaf.sentences[number]
        speaker = identity.key(leaf.id, payload.source)
        yield Utterance(
            leaf=leaf,
            mark=mark,
            content=(mark.start, mark.end),
            sentence=sentence,
            speaker=speaker,
            name=identity.name(speaker) if speaker else _called(leaf, payload),
            classes=classes_said(leaf, payload),
            audience=payload.audience or heard_by(leaf, payload.cue),
            said=said_on(leaf, sentence, (mark.start, mark.end), payload.cue),
            within=outer[-1] if outer else None,
        )
        outer.append(mark)


def _called(leaf: Leaf, payload: Statement) -> str:
    return leaf.quote(payload.source_span) if payload.source_span else "somebody"


_TOLD = re.compile(
    r"\s+((?:(?!that\b|on\b|in\b|at\b|of\b|how\b|what\b)[\w’'-]+\s+){1,4})(?:that|on|in|at|how|what)\b", re.IGNORECASE
)
_TELLING = re.compile(r"\b(?:told|tells?|telling|assured|informed|reminded|warned|promised)$", re.IGNORECASE)


def heard_by(leaf: Leaf, cue: Place | None) -> str | None:
    """To whom it was told, from the words behind a verb of telling ("told listeners on 1 June that")."""
    if cue is None or not _TELLING.search(leaf.text[slice(*cue)]):
        return None
    found = _TOLD.match(leaf.text, cue[1])
    return one_line(found.group(1)) if found else None


def classes_said(leaf: Leaf, payload: Statement) -> frozenset[str]:
    """What kinds of speech the cue of a statement is."""
    if payload.cue is None:
        return frozenset()
    table = statement_verbs()
    found: frozenset[str] = frozenset()
    for word in words(leaf.quote(payload.cue)):
        found |= next((table[form] for form in forms(word) if form in table), frozenset())
    if " ".join(words(leaf.quote(payload.cue))) in ("ruled out", "rules out", "ruling out"):
        found |= {"deny", "promise"}
    return found


def forms(word: str) -> Iterator[str]:
    """A verb's possible lemmas: ``denied`` is ``deny``, ``vowed`` ``vow``, ``promised`` ``promise``."""
    yield word
    for ending, put in (("ied", "y"), ("ies", "y"), ("ed", ""), ("ed", "e"), ("s", ""), ("ing", ""), ("ing", "e")):
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)] + put
            yield stem
            if len(stem) > 2 and stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


def said_on(leaf: Leaf, sentence: Place, content: Place, cue: Place | None) -> Days:
    """When words were said: as the verb of saying is dated, else as the sentence says outside them."""
    if cue is not None:
        for mark in leaf.within("event", cue[0], cue[1]):
            if isinstance(mark.payload, Event) and mark.payload.edtf and mark.payload.kind == "statement":
                return days_of(mark.payload.edtf, mark.payload.earliest, mark.payload.latest)
    for mark in leaf.within("time", *sentence):
        outside = mark.end <= content[0] or mark.start >= content[1]
        if outside and isinstance(mark.payload, Time) and mark.payload.kind in ("date", "interval"):
            return days_of(mark.payload.edtf, mark.payload.earliest, mark.payload.latest)
    return Days(None, written(leaf.document.published).last)


def told(leaf: Leaf, place: Place) -> str:
    """The words at a place on one line, cut where they are long."""
    return one_line(leaf.text[place[0] : place[1]], limit=200)


__all__ = ["Utterance", "classes_said", "forms", "heard_by", "said_on", "told", "utterances_of"]
