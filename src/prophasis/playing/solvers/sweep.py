"""One sweep of a tree: log-odds of every move -> what every move is worth to its player, given beliefs by Bayes' rule.

Forward: the log-probability of reaching each node by decisions. Beliefs at an information set are the reach of its
nodes in the eyes of the player who moves there (own moves cancel, as players forget nothing). Backward: what each node
is worth to each player. Cost: a few operations a cell; all draws at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from prophasis.playing.draws import Array
from prophasis.playing.tree import CHANCE, TINY, Ints, Tree


@dataclass(frozen=True)
class Choices:
    """Which entries of a vector of log-odds belong to one choice: ``group`` (K,), ``starts`` (G,)."""

    group: Ints
    starts: Ints

    @property
    def entries(self) -> int:
        return len(self.group)

    def log_policy(self, odds: Array) -> Array:
        """(K, D) log-probability of each move from its log-odds."""
        if not len(self.group):
            return odds
        top = np.maximum.reduceat(odds, self.starts, axis=0)[self.group]
        shifted = odds - top
        total = np.log(np.add.reduceat(np.exp(shifted), self.starts, axis=0))[self.group]
        return np.asarray(shifted - total)

    def centred(self, odds: Array) -> Array:
        """The log-odds less their mean in each choice."""
        if not len(self.group):
            return odds
        counts = np.diff(np.append(self.starts, len(self.group)))[:, None]
        return np.asarray(odds - (np.add.reduceat(odds, self.starts, axis=0) / counts)[self.group])


class Play(Protocol):
    """What a fixed point is searched in: log-odds of all choices (K, D) and the answer to them."""

    @property
    def choices(self) -> Choices: ...

    @property
    def spread(self) -> float:
        """The largest difference in payoff that any player faces."""

    def worths(self, log_policy: Array) -> Array: ...

    def answer(self, odds: Array, rationality: Array) -> Array: ...

    def only(self, draws: npt.NDArray[np.bool_]) -> Play: ...


@dataclass
class Sweep:
    """The index arrays that a sweep needs, made once for a tree.

    Cells are (node, profile) pairs, flattened; the last axis is always draws.
    """

    tree: Tree
    inner: list[tuple[slice, Ints, Ints]] = field(init=False)

    def __post_init__(self) -> None:
        tree, shape = self.tree, self.tree.shape
        self.profiles = len(tree.profiles)
        self.players = len(shape.players)
        self.chance_edge = np.zeros(shape.size, dtype=bool)
        self.chance_edge[1:] = shape.actor[shape.parent[1:]] == CHANCE
        self.any_chance = bool(self.chance_edge.any())
        self.edge = np.where(tree.entry >= 0, tree.entry, len(tree.group))  # the last, extra entry is certain
        self.inner = []
        for level in shape.levels[:-1]:
            nodes = np.arange(level.start, level.stop)
            parents = nodes[shape.count[nodes] > 0]
            self.inner.append((level, parents, shape.first[parents]))
        self._index_decisions()
        self.base = self._base()
        self.ends = tree.payoffs

    def _index_decisions(self) -> None:
        """Cells of decision nodes ordered by group, and edges out of them ordered by entry."""
        tree, shape = self.tree, self.tree.shape
        edges = np.flatnonzero(tree.entry[:, 0] >= 0)
        by_entry = tree.entry[edges].ravel()
        order = np.argsort(by_entry, kind="stable")
        child = np.repeat(edges, self.profiles)[order]
        profile = np.tile(np.arange(self.profiles), len(edges))[order]
        self.entry_starts = np.searchsorted(by_entry[order], np.arange(len(tree.group)))
        self.edge_child = child
        self.edge_parent = shape.parent[child]
        self.edge_profile = profile
        self.edge_player = shape.actor[self.edge_parent]
        first = tree.starts[tree.group]  # first entry of each entry's group
        is_first = np.arange(len(tree.group)) == first
        sizes = np.diff(np.append(self.entry_starts, len(order)))
        keep = np.repeat(is_first, sizes)
        self.cell_node = self.edge_parent[keep]
        self.cell_profile = profile[keep]
        self.cell_player = self.edge_player[keep]
        group_sizes = sizes[tree.starts]
        self.group_starts = np.concatenate(([0], np.cumsum(group_sizes)[:-1])).astype(np.int64)
        self.cell_group = np.repeat(np.arange(len(tree.starts)), group_sizes)
        offset = np.arange(len(order)) - np.repeat(self.entry_starts, sizes)
        self.edge_cell = self.group_starts[tree.group[by_entry[order]]] + offset

    def _base(self) -> Array:
        """(cells, D) log chance of the profile and of the moves of chance so far, in the eyes of who moves there."""
        tree, shape = self.tree, self.tree.shape
        viewer = 1 + self.cell_player
        base = np.log(np.maximum(tree.priors, TINY))[viewer, self.cell_profile]
        if self.any_chance:
            log_odds = np.log(np.maximum(tree.odds, TINY))
            reach = np.zeros(log_odds.shape)
            for level in shape.levels[1:]:
                reach[:, level] = reach[:, shape.parent[level]] + log_odds[:, level]
            seen_by = viewer if len(reach) > 1 else np.zeros_like(viewer)
            profile = self.cell_profile if reach[0, 0].shape[0] > 1 else np.zeros_like(self.cell_profile)
            base = base + reach[seen_by, self.cell_node, profile]
        return np.asarray(base)

    @property
    def choices(self) -> Choices:
        return Choices(self.tree.group, self.tree.starts)

    @property
    def spread(self) -> float:
        """The largest difference in payoff that any player faces: lambda times this is what has to be climbed."""
        low = self.ends.min(axis=(1, 2, 3), initial=0.0)
        high = self.ends.max(axis=(1, 2, 3), initial=0.0)
        return float((high - low).max(initial=0.0))

    def log_policy(self, odds: Array) -> Array:
        """(K, D) log-probability of each move from its log-odds."""
        return self.choices.log_policy(odds)

    def worths(self, log_policy: Array) -> Array:
        """(K, D) expected payoff of each move to its player, given its beliefs and everybody's later play."""
        steps = self.steps(log_policy)
        weights = self.beliefs(steps)
        values = self.values(steps)
        got = values[self.edge_player, self.edge_child, self.edge_profile]
        found = np.add.reduceat(got * weights[self.edge_cell], self.entry_starts, axis=0)
        return np.asarray(found if self.tree.present is None else found * self.tree.present[:, None])

    def steps(self, log_policy: Array) -> Array:
        """(M, T, D) log-probability of the decision that leads into each node; 0 where none does."""
        return np.asarray(np.concatenate((log_policy, np.zeros((1, log_policy.shape[-1]))))[self.edge])

    def values(self, steps: Array) -> Array:
        """(P, M, T, D) what each node is worth to each player in each profile."""
        tree, shape = self.tree, self.tree.shape
        probability = np.exp(steps)
        values = np.empty((self.players, shape.size, self.profiles, steps.shape[-1]))
        values[...] = self.ends
        for level, (_, parents, first) in zip(reversed(shape.levels[1:]), reversed(self.inner), strict=True):
            found = values[:, level] * probability[level]
            if self.any_chance and self.chance_edge[level].any():
                found = found * (tree.odds[1:, level] if tree.odds.shape[0] > 1 else tree.odds[:, level])
            values[:, parents] = np.add.reduceat(found, first - level.start, axis=1)
        return values

    def only(self, draws: npt.NDArray[np.bool_]) -> Sweep:
        """The sweep of some of the draws."""
        return Sweep(self.tree.only(draws))

    def beliefs(self, steps: Array) -> Array:
        """(cells, D) probability of each cell given its information set, to the player who moves there."""
        shape = self.tree.shape
        reach = np.zeros(steps.shape)
        for level in shape.levels[1:-1]:
            reach[level] = reach[shape.parent[level]] + steps[level]
        weight = reach[self.cell_node, self.cell_profile] + self.base
        top = np.maximum.reduceat(weight, self.group_starts, axis=0)
        weight = np.exp(weight - top[self.cell_group])
        return np.asarray(weight / np.add.reduceat(weight, self.group_starts, axis=0)[self.cell_group])

    def answer(self, odds: Array, rationality: Array) -> Array:
        """(K, D) the log-odds with which players answer when everybody plays ``odds``; centred in each group."""
        return self.centred(rationality * self.worths(self.log_policy(odds)))

    def centred(self, odds: Array) -> Array:
        return self.choices.centred(odds)


__all__ = ["Choices", "Play", "Sweep"]
