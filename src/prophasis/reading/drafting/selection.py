"""Selection: which of the sentences that may be evidence a draft lists, so that no hypothesis goes without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from prophasis.reading.drafting.items import Item

FOR_EACH = 4
"""Items kept for each hypothesis in each direction before the rest go by score."""


def select(items: Sequence[Item], most: int) -> list[Item]:
    """At most ``most`` items in the order given: the best for and against each hypothesis, then the best of all."""
    ranked = sorted(range(len(items)), key=lambda i: (-items[i].score, i))
    chosen: list[int] = []
    count: dict[tuple[str, str], int] = defaultdict(int)
    for index in ranked:
        sides = {(offer.hypothesis, offer.direction) for offer in items[index].offers}
        if any(count[side] < FOR_EACH for side in sides):
            chosen.append(index)
            for side in sides:
                count[side] += 1
    chosen = sorted(chosen, key=ranked.index)[:most]
    rest = [index for index in ranked if index not in set(chosen)]
    return [items[index] for index in sorted([*chosen, *rest[: most - len(chosen)]])]


__all__ = ["select"]
