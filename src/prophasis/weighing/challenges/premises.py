"""Attack: negate each premise in turn, and lose the items whose ratings rest on it (key assumptions check)."""

from __future__ import annotations

from prophasis.case import Dropped
from prophasis.weighing.challenges.drop_one import by_effect, without
from prophasis.weighing.standing import Standing


def premises_negated(standing: Standing) -> tuple[Dropped, ...]:
    """The verdict without the items each premise supports, those that move the leader most first.

    A copy stands for the item it repeats. A premise that supports no weighed item is left out.
    """
    ledger = standing.scales.ledger
    row_of = {item: r for r, row in enumerate(ledger.rows) for item in row.items}
    found = []
    for name, premise in ledger.case.premises.items():
        items = [item for item in premise.supports if item in ledger.original]
        rows = {row_of[i] for item in items for i in (item, ledger.original[item]) if i in row_of}
        if rows:
            found.append(without(standing, sorted(rows), name))
    return by_effect(standing, found)
