"""Matching: whether two assertions speak of one deed, and of which half of it they may disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.drafting.wording import kin, overlap
from prophasis.reading.words import wordset

T = TypeVar("T")

MOST = 400
"""Assertions of one deed by one actor that are compared with each other at most."""
_LIGHT = frozenset(
    family_word
    for family_word in wordset(
        """
        be have do make take get give go come become see think know want need seem appear look find put keep let hold
        use work live stay remain start begin continue happen occur mean follow turn call show help try lead bring
        end change face set run play move
        """
    )
)
"""Verbs that tell little by themselves: two more words must be the same."""
_SHARED_LIGHT = 2
ONCE = wordset(
    """
    occupy annex seize sign invade assassinate resign die found elect crown ratify abolish dissolve depose join
    accede sink conquer surrender capture inaugurate execute arrest marry land launch adopt recognise recognize
    proclaim declare overthrow partition cede evacuate expel invasion annexation occupation signing landing
    assassination death election resignation accession surrender coup capture seizure
    """
)
"""Deeds that befall one thing once: two dates of one of them are a contradiction, not two deeds."""


def same_deed(one: Assertion, other: Assertion) -> bool:
    """Whether both speak of one deed: one verb or its noun, one doer, and nothing named that speaks against it."""
    if one.family != other.family:
        return False
    if one.agent and other.agent and one.agent != other.agent:
        return False
    if one.patient and other.patient and one.patient != other.patient and not _names_meet(one, other):
        return False
    if one.names and other.names and not _names_meet(one, other):
        return False
    shared = shared_words(one, other)
    light = one.lemma in _LIGHT or other.lemma in _LIGHT
    sure = one.agent is not None and other.agent is not None
    if sure and one.lemma in ONCE and not all(a.names or a.things or a.patient for a in (one, other)):
        return True
    needed = (_SHARED_LIGHT if light else 1) + (0 if sure else 1)
    return shared >= needed


def shared_words(one: Assertion, other: Assertion) -> int:
    """How many names and telling words the two share; a patient that is the same counts for one."""
    same_patient = one.patient is not None and one.patient == other.patient and one.patient not in one.names
    return _names_shared(one, other) + overlap(one.things, other.things) + int(same_patient)


def alike(one: Assertion, other: Assertion) -> float:
    """The share of the shorter side's names and words that the other side has, 0 to 1."""
    fewer = min(len(one.names) + len(one.things), len(other.names) + len(other.things))
    return min(1.0, shared_words(one, other) / fewer) if fewer else 0.0


def _names_meet(one: Assertion, other: Assertion) -> bool:
    return _names_shared(one, other) > 0 or one.patient in other.names or other.patient in one.names


def _names_shared(one: Assertion, other: Assertion) -> int:
    return sum(any(kin(name, word) for word in other.names | other.things) for name in one.names)


def by_deed(assertions: Iterable[Assertion]) -> Iterator[list[Assertion]]:
    """Assertions that may speak of one deed: those of one verb, at most `MOST` of one doer."""
    found: dict[Hashable, list[Assertion]] = defaultdict(list)
    for one in assertions:
        found[one.family].append(one)
    for same in found.values():
        by_agent: dict[str | None, list[Assertion]] = defaultdict(list)
        for one in same:
            by_agent[one.agent].append(one)
        nobody = by_agent.pop(None, [])[:MOST]
        for mine in by_agent.values():
            yield mine[:MOST] + nobody
        if not by_agent and len(nobody) > 1:
            yield nobody


def clusters(pairs: Sequence[tuple[T, T]], *, key: Callable[[T], Hashable]) -> list[list[tuple[T, T]]]:
    """Pairs that share a member, or a member's key, put together, in the order in which they came."""
    parent: dict[Hashable, Hashable] = {}

    def root(at: Hashable) -> Hashable:
        while parent.setdefault(at, at) != at:
            at = parent[at]
        return at

    for one, other in pairs:
        parent[root(key(one))] = root(key(other))
    found: dict[Hashable, list[tuple[T, T]]] = defaultdict(list)
    for pair in pairs:
        found[root(key(pair[0]))].append(pair)
    return list(found.values())


__all__ = ["ONCE", "alike", "by_deed", "clusters", "same_deed", "shared_words"]
