"""Who did it: one deed that two sources lay at two doors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from prophasis.case import Contradiction, Side
from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.collating.lexicon import known
from prophasis.reading.contradictions.between import between
from prophasis.reading.contradictions.matching import MOST, in_common, names_of, same_deed

SURE = 2.0
"""What two accounts must have in common besides the doer."""


def doers(corpus: Corpus) -> Iterator[Contradiction]:
    """Deeds that befall one thing once and have two doers."""
    groups: dict[str, list[Assertion]] = {}
    for one in corpus.assertions:
        if (
            one.holds
            and not one.ahead
            and not one.noun
            and one.agent
            and not one.presumed
            and known(one.family).lasting == "once"
        ):
            groups.setdefault(one.family, []).append(one)
    pairs = [pair for group in groups.values() for pair in combinations(group[:MOST], 2) if _clash(*pair)]
    yield from between("doer", pairs, _why)


def _clash(one: Assertion, other: Assertion) -> bool:
    if one.agent == other.agent or one.days.apart(other.days):
        return False
    if one.leaf.id == other.leaf.id and one.speech == other.speech:
        return False
    if one.agent in names_of(other) or other.agent in names_of(one):
        return False
    nobody, likewise = replace(one, agent=None), replace(other, agent=None)
    named = any(name in names_of(other) for name in names_of(one))
    return named and in_common(nobody, likewise) >= SURE and same_deed(nobody, likewise)


def _why(one: Assertion, other: Assertion, first: Side, second: Side) -> str:
    told, against = (each.leaf.quote(each.clause).strip(" ,.;:“”\"'") for each in (one, other))
    return f"Two are said to have done it: “{told}” ({first.name}), “{against}” ({second.name})."


__all__ = ["doers"]
