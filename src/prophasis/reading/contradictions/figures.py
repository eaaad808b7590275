"""One event with two figures: the same things of the same deed counted otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from prophasis.case import Contradiction
from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.corpus import Corpus, author_of, content_id, side
from prophasis.reading.contradictions.amount import Amount, amount
from prophasis.reading.contradictions.matching import alike, by_deed, clusters, same_deed
from prophasis.reading.drafting.wording import kin

ALIKE = 0.5


def figures(corpus: Corpus) -> Iterator[Contradiction]:
    """Deeds of which the documents give figures that cannot both be right, however roughly they are meant."""
    counted = {id(one): found for one in corpus.assertions if one.holds and (found := _amount(one)) is not None}
    with_figure = [one for one in corpus.assertions if id(one) in counted]
    pairs = [
        (one, other)
        for group in by_deed(with_figure)
        for one, other in combinations(group, 2)
        if _clash(one, other, counted[id(one)], counted[id(other)])
    ]
    for cluster in clusters(pairs, key=lambda one: (one.leaf.id, one.mark.id)):
        yield _contradiction(cluster)


def _amount(one: Assertion) -> Amount | None:
    """The figure of an assertion, where it stands in its clause."""
    if one.event.quantity is None or one.event.unit is None:
        return None
    clause = one.leaf.text[slice(*one.clause)]
    at = clause.find(one.event.quantity)
    return amount(one.event.quantity, before=clause[max(0, at - 24) : at]) if at >= 0 else None


def _clash(one: Assertion, other: Assertion, mine: Amount, theirs: Amount) -> bool:
    if one.sentence == other.sentence and one.leaf.id == other.leaf.id:
        return False
    if mine.meets(theirs) or not kin(_unit(one), _unit(other)) or one.days.apart(other.days):
        return False
    if one.agent is None and one.patient is None:
        return False
    dated = one.days.known and other.days.known and max(one.days.width, other.days.width) <= 366
    return same_deed(one, other) and alike(one, other) >= ALIKE and (dated or _more_than_unit(one, other))


def _unit(one: Assertion) -> str:
    return (one.event.unit or "").split()[-1].lower()


def _more_than_unit(one: Assertion, other: Assertion) -> bool:
    """Whether the two share something besides what is counted: a place, an occasion, a name."""
    mine = {word for word in one.things | one.names if not kin(word, _unit(one))}
    theirs = {word for word in other.things | other.names if not kin(word, _unit(other))}
    return any(kin(word, also) for word in mine for also in theirs)


def _contradiction(cluster: list[tuple[Assertion, Assertion]]) -> Contradiction:
    first, second = max(cluster, key=lambda pair: alike(*pair))
    sides = tuple(
        side(
            one.leaf,
            one.sentence,
            who=one.speaker,
            name=one.said.name if one.said else author_of(one.leaf),
            when=one.days.edtf,
            more=[pair[at].leaf.span(pair[at].sentence) for pair in cluster],
        )
        for at, one in enumerate((first, second))
    )
    counts = [f"{one.event.quantity} {one.event.unit}" for one in (first, second)]
    return Contradiction(
        id=content_id("figure", *(repr(one.spans[0]) for one in sides)),
        kind="figure",
        sides=(sides[0], sides[1]),
        about=first.agent,
        why=f"{sides[0].name} gives {counts[0]}, {sides[1].name} {counts[1]}, of “{first.leaf.quote(first.clause)}”.",
    )


__all__ = ["figures"]
