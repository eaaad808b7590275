"""Tree: a game as flat arrays, breadth first, that every solver reads.

A play is a path of public moves times a profile of types drawn by chance at the root. Public nodes and profiles are
two axes of the arrays instead of one long list of nodes, so that a sweep over a level is one array operation. A third
axis holds the draws of uncertain numbers; it has length 1 where nothing depends on them.

Axes: ``M`` public nodes, ``T`` profiles, ``P`` players who are paid, ``D`` draws, ``K`` entries (information set of a
player of a given type, move), ``G`` information sets with type, ``V`` viewers (0 the truth, then each of the ``P``).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prophasis.playing.draws import Array

Ints = npt.NDArray[np.int64]

CHANCE = -1
END = -2
TINY = 1e-300  # a belief of zero is weighed as this, so that a viewer proved wrong still has a belief


@dataclass(frozen=True)
class Shape:
    """The public tree alone, without numbers.

    Attributes:
        parent: (M,) node before, -1 at the root.
        levels: slices of the nodes of each depth; children of a node stand together, in the order of its moves.
        actor: (M,) index in ``players`` of who moves, ``CHANCE`` or ``END``.
        stage: (M,) index of the stage at which the node's actor moves, -1 at an end.
        info: (M,) public information set of the actor (what it has seen; its own type not counted), -1 elsewhere.
        move: (M,) name of the move that led here, ``""`` at the root.
        first, count: (M,) first child and number of children.
        players: those who are paid.
    """

    parent: Ints
    levels: tuple[slice, ...]
    actor: Ints
    stage: Ints
    info: Ints
    move: tuple[str, ...]
    first: Ints
    count: Ints
    players: tuple[str, ...]

    @property
    def size(self) -> int:
        return len(self.parent)

    def children(self, node: int) -> range:
        return range(int(self.first[node]), int(self.first[node] + self.count[node]))


@dataclass(frozen=True)
class Tree:
    """A `Shape` with its numbers. Every array that ends in D may have length 1 there and then holds for all draws.

    Attributes:
        types: for each of ``shape.players`` its types.
        profiles: (T, P) index of each paid player's type in each profile; players who only have types come after.
        priors: (V, T, D) chance of a profile in each viewer's eyes; a viewer's own type is taken as given.
        chances: player -> (types, D) the true prior over its types.
        odds: (V, M, T, D) probability of the chance move into a node, 1 elsewhere.
        payoffs: (P, M, T, D) what each player gets, in its own eyes, at ends; 0 elsewhere.
        final: state variable -> (M, D) its true value at each node.
        worth: (M, T, D) what the evaluator of policies gets at ends, 0 elsewhere and where nobody evaluates.
        entry: (M, T) entry of the decision that leads into a node, -1 where none does.
        group: (K,) information set with type of an entry; entries of one group stand together.
        starts: (G,) first entry of each group.
        draws: D, the best values counted as draw 0.
        present: (K,) what turns the worth of a move into a worth of its own round (1/discount^(round - 1)), so that
            players err no more in later rounds than in the first; None where nothing is repeated.
        ties: (T, D) how much oftener the types of a profile come together than if drawn apart; None where they do not.
    """

    shape: Shape
    types: tuple[tuple[str, ...], ...]
    type_players: tuple[str, ...]
    profiles: Ints
    priors: Array
    chances: dict[str, Array]
    odds: Array
    payoffs: Array
    final: dict[str, Array]
    worth: Array
    entry: Ints
    group: Ints
    starts: Ints
    draws: int
    present: Array | None = None
    ties: Array | None = None

    @property
    def nodes(self) -> int:
        """Nodes of the tree as it is usually counted: every public node in every profile."""
        return self.shape.size * len(self.profiles)

    @property
    def information_sets(self) -> int:
        return len(self.starts)

    def column(self, player: str) -> int:
        """Column of ``profiles`` (and index in ``types``) that holds the type of ``player``."""
        return self.type_players.index(player)

    def own(self, player: str, kind: int) -> npt.NDArray[np.bool_]:
        """(T,) the profiles in which ``player`` is of its type number ``kind``."""
        return np.asarray(self.profiles[:, self.column(player)] == kind)

    def joint(self) -> Array:
        """(T, D) true chance of each profile."""
        found = self._apart(None)
        if self.ties is None:
            return found
        found = found * self.ties
        return np.asarray(found / found.sum(axis=0))

    def others(self, player: str) -> Array:
        """(T, D) true chance of the types of all others in each profile, the type of ``player`` taken as given."""
        found = self._apart(player)
        return found if self.ties is None else given(found * self.ties, self.profiles[:, self.column(player)])

    def _apart(self, player: str | None) -> Array:
        """(T, D) the product of the chances of all players' types but one's."""
        found = np.ones((len(self.profiles), 1))
        for column, name in enumerate(self.type_players):
            if name != player:
                found = found * self.chances[name][self.profiles[:, column]]
        return found

    def only(self, draws: npt.NDArray[np.bool_]) -> Tree:
        """The same tree with some of its draws."""

        def cut(array: Array) -> Array:
            return array if array.shape[-1] == 1 else array[..., draws]

        return Tree(
            shape=self.shape,
            types=self.types,
            type_players=self.type_players,
            profiles=self.profiles,
            priors=cut(self.priors),
            chances={name: cut(value) for name, value in self.chances.items()},
            odds=cut(self.odds),
            payoffs=cut(self.payoffs),
            final={name: cut(value) for name, value in self.final.items()},
            worth=cut(self.worth),
            entry=self.entry,
            group=self.group,
            starts=self.starts,
            draws=int(draws.sum()),
            present=self.present,
            ties=None if self.ties is None else cut(self.ties),
        )


def given(weight: Array, kinds: Ints) -> Array:
    """(T, D) weights put to scale within each of ``kinds`` (T,), so that they sum to 1 there."""
    found = np.array(weight)
    for kind in np.unique(kinds):
        own = kinds == kind
        total = found[own].sum(axis=0)
        found[own] = np.where(total > 0, found[own] / np.where(total > 0, total, 1.0), 1 / own.sum())
    return found


__all__ = ["CHANCE", "END", "TINY", "Ints", "Shape", "Tree", "given"]
