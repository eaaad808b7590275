"""Attack: ask each analyst alone. Where do they part, and on which item?"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from prophasis.case import AnalystView, Disagreement
from prophasis.weighing.arrays.update import decibels, disagreement
from prophasis.weighing.standing import Standing


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
