"""One event under two dates: a deed that is done once, told of different days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from prophasis.case import Contradiction, Side
from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.collating.lexicon import known
from prophasis.reading.contradictions.between import between
from prophasis.reading.contradictions.matching import alike, by_deed, names_of, same_deed
from prophasis.reading.drafting.wording import words

WIDTH = 31
"""Days that a date may leave open and still be set against another."""
GAP = 62
"""Days between two dates beyond which they are rather those of two events."""
ALIKE = 0.6
_REPEATED = frozenset(("attack", "harm"))
"""What is done day after day in the same words."""
COPIED = 0.75
"""The share of words of two clauses from which on a deed that may be done twice is told as one."""


def dates(corpus: Corpus) -> Iterator[Contradiction]:
    """Deeds that are done once, or told in the same words, which the documents put on different days."""
    dated = [one for one in corpus.assertions if one.holds and not one.ahead and not one.state and one.days.known]
    pairs = [
        (one, other) if one.days.order <= other.days.order else (other, one)
        for group in by_deed(dated)
        for one, other in combinations(group, 2)
        if _clash(one, other) and not _several(group, one, other)
    ]
    yield from between("date", pairs, _why)


def _clash(one: Assertion, other: Assertion) -> bool:
    if not one.days.apart(other.days) or one.days.gap(other.days) > GAP:
        return False
    if max(one.days.width, other.days.width) > WIDTH:
        return False
    again = known(one.family).lasting != "once"
    if again and (known(one.family).entails & _REPEATED or _copied(one, other) < COPIED):
        return False
    same = (one.agent and other.agent) or (names_of(one) & names_of(other))
    return bool(same) and same_deed(one, other) and alike(one, other) >= ALIKE


def _copied(one: Assertion, other: Assertion) -> float:
    """The share of words that two clauses of different documents have in common."""
    if one.leaf.id == other.leaf.id:
        return 0.0
    mine, theirs = (set(words(a.leaf.quote(a.clause))) for a in (one, other))
    return len(mine & theirs) / len(mine | theirs) if len(mine) > 5 else 0.0


def _several(group: list[Assertion], one: Assertion, other: Assertion) -> bool:
    """Whether one document itself tells the deed of both days, so that it happened twice."""
    told: dict[str, set[str | None]] = defaultdict(set)
    for assertion in group:
        if same_deed(assertion, one) or same_deed(assertion, other):
            if not assertion.days.apart(one.days):
                told[assertion.leaf.id].add("one")
            elif not assertion.days.apart(other.days):
                told[assertion.leaf.id].add("other")
    return any(len(days) > 1 for days in told.values())


def _why(one: Assertion, _: Assertion, first: Side, second: Side) -> str:
    what = one.leaf.quote(one.clause)
    return f"{first.name} dates it {first.when}, {second.name} {second.when}: “{what}”."


__all__ = ["dates"]
