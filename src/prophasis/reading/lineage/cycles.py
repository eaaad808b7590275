"""Circular citation: sources that rest on each other, so that none of them is a witness for the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from prophasis.case import Cycle
from prophasis.reading.lineage.outlets import Outlets, Rest


def cycles(outlets: Outlets, rests: Sequence[Rest]) -> tuple[Cycle, ...]:
    """Each shortest circle through the sources, once, from the source that comes first by name."""
    upon: dict[str, dict[str, Rest]] = defaultdict(dict)
    for rest in rests:
        upon[rest.source].setdefault(rest.upon, rest)
    found: dict[frozenset[str], Cycle] = {}
    for start in sorted(upon):
        circle = _circle(upon, start)
        if circle and frozenset(circle) not in found:
            steps = zip(circle, (*circle[1:], circle[0]), strict=True)
            names = tuple(outlets.name(source) for source in circle)
            found[frozenset(circle)] = Cycle(names=names, spans=tuple(upon[a][b].span for a, b in steps))
    return tuple(found.values())


def _circle(upon: Mapping[str, Mapping[str, Rest]], start: str) -> list[str] | None:
    """The shortest way from a source back to itself, by breadth."""
    before: dict[str, str] = {}
    waiting = [start]
    while waiting:
        at = waiting.pop(0)
        for further in sorted(upon.get(at, ())):
            if further == start:
                way = [at]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1]
            if further not in before:
                before[further] = at
                waiting.append(further)
    return None


__all__ = ["cycles"]
