"""Attack: other priors. At which prior odds would a rival be level on this evidence?"""

from __future__ import annotations

import numpy as np

from prophasis.case import PriorTie
from prophasis.weighing.arrays.root import root
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.update import normalise
from prophasis.weighing.standing import Standing


def prior_ties(standing: Standing) -> tuple[PriorTie, ...]:
    """For each rival the prior odds (leader : rival) in effect, and those at which the two would tie.

    For one analyst this is the inverse of the likelihood ratio; for a pool it is found by root finding, the other
    hypotheses keeping their shares.
    """
    return tuple(
        PriorTie(
            rival=standing.names[rival],
            odds_now=_odds_now(standing, rival),
            odds_tie=_odds_now(standing, rival) * factor,
        )
        for rival in standing.order[1:]
        if (factor := _factor(standing, rival)) is not None
    )


def _odds_now(standing: Standing, rival: int) -> float:
    share = standing.scales.ledger.prior.share
    return float(share[standing.leader] / share[rival])


def _factor(standing: Standing, rival: int) -> float | None:
    if standing.pooled[rival] <= 0 or standing.scales.ledger.prior.share[rival] <= 0:
        return None
    if len(standing.each) == 1:
        return float(standing.each[0, rival] / standing.each[0, standing.leader])
    with np.errstate(divide="ignore"):
        logs = np.log(standing.each)
    low, high = -80.0, 80.0
    if _gap(standing, rival, logs, low) > 0 or _gap(standing, rival, logs, high) < 0:
        return None
    return float(np.exp(root(lambda shift: _gap(standing, rival, logs, shift), low, high)))


def _gap(standing: Standing, rival: int, logs: Floats, shift: float) -> float:
    """Leader less rival after the prior odds are multiplied by ``exp(shift)``; grows with ``shift``."""
    scores = logs.copy()
    scores[:, standing.leader] += shift / 2
    scores[:, rival] -= shift / 2
    pooled = standing.scales.pool(normalise(scores))
    return float(pooled[standing.leader] - pooled[rival])
