"""Attack: leave out one row at a time."""

from __future__ import annotations

import numpy as np

from prophasis.case import Dropped
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.update import normalise
from prophasis.weighing.standing import Standing


def drop_one(standing: Standing) -> tuple[Dropped, ...]:
    """The verdict without each row, those that move the leader most first."""
    scales = standing.scales
    pooled = _without_each(standing)
    found = [_dropped(standing, [r], row.name, pooled[r]) for r, row in enumerate(scales.ledger.rows)]
    return by_effect(standing, found)


def _without_each(standing: Standing) -> Floats:
    """``(R, H)`` the pool without each row; all at once where nothing ties a row to others and nothing is excluded."""
    scales = standing.scales
    out = np.empty((scales.count, scales.size))
    full = np.array([scales.log_likelihood(a, scales.all) for a in range(len(scales.analysts))])
    quick = scales.loose & np.isfinite(full).all()
    if quick.any():
        out[quick] = scales.pool(normalise(scales.log_prior + full[:, None, :] - scales.log[:, quick]))
    for r in np.flatnonzero(~quick):
        out[r] = scales.pooled(scales.without([int(r)]))
    return out


def without(standing: Standing, rows: list[int], what: str) -> Dropped:
    """The verdict without some rows."""
    return _dropped(standing, rows, what, standing.scales.pooled(standing.scales.without(rows)))


def _dropped(standing: Standing, rows: list[int], what: str, pooled: Floats) -> Dropped:
    held = standing.scales.ledger.rows
    leaders = standing.leaders(pooled)
    return Dropped(
        what=what,
        items=tuple(i for r in rows for i in held[r].items),
        leaders=leaders,
        probability=standing.shares(pooled),
        changes_leader=leaders != standing.leaders(),
    )


def by_effect(standing: Standing, found: list[Dropped]) -> tuple[Dropped, ...]:
    """Sorted by how much the leader's probability falls."""
    leader = standing.names[standing.leader]
    return tuple(sorted(found, key=lambda dropped: (dropped.probability[leader], dropped.what)))
