"""Search: are there other logit equilibria of a game at its best values? Random starts, all at once."""

from __future__ import annotations

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.solvers.sweep import Sweep
from prophasis.playing.solvers.tree import GOOD_ENOUGH, residual_of, settle
from prophasis.playing.tree import Tree

STARTS = 24
APART = 1e-4  # equilibria closer than this in every probability are one


def equilibria(tree: Tree, principal: Array, rationality: float, *, seed: int, starts: int = STARTS) -> list[Array]:
    """The equilibria found from random log-odds, as (K,) probabilities, ``principal`` (K,) first.

    Args:
        tree: a tree of one draw.

    Random starts find equilibria that steps are drawn to; those they are driven away from stay unfound, so the number
    is a lower bound.
    """
    sweep = Sweep(tree)
    found = [principal]
    if not len(tree.group):
        return found
    random = np.random.default_rng([seed, len(tree.group)])
    height = 2.0 * rationality * max(float(np.ptp(tree.payoffs)), 1e-9)
    odds = sweep.centred(random.uniform(-1, 1, (len(tree.group), starts)) * min(height, 50.0))
    lam = np.full(starts, rationality)
    odds = settle(sweep, odds, lam)
    policies = np.exp(sweep.log_policy(odds))[:, residual_of(sweep, odds, lam) <= GOOD_ENOUGH]
    for policy in policies.T:
        if all(np.abs(policy - other).max() > APART for other in found):
            found.append(policy)
    return found


__all__ = ["equilibria"]
