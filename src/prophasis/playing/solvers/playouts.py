"""Playouts of a solved tree: where play ends, many times over, by NumPy; `playouts_compiled` does the same by Numba."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.infer import edge_chances
from prophasis.playing.tree import Ints, Tree

LARGE = 200_000  # playouts from which the compiled loop is loaded where it is installed


@dataclass(frozen=True)
class Played:
    """``counts`` (cells, M): how often play from each start ended at each node; ``decisions`` made on the way."""

    counts: Ints
    decisions: int


def play_out(
    tree: Tree,
    policy: Array,
    nodes: Ints,
    profiles: Ints,
    times: Ints,
    *,
    seed: int,
    compiled: bool | None = None,
) -> Played:
    """Play from (node, profile) ``times`` times each, by the policy (K, 1) and the true odds of one draw.

    Args:
        tree: a tree of one draw.
        compiled: by Numba; None: where it is installed and there are many playouts. Equal in law, not in numbers.
    """
    chances = edge_chances(tree, policy)[..., 0]
    fast = (int(times.sum()) >= LARGE and find_spec("numba") is not None) if compiled is None else compiled
    if fast:
        from prophasis.playing.solvers.playouts_compiled import play_cells

        counts = np.zeros((len(nodes), tree.shape.size), dtype=np.int64)
        layout = np.stack((tree.shape.first, tree.shape.count), axis=1).astype(np.int64)
        made = play_cells(nodes, profiles, times, layout, np.ascontiguousarray(chances), np.uint64(seed), counts)
        return Played(counts, int(made))
    return _by_array(tree, chances, nodes, profiles, times, seed)


def _by_array(tree: Tree, chances: Array, nodes: Ints, profiles: Ints, times: Ints, seed: int) -> Played:
    """All playouts a move at a time."""
    random = np.random.default_rng(seed)
    cell = np.repeat(np.arange(len(nodes)), times)
    at, profile = nodes[cell].copy(), profiles[cell]
    decisions = 0
    going = np.flatnonzero(tree.shape.count[at] > 0)
    while len(going):
        decisions += len(going)
        child, last = tree.shape.first[at[going]].copy(), tree.shape.count[at[going]] - 1
        left = random.random(len(going)) - chances[child, profile[going]]
        step = np.zeros(len(going), dtype=np.int64)
        while True:
            more = (left >= 0) & (step < last)
            if not more.any():
                break
            child[more] += 1
            step[more] += 1
            left[more] -= chances[child[more], profile[going[more]]]
        at[going] = child
        going = going[tree.shape.count[child] > 0]
    counts = np.zeros((len(nodes), tree.shape.size), dtype=np.int64)
    np.add.at(counts, (cell, at), 1)
    return Played(counts, decisions)


__all__ = ["Played", "play_out"]
