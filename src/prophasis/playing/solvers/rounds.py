"""Rounds of a repeated game: every public state that a round can start in -> the tree of that round, and what follows.

Shared by the solvers that do not unfold rounds: public beliefs (`beliefs`) and stationary play (`stationary`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from prophasis.playing.describe import Description
from prophasis.playing.expressions import Expression, Number, compile_expression
from prophasis.playing.grow import Node, Numbers, all_profiles, between, grow
from prophasis.playing.lower import fill
from prophasis.playing.messages import fail
from prophasis.playing.tree import Ints, Tree

MOST_STATES = 2_000

Key = tuple[float, ...]
Terms = Sequence[tuple[str, Expression]]


@dataclass(frozen=True)
class Cell:
    """One round from one public state.

    Attributes:
        state: the public variables as the round starts.
        tree: of one draw.
        following: (M,) the state that the next round starts in, as an index into the world's cells, at nodes where a
            round ends and another follows; -1 elsewhere.
    """

    state: Mapping[str, float]
    tree: Tree
    following: Ints


@dataclass(frozen=True)
class World:
    """A repeated game round by round: its cells by index (0 is where it starts), and which of them each round can
    start in; one layer holds all of them where there is no last round."""

    cells: Mapping[int, Cell]
    layers: Sequence[Sequence[int]]


def explore(description: Description, numbers: Numbers, *, terms: Terms = ()) -> World:
    """Every state that can be reached, at the best values.

    Args:
        terms: as in `lower`: what the evaluator's ``worth`` of each round's ends is.

    Raises:
        GameError: P015 where there are too many states, P044 where viewers see different states.
    """
    walker = _Walker(description, numbers, terms)
    first = {name: float(np.asarray(expression(numbers.scopes[0]))) for name, expression in description.state.items()}
    walker.index[walker.key(first)] = 0
    layers = [[0]]
    walker.visit([0])
    if description.endless:
        while len(walker.cells) < len(walker.index):
            walker.visit([number for number in range(len(walker.index)) if number not in walker.cells])
        return World(walker.cells, [sorted(walker.cells)])
    for _ in range(1, description.rounds):
        layer = sorted({int(state) for at in layers[-1] for state in walker.cells[at].following if state >= 0})
        if not layer:
            break
        walker.visit([number for number in layer if number not in walker.cells])
        layers.append(layer)
    return World(walker.cells, layers)


class _Walker:
    """Builds cells and numbers the states that they lead to."""

    def __init__(self, description: Description, numbers: Numbers, terms: Terms) -> None:
        self.description, self.numbers, self.terms = description, numbers, terms
        self.once = replace(description, rounds=1, discount=1.0, drift=(), until=None)
        self.profiles = all_profiles(description)
        self.names = list(description.state)
        self.index: dict[Key, int] = {}
        self.cells: dict[int, Cell] = {}

    def key(self, state: Mapping[str, Number]) -> Key:
        return tuple(round(_alone(state[name], name), 10) for name in self.names)

    def visit(self, numbers: Sequence[int]) -> None:
        keys = list(self.index)
        for number in numbers:
            self.cells[number] = self._cell(dict(zip(self.names, keys[number], strict=True)))
            if len(self.index) > MOST_STATES:
                what = f"the game is too large: {len(self.index):,} and more public states."
                mend = "Round the state, put bounds on it with min and max, or carry over fewer variables."
                raise fail("P015", what, "repeat.drift", mend)

    def _cell(self, state: Mapping[str, float]) -> Cell:
        start = {name: compile_expression(value, where=f"state.{name}") for name, value in state.items()}
        once = replace(self.once, state=start)
        nodes = grow(once, self.numbers, len(self.profiles))
        tree = fill(once, self.numbers, nodes, self.profiles, terms=self.terms)
        following = np.full(len(nodes), -1, dtype=np.int64)
        for number, node in enumerate(nodes):
            after = self._after(node)
            if after is not None:
                following[number] = self.index.setdefault(self.key(after), len(self.index))
        return Cell(state, tree, following)

    def _after(self, node: Node) -> Mapping[str, Number] | None:
        """The state that the next round starts in, where a round ends at this node and another may follow."""
        return between(self.description, self.numbers, node) if node.closed else None


def _alone(value: Number, name: str) -> float:
    found = np.asarray(value)
    if found.size > 1:
        what = "long games have one public state, and here players see different ones."
        raise fail("P044", what, f"state.{name}", "Let no believed parameter change the state.")
    return float(found.reshape(-1)[0])


__all__ = ["Cell", "Terms", "World", "explore"]
