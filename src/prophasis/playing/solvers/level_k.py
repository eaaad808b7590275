"""Level-k play of a `Tree` (Stahl & Wilson 1995; Nagel 1995): level 0 plays even odds, level k answers level k - 1.

A player of level k plans its own later moves, at level k, and takes all others for level k - 1; its answer is a logit
one, so that every move keeps a chance. Beliefs about types follow from the play ascribed to the others.
"""

from __future__ import annotations

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.solvers.myopic import played
from prophasis.playing.solvers.sweep import Sweep
from prophasis.playing.solvers.tree import Solution
from prophasis.playing.tree import Ints, Tree

LEVEL = 2  # levels 1 and 2 are those found most among people (Camerer, Ho & Chong 2004: 1.5 on average)


def solve_level_k(tree: Tree, rationality: Array, level: int = LEVEL) -> Solution:
    """Every draw of ``tree`` at its lambda, all players of one level; nothing has to settle, so the residual is 0.

    Args:
        rationality: (D,) lambda of each draw, or one for all.
        level: 1 or more.
    """
    wanted = np.broadcast_to(np.asarray(rationality, dtype=np.float64), (tree.draws,)).copy()
    if not len(tree.group):
        return played(None, np.zeros((0, tree.draws)), wanted)
    sweep = Sweep(tree)
    mover = movers(tree)
    depth = own_depth(tree)
    odds = np.zeros((len(tree.group), tree.draws))
    for _ in range(level):
        answers = np.empty_like(odds)
        for player in range(len(tree.shape.players)):
            answers[mover == player] = _planned(sweep, odds, wanted, mover == player, depth[player])
        odds = answers
    return played(sweep, odds, wanted)


def _planned(sweep: Sweep, others: Array, rationality: Array, own: Ints, depth: int) -> Array:
    """One player's logit answer to ``others``, its own later moves planned: from the last to the first in ``depth``."""
    odds = others.copy()
    for _ in range(max(depth, 1)):
        odds[own] = sweep.answer(odds, rationality)[own]
    return odds[own]


def movers(tree: Tree) -> Ints:
    """(K,) index of the player whose move each entry is."""
    found = np.zeros(len(tree.group), dtype=np.int64)
    edges = np.flatnonzero(tree.entry[:, 0] >= 0)
    for node in edges:
        found[tree.entry[node]] = tree.shape.actor[tree.shape.parent[node]]
    return found


def own_depth(tree: Tree) -> list[int]:
    """For each player the largest number of its own moves along any path."""
    count = np.zeros((len(tree.shape.players), tree.shape.size), dtype=np.int64)
    for node in range(1, tree.shape.size):
        parent = int(tree.shape.parent[node])
        count[:, node] = count[:, parent]
        if tree.shape.actor[parent] >= 0:
            count[tree.shape.actor[parent], node] += 1
    return [int(row.max(initial=0)) for row in count]


__all__ = ["LEVEL", "movers", "own_depth", "solve_level_k"]
