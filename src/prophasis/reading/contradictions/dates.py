"""One event under two dates: a deed that is done once, told of different days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from prophasis.case import Contradiction
from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.corpus import Corpus, author_of, content_id, side
from prophasis.reading.contradictions.matching import ONCE, alike, by_deed, clusters, same_deed

WIDTH = 31
"""Days that a date may leave open and still be set against another."""
GAP = 62
"""Days between two dates beyond which they are rather those of two events."""
ALIKE = 0.6


def dates(corpus: Corpus) -> Iterator[Contradiction]:
    """Deeds of the kind that is done once which the documents put on different days."""
    once = [one for one in corpus.assertions if one.holds and not one.ahead and one.days.known and one.lemma in ONCE]
    pairs = [
        (one, other)
        for group in by_deed(once)
        for one, other in combinations(group, 2)
        if _clash(one, other) and not _several(group, one, other)
    ]
    for cluster in clusters(pairs, key=lambda one: (one.leaf.id, one.mark.id)):
        yield _contradiction(cluster)


def _clash(one: Assertion, other: Assertion) -> bool:
    if not one.days.apart(other.days) or one.days.gap(other.days) > GAP:
        return False
    if max(one.days.width, other.days.width) > WIDTH:
        return False
    known = (one.agent and other.agent) or (one.names & other.names)
    return bool(known) and same_deed(one, other) and alike(one, other) >= ALIKE


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


def _contradiction(cluster: list[tuple[Assertion, Assertion]]) -> Contradiction:
    pairs = [tuple(sorted(pair, key=lambda one: one.days.order)) for pair in cluster]
    first, second = max(pairs, key=lambda pair: alike(pair[0], pair[1]))
    sides = tuple(
        side(
            one.leaf,
            one.sentence,
            who=one.speaker,
            name=one.said.name if one.said else author_of(one.leaf),
            when=one.days.edtf,
            more=[pair[at].leaf.span(pair[at].sentence) for pair in pairs if not pair[at].days.apart(one.days)],
        )
        for at, one in enumerate((first, second))
    )
    what = first.leaf.quote(first.clause)
    return Contradiction(
        id=content_id("date", *(repr(one.spans[0]) for one in sides)),
        kind="date",
        sides=(sides[0], sides[1]),
        about=first.agent,
        why=f"{sides[0].name} dates it {sides[0].when}, {sides[1].name} {sides[1].when}: “{what}”.",
    )


__all__ = ["dates"]
