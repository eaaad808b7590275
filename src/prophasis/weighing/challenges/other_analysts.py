"""Attack: ask each analyst alone. Where do they part, and on which item?"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from prophasis.case import AnalystView, CellGap, Disagreement
from prophasis.weighing.arrays.update import decibels, disagreement, normalise
from prophasis.weighing.standing import Standing

SHOWN = 12


def analyst_views(standing: Standing) -> tuple[AnalystView, ...]:
    """Each named analyst's own posterior; ratings without a name count for everybody."""
    ledger = standing.scales.ledger
    if ledger.analysts == ("",):
        return ()
    views = []
    for a, analyst in enumerate(ledger.analysts):
        rows = [row.rated[analyst] for row in ledger.rows if analyst in row.rated]
        views.append(
            AnalystView(
                analyst=analyst,
                posterior=standing.shares(standing.each[a]),
                leaders=standing.leaders(standing.each[a]),
                rated=sum(row.given for row in rows),
                unsure=sum(len(row.unsure) for row in rows),
            )
        )
    return tuple(views)


def cell_gaps(standing: Standing) -> tuple[CellGap, ...]:
    """The cells that analysts rate most apart, by what agreeing on each would do to the leader's pooled probability.

    Agreeing is the geometric mean of their values, all else as it is; reports count at their sources' means, and rows
    that share a source or a dependence one by one. Rows given in decibels are shown as ratios.
    """
    scales, ledger = standing.scales, standing.scales.ledger
    both = scales.rated.sum(axis=0) > 1
    mine = np.array([not row.shared for row in ledger.rows], dtype=bool) & both
    if len(scales.analysts) < 2 or not mine.any():
        return ()
    rows = np.flatnonzero(mine)
    logs = np.where(np.isfinite(scales.log), scales.log, np.log(ledger.case.settings.floor))
    shares = scales.rated[:, rows, None] / scales.rated[:, rows].sum(axis=0)[:, None]
    middle = (logs[:, rows] * shares).sum(axis=0)
    moves = np.where(scales.rated[:, rows, None], middle - logs[:, rows], 0.0)
    with np.errstate(divide="ignore"):
        scores = np.log(standing.each)
    changed = np.repeat(scores[:, None, None, :], rows.size, axis=1)
    changed = np.repeat(changed, scales.size, axis=2) + moves[..., None] * np.eye(scales.size)
    pooled = scales.pool(normalise(changed))
    cost = pooled[..., standing.leader] - standing.pooled[standing.leader]
    apart = np.where(scales.rated[:, rows, None], logs[:, rows], np.nan)
    gaps = decibels(np.nanmax(apart, axis=0) - np.nanmin(apart, axis=0))
    order = np.argsort(-np.abs(cost), axis=None, kind="stable")[:SHOWN]
    found = []
    for k, h in zip(*np.unravel_index(order, cost.shape), strict=True):
        if gaps[k, h] < 1e-9:
            continue
        row = ledger.rows[rows[k]]
        raters = [(a, name) for a, name in enumerate(scales.analysts) if name in row.rated]
        found.append(
            CellGap(
                item=row.name,
                hypothesis=standing.names[h],
                values={name: float(scales.p[a, rows[k], h]) for a, name in raters},
                decibels=float(gaps[k, h]),
                cost=float(cost[k, h]),
            )
        )
    return tuple(found)


def disagreements(standing: Standing) -> tuple[Disagreement, ...]:
    """For each pair of analysts the rows they differ on, in decibels of leader against runner-up, largest first.

    ``bits`` is the entropy of their mean less the mean of their entropies: 0 when they agree. A row that only
    one of them has rated counts as saying nothing to the other.
    """
    scales, ledger = standing.scales, standing.scales.ledger
    if ledger.analysts == ("",):
        return ()
    with np.errstate(invalid="ignore"):
        weights = decibels(scales.log[:, :, standing.leader] - scales.log[:, :, standing.rival])
    weights = np.where(np.isnan(weights), 0.0, weights)
    found = []
    for first, second in combinations(range(len(ledger.analysts)), 2):
        with np.errstate(invalid="ignore"):
            gaps = weights[first] - weights[second]
        gaps = np.where(np.isnan(gaps), 0.0, gaps)
        order = sorted(range(scales.count), key=lambda r: (-abs(gaps[r]), ledger.rows[r].name))
        items = tuple((ledger.rows[r].name, float(gaps[r])) for r in order if abs(gaps[r]) > 1e-9)
        found.append(
            Disagreement(
                analysts=(ledger.analysts[first], ledger.analysts[second]),
                items=items,
                bits=disagreement(standing.each[[first, second]]),
            )
        )
    return tuple(sorted(found, key=lambda pair: -pair.bits))
