"""Between: two sources that tell one event otherwise -> a contradiction, with all places that tell it so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prophasis.case import Contradiction, ContradictionKind, Side
from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.corpus import author_of, content_id, side
from prophasis.reading.contradictions.matching import clusters, in_common

Pair = tuple[Assertion, Assertion]
Why = Callable[[Assertion, Assertion, Side, Side], str]


def between(kind: ContradictionKind, pairs: Sequence[Pair], why: Why) -> list[Contradiction]:
    """One contradiction for all pairs that hang together; the pair with most in common is shown.

    ``why`` says it in a sentence, from the two assertions and their sides.
    """
    return [_contradiction(kind, cluster, why) for cluster in clusters(pairs, key=lambda one: one.key)]


def _contradiction(kind: ContradictionKind, cluster: Sequence[Pair], why: Why) -> Contradiction:
    first, second = max(cluster, key=lambda pair: in_common(*pair))
    ordered = [_as_shown(pair, (first, second)) for pair in cluster]
    sides = _side(first, [pair[0] for pair in ordered]), _side(second, [pair[1] for pair in ordered])
    return Contradiction(
        id=content_id(kind, *(repr(one.spans[0]) for one in sides)),
        kind=kind,
        sides=sides,
        about=first.agent or first.patient,
        why=why(first, second, *sides),
    )


def _as_shown(pair: Pair, shown: Pair) -> Pair:
    """A pair in the order of the one that is shown: whichever shares a member with one of its sides."""
    one, other = pair
    return (other, one) if one.key == shown[1].key or other.key == shown[0].key else pair


def _side(one: Assertion, more: Sequence[Assertion]) -> Side:
    return side(
        one.leaf,
        one.sentence,
        who=one.speaker,
        name=one.said.name if one.said else author_of(one.leaf),
        when=one.days.edtf,
        more=[other.leaf.span(other.sentence) for other in more],
    )


__all__ = ["between"]
