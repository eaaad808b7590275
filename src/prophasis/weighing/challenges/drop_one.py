"""Attack: leave out one row at a time."""

from __future__ import annotations

from prophasis.case import Dropped
from prophasis.weighing.standing import Standing


def drop_one(standing: Standing) -> tuple[Dropped, ...]:
    """The verdict without each row, those that move the leader most first."""
    scales = standing.scales
    found = [without(standing, [r], row.name) for r, row in enumerate(scales.ledger.rows)]
    return by_effect(standing, found)


def without(standing: Standing, rows: list[int], what: str) -> Dropped:
    """The verdict without some rows."""
    scales = standing.scales
    pooled = scales.pooled(scales.without(rows))
    leaders = standing.leaders(pooled)
    return Dropped(
        what=what,
        items=tuple(i for r in rows for i in scales.ledger.rows[r].items),
        leaders=leaders,
        probability=standing.shares(pooled),
        changes_leader=leaders != standing.leaders(),
    )


def by_effect(standing: Standing, found: list[Dropped]) -> tuple[Dropped, ...]:
    """Sorted by how much the leader's probability falls."""
    leader = standing.names[standing.leader]
    return tuple(sorted(found, key=lambda dropped: (dropped.probability[leader], dropped.what)))
