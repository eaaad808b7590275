"""Attack: a source that deceives. It reports the item when it is not so, and is silent when it is.

Not the same as a source that is unreliable, whose reports say nothing: a deceiver's reports say the opposite. Hit rate
and false-report rate change places, so ``P(report | h) = b p + a (1 - p)``; a source without a report model, taken at
its word, becomes ``1 - p``.
"""

from __future__ import annotations

import numpy as np

from prophasis.case import Dropped
from prophasis.weighing.arrays import report
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.update import posterior
from prophasis.weighing.challenges.drop_one import by_effect
from prophasis.weighing.ledger import JOINT
from prophasis.weighing.standing import Standing

LEAST = 1e-6


def deceived(standing: Standing) -> tuple[Dropped, ...]:
    """The verdict if each source in turn deceived in all its reports, those that move the leader most first.

    Rows in decibels and rows that stand for several items (a game's path, a network) stay as they are; reports tied by
    dependence are turned one by one. A stated chance of deceiving is left aside: here it is certain.
    """
    ledger = standing.scales.ledger
    origins: dict[str, list[int]] = {}
    for r, row in enumerate(ledger.rows):
        if row.origin is not None and row.kind not in JOINT and not any(x.relative for x in row.rated.values()):
            origins.setdefault(row.origin, []).append(r)
    return by_effect(standing, [_turned(standing, origin, rows) for origin, rows in origins.items()])


def _turned(standing: Standing, origin: str, rows: list[int]) -> Dropped:
    scales = standing.scales
    rest = scales.without(rows)
    each = []
    for a in range(len(scales.analysts)):
        live = [r for r in rows if scales.rated[a, r]]
        told = scales.log_likelihood(a, rest) + (_joint(standing, a, live) if live else 0.0)
        each.append(posterior(scales.log_prior, told))
    pooled = scales.pool(np.array(each))
    leaders = standing.leaders(pooled)
    return Dropped(
        what=origin,
        items=tuple(i for r in rows for i in scales.ledger.rows[r].items),
        leaders=leaders,
        probability=standing.shares(pooled),
        changes_leader=leaders != standing.leaders(),
    )


def _joint(standing: Standing, a: int, rows: list[int]) -> Floats:
    """``(H,)`` log joint likelihood of one source's reports with hits and false reports exchanged."""
    scales = standing.scales
    witness = scales.ledger.rows[rows[0]].witness
    contrary = np.maximum(1.0 - scales.p[a, rows], LEAST)
    if witness is None:
        return np.asarray(np.log(contrary).sum(axis=0))
    values, weights = witness.nodes(len(rows))
    values[list(witness.flags)] = 0.0
    lines = [witness.lines(values, scales.q[a, r]) for r in rows]
    factors = np.array([o + s * p[:, None] for (o, s), p in zip(lines, contrary, strict=True)])
    return report.joint(factors, weights)
