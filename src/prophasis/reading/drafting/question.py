"""The question in words: from a title that asks it, or from the clause that tells the deed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from prophasis.case import Event, Mention, Sentence
from prophasis.reading.drafting.families import together
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.people import People

OBJECT_WORDS = 8
"""Words of the object that a question names at most."""
_LABEL = re.compile(r"^(?:subject|re|title)\s*:", re.IGNORECASE)
_ASKS = re.compile(r"^(?:(?:subject|re|title)\s*:\s*)?why\s+(.{6,160}?)[\s.?]*$", re.IGNORECASE | re.DOTALL)
_AUXILIARY = re.compile(r"^(?:has|have|had|is|was|were|are|will|would|can|could|did|does|do|must|should)$")
_ENDS = re.compile(
    r"\s(?:in|of|since)\s+\d{3,4}\b|[,;:.!?—–(\[“\"]|\s-\s"
    r"|\b(?:because|since|as|when|while|after|before|so|in order|despite|hours|days|weeks|and|but"
    r"|which|who|that|if|until|unless|although|though|following)\b"
)
_LOOSE = re.compile(
    r"(?:\s+(?:on|in|at|by|to|from|of|for|with|during|between|since|until|around|about|early|late|the))+$"
)


def asked_in_title(leaves: Sequence[Leaf], people: People) -> str | None:
    """The question that a title, heading or subject line asks: "Why X did Y"."""
    for leaf in leaves:
        for line in _headlines(leaf):
            if found := _ASKS.match(line):
                return _inverted(" ".join(found.group(1).split()), people)
    return None


def _headlines(leaf: Leaf) -> Iterator[str]:
    if leaf.document.title:
        yield leaf.document.title
    for mark in leaf.layer("sentence"):
        if isinstance(mark.payload, Sentence) and (mark.payload.role == "heading" or _LABEL.match(mark.quote)):
            yield mark.quote


def headline(leaf: Leaf) -> str:
    """The title of a document, or nothing."""
    return leaf.document.title or ""


def _inverted(rest: str, people: People) -> str:
    """ "X has done Y" as a question. Capitals of a whole line are set to names only."""
    if rest.isupper():
        rest = _recased(rest.lower(), people)
    words = rest.split()
    place = next((n for n, word in enumerate(words[1:6], start=1) if _AUXILIARY.match(word)), None)
    if place is not None:
        subject = words[:place]
        return " ".join(["Why", words[place], *subject, *words[place + 1 :]]) + "?"
    if _AUXILIARY.match(words[0].lower()):
        return f"Why {rest}?"
    return f"Why is it that {rest}?"


def _recased(line: str, people: People) -> str:
    for actor in people.mentions:
        for name in people.spellings(actor):
            line = re.sub(rf"\b{re.escape(name.lower())}\b", name, line)
    return line


@dataclass(frozen=True)
class Told:
    """The clause that tells a deed: who, the verb's ground form, and the object in the document's words."""

    agent: str
    verb: str
    object: str
    actors: tuple[str, ...]


def told(
    core: Sequence[str], family: Sequence[str], agents: Collection[str] | None, leaves: Sequence[Leaf]
) -> Told | None:
    """The first clause that tells the deed with its object.

    Args:
        core: words of the event's commonest root; ``family`` all words for it, the commonest first.
        agents: who may have done it; None: look in the leads only (the first two sentences), whoever did it.
    """
    for leaf in leaves:
        lead = leaf.sentences[1][1] if len(leaf.sentences) > 1 else 0
        for mark in leaf.layer("event"):
            event = mark.payload
            if not isinstance(event, Event) or event.kind != "deed" or (agents is None and mark.start >= lead):
                continue
            lemma = event.lemma.lower()
            agent = event.agent or _before(leaf, mark.start)
            if agents is None:
                ours = any(together(lemma, word) for word in family[:3])
            else:
                ours = lemma in core and agent in agents and event.modality == "actual"
            number = leaf.sentence(mark.start)
            if not ours or number is None or agent is None:
                continue
            found, actors = _object(leaf, mark.end, leaf.sentences[number][1])
            if found:
                return Told(agent=agent, verb=lemma, object=found, actors=actors)
    return None


def _before(leaf: Leaf, start: int) -> str | None:
    """The actor named last before a verb, in its clause."""
    number = leaf.sentence(start)
    if number is None:
        return None
    first = leaf.sentences[number][0]
    clause = max((found.end() for found in re.finditer(r"[;:—–]", leaf.text[first:start])), default=0)
    named = [m.payload.actor for m in leaf.within("mention", first + clause, start) if isinstance(m.payload, Mention)]
    return named[-1] if named else None


def _object(leaf: Leaf, start: int, end: int) -> tuple[str, tuple[str, ...]]:
    """What follows a verb in its clause, up to a date, a stop or a joining word."""
    stops = [mark.start for mark in leaf.within("time", start, end)]
    reach = min([end, *stops])
    text = leaf.text[start:reach]
    cut = _ENDS.search(text)
    text = text[: cut.start()] if cut else text
    found = _LOOSE.sub("", " ".join(text.split()))
    if not found or len(found.split()) > OBJECT_WORDS or re.match(r"(?:to|by|from|out|away|at|in|on)\b", found):
        return "", ()
    named = [
        m.payload.actor for m in leaf.within("mention", start, start + len(text)) if isinstance(m.payload, Mention)
    ]
    return found, tuple(named)


__all__ = ["Told", "asked_in_title", "headline", "told"]
