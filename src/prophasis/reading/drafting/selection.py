"""Selection: which of the sentences that may be evidence a draft lists, so that no side goes without."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from prophasis.reading.drafting.items import Item

FOR_EACH = 2
"""Items that each side is sure of: words, and all the rest, for and against each hypothesis."""
UNOFFERED = 1
"""The same for what nobody offers, by who did or said it."""

FIRM = 1.0
"""Items under this score are spare."""
ENOUGH = 24
"""So many items make a draft; a short document gives what it has."""

Side = tuple[str, str, bool]


def select(items: Sequence[Item], most: int) -> list[Item]:
    """At most ``most`` items, in the order given: those that each side is sure of, then the best of all.

    Spare items, which nobody offers, fill up to `ENOUGH` where there is little else.
    """
    spare = sorted((item for item in items if item.score < FIRM), key=lambda item: -item.score)
    firm = [item for item in items if item.score >= FIRM]
    wanted = {id(item) for item in spare[: max(0, ENOUGH - len(firm))]} | {id(item) for item in firm}
    return _chosen([item for item in items if id(item) in wanted], most)


def _chosen(items: Sequence[Item], most: int) -> list[Item]:
    sides: dict[Side, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for side in _sides(item):
            sides[side].append(index)
    sure: set[int] = set()
    for (hypothesis, _, _), members in sides.items():
        best = sorted(members, key=lambda i: (-items[i].score, i))
        sure.update(best[: FOR_EACH if hypothesis else UNOFFERED])
    place: dict[int, int] = {}
    count: Counter[str] = Counter()
    for index in sorted(range(len(items)), key=lambda i: (-items[i].score, i)):
        place[index] = count[items[index].leaf.id]
        count[items[index].leaf.id] += 1
    order = sorted(range(len(items)), key=lambda i: (i not in sure, -items[i].score, place[i], i))
    return [items[index] for index in sorted(order[:most])]


def _sides(item: Item) -> list[Side]:
    word = item.evidence.kind == "word"
    if item.offers:
        return [(offer.hypothesis, offer.direction, word) for offer in item.offers]
    return [("", item.evidence.by or "", word)]


__all__ = ["select"]
