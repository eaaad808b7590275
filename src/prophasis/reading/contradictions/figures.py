"""One event with two figures: the same things of the same deed counted otherwise, under one verb or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from prophasis.case import Contradiction
from prophasis.reading.collating.corpus import Corpus, author_of, content_id, side
from prophasis.reading.collating.counts import Count
from prophasis.reading.collating.lexicon import classes_of
from prophasis.reading.contradictions.matching import MOST, NAME, THING, alike_words, clusters

SURE = 2.5
"""What two counts must have in common to be of one event."""
DAY = 1.0
"""What a day near both counts tells for one event, and two days against it."""
_NARROW = 3


def figures(corpus: Corpus) -> Iterator[Contradiction]:
    """Counts of one event that cannot both be right, however roughly they are meant."""
    by_unit: dict[str, list[Count]] = defaultdict(list)
    for one in corpus.counts:
        for unit in classes_of(one.unit) or (one.unit[:5],):
            by_unit[unit].append(one)
    pairs = {
        (id(one), id(other)): (one, other)
        for group in by_unit.values()
        for one, other in combinations(group[:MOST], 2)
        if _clash(one, other)
    }
    for cluster in clusters(list(pairs.values()), key=lambda one: (one.leaf.id, one.place)):
        yield _contradiction(max(cluster, key=lambda pair: _in_common(*pair)), cluster)


def _clash(one: Count, other: Count) -> bool:
    if one.measure != other.measure or not alike_words(one.unit, other.unit) or one.amount.meets(other.amount):
        return False
    if one.leaf.id == other.leaf.id and _speech(one) == _speech(other):
        return False
    if one.days.apart(other.days) or (one.names and other.names and one.names.isdisjoint(other.names)):
        return False
    if not one.deeds & other.around and not other.deeds & one.around and not (one.measure and one.unit):
        return False
    return _in_common(one, other) >= SURE


def _speech(one: Count) -> str:
    return one.said.id if one.said else ""


def _in_common(one: Count, other: Count) -> float:
    """What two counts share: deeds, names near them, words beside them, a day, a thing measured."""
    found = float(min(2, len(one.around & other.around))) + (THING if one.measure and one.unit else 0)
    found += NAME * min(2, len(one.nearby & other.nearby))
    found += THING * sum(any(alike_words(word, also) for also in other.things) for word in one.things - {one.unit})
    if max(one.spoken_of.width, other.spoken_of.width) > _NARROW:
        return found
    return found + (-2 * DAY if one.spoken_of.apart(other.spoken_of) else DAY)


def _contradiction(pair: tuple[Count, Count], cluster: list[tuple[Count, Count]]) -> Contradiction:
    first, second = pair
    sides = tuple(
        side(
            one.leaf,
            one.sentence,
            who=one.said.speaker if one.said else None,
            name=one.said.name if one.said else author_of(one.leaf),
            when=one.spoken_of.edtf,
            more=[
                other.leaf.span(other.sentence) for told in cluster for other in told if other.amount.meets(one.amount)
            ],
        )
        for one in pair
    )
    return Contradiction(
        id=content_id("figure", *(repr(one.spans[0]) for one in sides)),
        kind="figure",
        sides=(sides[0], sides[1]),
        about=min(first.names & second.names, default=None),
        why=f"{sides[0].name} gives {first.text}, {sides[1].name} {second.text}: “{first.leaf.quote(first.clause)}”.",
    )


__all__ = ["figures"]
