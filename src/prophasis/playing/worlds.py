"""Worlds: a solved game, what the observed moves say of its types and draws, and what follows from a point of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prophasis.case import Game
from prophasis.playing.draws import Array
from prophasis.playing.infer import lapsed, reach_by_profile, walk
from prophasis.playing.messages import fail
from prophasis.playing.tree import Ints, Tree


@dataclass(frozen=True)
class World:
    """A solved game; ``policy`` (K, D)."""

    tree: Tree
    policy: Array

    def from_(self, here: Ints) -> Array:
        """(M, T, D) chance of reaching each node given that play stands at one of ``here`` and given the profile."""
        found = reach_by_profile(self.tree, self.policy)
        begun = found[here].sum(axis=0)
        below = np.zeros(self.tree.shape.size, dtype=bool)
        below[here] = True
        for level in self.tree.shape.levels[1:]:
            below[level] |= below[self.tree.shape.parent[level]]
        shares = np.where(begun > 0, found / np.where(begun > 0, begun, 1.0), 0.0)
        return np.where(below[:, None, None], shares, 0.0)


def abduct(game: Game, world: World, lapse: float) -> Array:
    """(T, D) joint weight of profile and draw given all observed moves; sums to 1.

    Raises:
        GameError: P018 for a move that could not be made, P063 where the moves have probability 0.
    """
    tree = world.tree
    found = reach_by_profile(tree, lapsed(tree, world.policy, lapse))
    nodes = here(tree, game)
    weight = np.broadcast_to(found[nodes].sum(axis=0) * prior_of(tree), (len(tree.profiles), tree.draws))
    total = weight.sum()
    if total <= 0:
        raise fail("P063", "the observed moves have probability 0.", "game.observed", "A lapse above 0 allows them.")
    return np.asarray(weight / total)


def here(tree: Tree, game: Game) -> Ints:
    """The nodes at which play stands after the observed moves."""
    return walk(tree, game.observed)[-1][2] if game.observed else np.array([0], dtype=np.int64)


def prior_of(tree: Tree) -> Array:
    """(T, D) true chance of each profile."""
    found = np.ones((len(tree.profiles), 1))
    for column, name in enumerate(tree.type_players):
        found = found * tree.chances[name][tree.profiles[:, column]]
    return found


def chance_of(tree: Tree, reached: Array, weight: Array, move: str) -> Array:
    """(D,) chance that ``move`` is made at all from here on, given each draw."""
    bare = move.rpartition(".")[2]
    shape = tree.shape
    here = np.array([name == bare for name in shape.move])
    earlier = np.zeros(shape.size, dtype=bool)
    for level in shape.levels[1:]:
        parent = shape.parent[level]
        earlier[level] = earlier[parent] | (here[parent] & (reached[parent].sum(axis=(1, 2)) > 0))
    return _given_draw((reached[here & ~earlier] * weight).sum(axis=(0, 1)), weight)


def expected_of(tree: Tree, reached: Array, weight: Array, state: str) -> Array:
    """(D,) expected final value of a state variable, given each draw."""
    ends = tree.shape.count == 0
    by_end = (reached[ends] * weight).sum(axis=1)
    return _given_draw((by_end * tree.final[state][ends]).sum(axis=0), weight)


def _given_draw(total: Array, weight: Array) -> Array:
    share = weight.sum(axis=0)
    return np.asarray(np.where(share > 0, total / np.where(share > 0, share, 1.0), 0.0))


__all__ = ["World", "abduct", "chance_of", "expected_of", "here"]
