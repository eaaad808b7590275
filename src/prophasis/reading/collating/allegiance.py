"""Allegiance: officials whose state no text names beside them -> the state for which they seem to speak."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.case import Mention, Statement
from prophasis.reading.collating.utterance import classes_said
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.gazetteer import gazetteer

if TYPE_CHECKING:
    from prophasis.reading.collating.identity import Identity

_VOICE, _DEED, _NEAR = 3, 2, 1
"""What tells for a state: its own document names the official; he denies or promises its deed; it was just named."""
ENOUGH = 2
CLEAR = 0.66
_REACH = 10
"""Characters within which words name their subject first."""
_FIRST = re.compile(r"\W*(?:that\s+)?([A-Z][\w-]+)")
_NO = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.IGNORECASE)
_POWER = re.compile(r"⟦([^⟧]+)⟧(?:['’]s?\b|\s+(?:has|had|will|did|is|was|\w+ed)\b)|\bof\s+(?:the\s+)?⟦([^⟧]+)⟧")


def allegiances(identity: Identity) -> dict[str, str]:
    """The state of each titled person without one, where enough tells for it and little for others."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for leaf in identity.leaves:
        for person, state, weight in _votes(identity, leaf):
            votes[person][state] += weight
    found = {}
    for person, counted in votes.items():
        state, most = min(counted.items(), key=lambda one: (-one[1], one[0]))
        if most >= ENOUGH and most >= CLEAR * counted.total():
            found[person] = state
    return found


def _votes(identity: Identity, leaf: Leaf) -> Iterator[tuple[str, str, int]]:
    author = identity.author_side(leaf)
    titled: set[str] = set()
    for mark in leaf.layer("mention"):
        payload = mark.payload
        if not isinstance(payload, Mention) or payload.kind != "person" or not _official(leaf, mark.start, payload):
            continue
        person = identity.key(leaf.id, payload.actor)
        if person is None:
            continue
        titled.add(person)
        if author:
            yield person, author, _VOICE
        start = leaf.text.rfind("\n\n", 0, mark.start) + 1
        named = [one or other for one, other in _POWER.findall(identity.masked(leaf, start, mark.start))]
        if named:
            yield person, named[-1], _NEAR
    for mark in leaf.layer("statement"):
        said = mark.payload
        speaker = identity.key(leaf.id, said.source) if isinstance(said, Statement) else None
        if speaker is None or not isinstance(said, Statement):
            continue
        own = _NO.search(mark.quote[:120]) or classes_said(leaf, said) & {"promise", "deny"}
        subject = _subject(identity, leaf, mark.start) if own else None
        if subject:
            yield speaker, subject, _DEED


def _subject(identity: Identity, leaf: Leaf, start: int) -> str | None:
    """The state, or the state of the forces, with which words begin."""
    if _NO.match(leaf.text, start):
        return None
    for mark in leaf.within("mention", start, start + _REACH):
        if isinstance(mark.payload, Mention):
            return identity.plain_side(identity.key(leaf.id, mark.payload.actor))
    first = _FIRST.match(leaf.text, start)
    return identity.plain_side(identity.named(first.group(1))) if first else None


def _official(leaf: Leaf, start: int, payload: Mention) -> bool:
    """Whether a person is named under a title of office."""
    before = leaf.text[max(0, start - 32) : start + 24].lower()
    words = re.findall(r"[\w-]+", before)
    titles = gazetteer().titles
    return payload.how == "title" or any(word in titles or word in _OFFICES for word in words)


_OFFICES = frozenset("minister spokesman spokeswoman president chancellor premier ambassador envoy secretary".split())

__all__ = ["allegiances"]
