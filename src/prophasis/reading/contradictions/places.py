"""Where it was: one deed of one day that two sources put in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from prophasis.case import Contradiction, Side
from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.contradictions.between import between
from prophasis.reading.contradictions.matching import by_deed, in_common
from prophasis.reading.gazetteer import gazetteer, slug

MET = frozenset(("sign", "meet", "talk", "die", "kill", "crown", "arrest", "surrender", "marry", "found", "agree"))
"""Families of deeds that have one place."""
SURE = 1.5
"""What two accounts must have in common besides the place."""
_AT = re.compile(r"\b(?:in|at|near|outside)\s+([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)")


def places(corpus: Corpus) -> Iterator[Contradiction]:
    """Deeds of one day and one kind that two sources put in two places, neither of which the other names."""
    where = {id(one): place for one in corpus.assertions if (place := _place(one))}
    told = [one for one in corpus.assertions if id(one) in where]
    pairs = [
        (one, other)
        for group in by_deed(told)
        for one, other in combinations(group, 2)
        if _clash(one, other, where[id(one)], where[id(other)])
    ]
    yield from between("place", pairs, lambda *told: _why(where, *told))


def _place(one: Assertion) -> str | None:
    """The one place that an assertion gives to a dated deed."""
    if not one.holds or one.ahead or one.family not in MET or not one.days.known or one.days.width > 3:
        return None
    found = {slug(name) for name in _AT.findall(one.leaf.quote(one.clause))} - {one.agent}
    found = {name for name in found if not _month(name)}
    place = next(iter(found)) if len(found) == 1 else None
    entry = gazetteer().entries.get(place) if place else None
    return None if entry is not None and entry.sort == "state" else place


def _month(name: str) -> bool:
    return name.split("-")[0] in _MONTHS


_MONTHS = frozenset(
    "january february march april may june july august september october november december spring summer".split()
)


def _clash(one: Assertion, other: Assertion, here: str, there: str) -> bool:
    if here == there or here in there or there in here or one.days.apart(other.days):
        return False
    if one.leaf.id == other.leaf.id or (one.agent and other.agent and one.agent != other.agent):
        return False
    if here in other.leaf.quote(other.sentence).lower() or there in one.leaf.quote(one.sentence).lower():
        return False
    return in_common(one, other) >= SURE


def _why(where: dict[int, str], one: Assertion, other: Assertion, first: Side, second: Side) -> str:
    here, there = (_AT.search(each.leaf.quote(each.clause)) for each in (one, other))
    names = [found.group(1) if found else "" for found in (here, there)]
    return f"{first.name} puts it in {names[0]}, {second.name} in {names[1]}: “{one.leaf.quote(one.clause)}”."


__all__ = ["places"]
