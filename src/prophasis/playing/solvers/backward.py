"""Backward induction of a `Tree` of perfect information: lambda without bound, solved exactly from the ends back."""

from __future__ import annotations

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.messages import fail
from prophasis.playing.solvers.level_k import own_depth
from prophasis.playing.solvers.sweep import Sweep
from prophasis.playing.solvers.tree import Solution
from prophasis.playing.tree import Tree

TIE = 1e-12  # worths closer than this, in units of the largest payoff, are equal; equals share the odds


def solve_backward(tree: Tree, rationality: Array) -> Solution:
    """The subgame-perfect equilibrium of every draw; ties share the odds evenly.

    Args:
        rationality: (D,) kept in the result and not used: nobody errs.

    Raises:
        GameError: P042 where somebody has to move without knowing all that was done and what the others are.
    """
    wanted = np.broadcast_to(np.asarray(rationality, dtype=np.float64), (tree.draws,)).copy()
    if not len(tree.group):
        nothing = np.zeros((0, tree.draws))
        return Solution(nothing, nothing, nothing, np.zeros(tree.draws), wanted, 0)
    sweep = Sweep(tree)
    if not perfect(sweep):
        what = "backward induction needs perfect information, and this game has private types or hidden moves."
        raise fail("P042", what, "concept", "Play it as qre with a large rationality.")
    scale = max(float(np.abs(tree.payoffs).max(initial=0.0)), 1e-300)
    policy = np.exp(sweep.log_policy(np.zeros((len(tree.group), tree.draws))))
    for _ in range(sum(own_depth(tree))):
        before = policy
        policy = _best(sweep, sweep.worths(_logarithm(policy)), TIE * scale)
        if np.array_equal(before, policy):
            break
    return Solution(policy, _logarithm(policy), sweep.worths(_logarithm(policy)), np.zeros(tree.draws), wanted, 0)


def perfect(sweep: Sweep) -> bool:
    """Whether every information set holds one node with one combination of types."""
    return bool(len(sweep.group_starts) == len(sweep.cell_node))


def _best(sweep: Sweep, worths: Array, tie: float) -> Array:
    starts, group = sweep.tree.starts, sweep.tree.group
    best = worths >= np.maximum.reduceat(worths, starts, axis=0)[group] - tie
    return np.asarray(best / np.add.reduceat(best.astype(np.float64), starts, axis=0)[group])


def _logarithm(policy: Array) -> Array:
    """Logarithms that keep an impossible move impossible without an infinity."""
    return np.asarray(np.log(np.maximum(policy, 1e-300)))


__all__ = ["perfect", "solve_backward"]
