"""Attack: how few witnesses must be wrong before somebody else leads?"""

from __future__ import annotations

import numpy as np

from prophasis.case import FlipSet
from prophasis.weighing.arrays.flip import reversal_gain, smallest_removal, smallest_removal_pooled
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.standing import Standing


def flip_sets(standing: Standing) -> tuple[FlipSet, ...]:
    """For each rival the smallest set of witnesses whose removal puts it level or ahead; smallest first.

    A witness is an origin with all its items, or an item without origin; items tied by dependence go together.
    A rival that no removal puts level has no entry. Exact for one analyst and for the logarithmic pool; for a
    linear pool exact while the sets to try stay few (``FlipSet.exact`` says so).
    """
    scales = standing.scales
    units = _finite(scales.unit_logs())
    found = [flip for rival in standing.order[1:] if (flip := _removal(standing, units, rival)) is not None]
    return tuple(sorted(found, key=lambda flip: (flip.rows, flip.margin_db)))


def reversals(standing: Standing) -> tuple[FlipSet, ...]:
    """For each rival the fewest items that would have to turn out the other way (not found instead of found).

    Items given as probabilities only; averaged over analysts by their weights; the log odds of the pool are the margin.
    """
    scales = standing.scales
    found = []
    for rival in standing.order[1:]:
        margin = standing.margin(rival)
        if not np.isfinite(margin):
            continue
        gains = _reversal_gains(standing, rival)
        chosen = smallest_removal(gains, margin * np.log(10) / 10)
        if chosen is not None:
            items = tuple(i for r in chosen for i in scales.ledger.rows[r].items)
            found.append(
                FlipSet(rival=standing.names[rival], items=items, rows=len(chosen), margin_db=margin, method="reversal")
            )
    return tuple(sorted(found, key=lambda flip: (flip.rows, flip.margin_db)))


def _removal(standing: Standing, units: Floats, rival: int) -> FlipSet | None:
    scales, leader = standing.scales, standing.leader
    margin = standing.margin(rival)
    if not np.isfinite(margin):
        return _excluded(standing, units, rival)
    exact = True
    own = scales.pooling
    if len(scales.analysts) == 1 or own.logarithmic:
        each = own.factor * own.weights * own.slopes
        weights = (each[:, None] * (units[:, :, leader] - units[:, :, rival])).sum(axis=0)
        chosen = smallest_removal(weights, margin * np.log(10) / 10)
    else:
        base = np.repeat(_finite(scales.log_prior)[None, :], len(scales.analysts), axis=0)
        slopes = own.slopes[:, None]
        chosen, exact = smallest_removal_pooled(
            base * slopes, units * slopes[:, :, None], leader, rival, shares=scales.weights
        )
        exact = exact and own.factor == 1.0
    if chosen is None:
        return None
    rows = [r for u in chosen for r in scales.units[u]]
    return FlipSet(
        rival=standing.names[rival],
        items=tuple(i for r in rows for i in scales.ledger.rows[r].items),
        rows=len(chosen),
        margin_db=margin,
        exact=exact,
    )


def _excluded(standing: Standing, units: Floats, rival: int) -> FlipSet | None:
    """A rival excluded by cells flagged impossible: those rows must go, then whatever else is needed."""
    scales = standing.scales
    barring = [
        u for u, unit in enumerate(scales.units) if any(np.isneginf(scales.log[:, r, rival]).any() for r in unit)
    ]
    if not barring or np.isneginf(scales.log_prior[rival]):
        return None
    rest = scales.without([r for u in barring for r in scales.units[u]])
    each = np.array([scales.log_prior + scales.log_likelihood(a, rest) for a in range(len(scales.analysts))])
    margin = float((each[:, standing.leader] - each[:, rival]).mean())
    keep = [u for u in range(len(scales.units)) if u not in barring]
    weights = (units[:, keep, standing.leader] - units[:, keep, rival]).mean(axis=0)
    more = smallest_removal(weights, margin)
    if more is None:
        return None
    chosen = [*barring, *(keep[i] for i in more)]
    return FlipSet(
        rival=standing.names[rival],
        items=tuple(i for u in chosen for r in scales.units[u] for i in scales.ledger.rows[r].items),
        rows=len(chosen),
        margin_db=float("inf"),
        excluded=True,
        exact=len(scales.analysts) == 1,
    )


def _finite(logs: Floats) -> Floats:
    """Impossible cells as -300: far beyond any sum that matters, and free of infinities."""
    return np.clip(np.nan_to_num(logs, nan=0.0, posinf=300.0, neginf=-300.0), -300.0, 300.0)


def _reversal_gains(standing: Standing, rival: int) -> Floats:
    scales = standing.scales
    gains = np.where(scales.items, reversal_gain(scales.reported, standing.leader, rival), 0.0)
    own = scales.pooling
    return np.asarray(((own.factor * own.weights * own.slopes)[:, None] * gains).sum(axis=0))
