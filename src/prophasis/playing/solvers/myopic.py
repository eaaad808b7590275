"""Myopic play of a `Tree`: every player takes all that was and will be done, by others and itself, as even odds.

One logit answer to even odds: beliefs stay the priors, since even odds tell nothing, and nobody foresees an answer.
"""

from __future__ import annotations

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.solvers.sweep import Sweep
from prophasis.playing.solvers.tree import Solution
from prophasis.playing.tree import Tree


def solve_myopic(tree: Tree, rationality: Array) -> Solution:
    """Every draw of ``tree`` at its lambda; nothing has to settle, so the residual is 0.

    Args:
        rationality: (D,) lambda of each draw, or one for all.
    """
    wanted = np.broadcast_to(np.asarray(rationality, dtype=np.float64), (tree.draws,)).copy()
    if not len(tree.group):
        return played(None, np.zeros((0, tree.draws)), wanted)
    sweep = Sweep(tree)
    return played(sweep, sweep.answer(np.zeros((len(tree.group), tree.draws)), wanted), wanted)


def played(sweep: Sweep | None, odds: Array, rationality: Array) -> Solution:
    """Log-odds that are no fixed point, as a `Solution`."""
    log_policy = odds if sweep is None else sweep.log_policy(odds)
    worths = odds if sweep is None else sweep.worths(log_policy)
    return Solution(np.exp(log_policy), log_policy, worths, np.zeros(odds.shape[1]), rationality, 0)


__all__ = ["played", "solve_myopic"]
