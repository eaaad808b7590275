"""Public-belief backward induction: long repeated games, round by round, on a grid of what everybody believes.

Where all moves are public, what has been learnt of a player is one number, the chance of its first type. The last round
is solved at every public state that can be reached and every point of the grid; the round before it with that as its
future, read at the beliefs that the round's own moves leave behind; and so on to the first. Cost grows with rounds
times states times grid, not with the number of histories. Between grid points values are read off straight lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import numpy.typing as npt

from prophasis.case import Game
from prophasis.playing.describe import Description, describe
from prophasis.playing.draws import Array, Sampler
from prophasis.playing.grow import Numbers
from prophasis.playing.messages import fail
from prophasis.playing.solvers.rounds import Cell, explore
from prophasis.playing.solvers.sweep import Sweep
from prophasis.playing.solvers.tree import GOOD_ENOUGH, climb, residual_of, settle, trace_rest
from prophasis.playing.tree import Ints, Tree

POINTS = 21
MOST_WORK = 100_000_000  # rounds times states times grid points times nodes of a round


@dataclass(frozen=True)
class Solved:
    """One round at some beliefs. ``tree`` and ``log_policy`` have a draw for each; ``values`` is (P, T, D)."""

    tree: Tree
    log_policy: Array
    values: Array
    residual: float


@dataclass(frozen=True)
class Induction:
    """A repeated game solved: ``values[r][s]`` is (P, T, n, n ...) the worth of being in state s at the start of round
    r + 1, for each player in each profile, over the grid of each unsure player's first type."""

    cells: Mapping[int, Cell]
    values: tuple[Mapping[int, Array], ...]
    unsure: tuple[str, ...]
    priors: Array
    discount: float
    rationality: float
    residual: float

    @property
    def rounds(self) -> int:
        return len(self.values)

    def round(self, number: int, state: int, beliefs: Array) -> Solved:
        """Round ``number`` (from 1) at one state and ``beliefs`` (players unsure of, D)."""
        future = self.values[number] if number < self.rounds else None
        return _solve(self.cells[state], beliefs, self.unsure, future, self.discount, self.rationality, None)


def induct(game: Game, rationality: float, *, points: int = POINTS) -> Induction:
    """Solve a repeated game from its last round back, at its best values.

    Args:
        rationality: lambda.
        points: of the grid over each player's first type.

    Raises:
        GameError: P044 for what public beliefs cannot hold (hidden moves, subjective beliefs, more than two types,
            odds that hang on types), P015 where it is too large.
    """
    description = describe(game)
    unsure = _fitting(game, description)
    world = explore(description, Numbers(description, Sampler(0, 0), description.movers))
    cells, reached = world.cells, world.layers
    if any(cell.tree.odds.shape[2] > 1 for cell in cells.values()):
        raise fail("P044", "long games cannot have odds that hang on types.", "stages", "Play fewer rounds.")
    work = (
        sum(len(layer) for layer in reached) * points ** len(unsure) * max(cell.tree.nodes for cell in cells.values())
    )
    if work > MOST_WORK:
        what = f"the game is too large: {work:,} nodes over rounds, states and beliefs."
        raise fail("P015", what, "repeat", "Ask for fewer rounds or states, or a coarser grid.")
    grid = grid_of(points)
    beliefs = np.array(list(product(grid, repeat=len(unsure)))).reshape(points ** len(unsure), len(unsure)).T
    values: list[dict[int, Array]] = []
    future: dict[int, Array] | None = None
    start: dict[int, Array] = {}
    residual = 0.0
    for layer in reversed(reached):
        here: dict[int, Array] = {}
        for state in layer:
            found = _solve(cells[state], beliefs, unsure, future, description.discount, rationality, start.get(state))
            start[state] = found.log_policy
            here[state] = found.values.reshape(*found.values.shape[:2], *[points] * len(unsure))
            residual = max(residual, found.residual)
        values.insert(0, here)
        future = here
    priors = np.array([[_share(description, name)] for name in unsure]).reshape(len(unsure), 1)
    return Induction(cells, tuple(values), unsure, priors, description.discount, rationality, residual)


def grid_of(points: int) -> Array:
    """Chances from 0 to 1, closer together near certainty, where what is believed bends most."""
    return np.asarray((1 - np.cos(np.pi * np.arange(points) / (points - 1))) / 2)


def _share(description: Description, player: str) -> float:
    bests = [prior.best for prior in description.priors[player].values()]
    return float(bests[0] / sum(bests))


def _fitting(game: Game, description: Description) -> tuple[str, ...]:
    """The players of two types; P044 where beliefs are not public or not one number a player."""
    why = None
    if description.beliefs or description.believed:
        why = "players have beliefs of their own"
    elif any(stage.hide for stage in game.stages):
        why = "moves are hidden"
    elif any(len(types) > 2 for types in description.types.values()):
        why = "a player has more than two types"
    if why is not None:
        what = f"long games are solved with public beliefs, and here {why}."
        raise fail("P044", what, "game", "Play fewer rounds, so that the game fits a tree.")
    return tuple(name for name, types in description.types.items() if len(types) == 2)


class BeliefSweep(Sweep):
    """A sweep whose ends are worth what the round pays and what the future is worth at the beliefs it leaves."""

    def __init__(
        self,
        tree: Tree,
        following: Ints,
        beliefs: Array,
        unsure: tuple[str, ...],
        future: Mapping[int, Array],
        discount: float,
    ) -> None:
        self.following, self.prior, self.unsure = following, beliefs, unsure
        self.future, self.discount = future, discount
        super().__init__(tree)
        self.paid = np.broadcast_to(tree.payoffs, (*tree.payoffs.shape[:3], beliefs.shape[-1]))

    def only(self, draws: npt.NDArray[np.bool_]) -> Sweep:
        return BeliefSweep(
            self.tree.only(draws), self.following, self.prior[:, draws], self.unsure, self.future, self.discount
        )

    def values(self, steps: Array) -> Array:
        """As `Sweep.values`, with the future added at the ends."""
        self.ends = self._with_future(steps)
        return super().values(steps)

    def _with_future(self, steps: Array) -> Array:
        rows = [posterior(self.tree, steps, self.prior[row], name) for row, name in enumerate(self.unsure)]
        learnt = np.stack(rows) if rows else np.zeros((0, len(self.following), steps.shape[-1]))
        found = np.array(np.broadcast_to(self.paid, (*self.paid.shape[:3], steps.shape[-1])))
        for state in np.unique(self.following[self.following >= 0]):
            at = np.flatnonzero(self.following == state)
            found[:, at] += self.discount * _between_points(self.future[int(state)], learnt[:, at])
        return found


def posterior(tree: Tree, steps: Array, prior: Array, player: str) -> Array:
    """(M, D) chance of the player's first type after the moves to each node, from its chance (D,) before them."""
    shape = tree.shape
    column = tree.column(player)
    actor = shape.players.index(player) if player in shape.players else None
    mine = np.zeros(shape.size, dtype=bool)
    mine[1:] = np.asarray(shape.actor[shape.parent[1:]] == actor)
    lean = np.zeros((shape.size, steps.shape[-1]))  # log-odds that the moves add to the first type
    one, two = (int((tree.profiles[:, column] == kind).argmax()) for kind in (0, 1))
    step = np.where(mine[:, None], steps[:, one] - steps[:, two], 0.0)
    for level in shape.levels[1:]:
        lean[level] = lean[shape.parent[level]] + step[level]
    other = (1 - prior) * np.exp(np.clip(-lean, -700, 700))
    total = prior + other
    return np.asarray(np.where(total > 0, prior / np.where(total > 0, total, 1.0), prior))


def posterior_of(solved: Solved, unsure: Sequence[str], beliefs: Array, node: int) -> Array:
    """(players, D) what is believed of each unsure player after the moves to ``node`` of a solved round."""
    steps = Sweep(solved.tree).steps(solved.log_policy)
    rows = [posterior(solved.tree, steps, beliefs[row], name)[node] for row, name in enumerate(unsure)]
    return np.stack(rows) if rows else beliefs


def _between_points(values: Array, at: Array) -> Array:
    """(P, T, n, n ...) values read at (players, nodes, D) beliefs: (P, nodes, T, D), by straight lines."""
    players = at.shape[0]
    if not players:
        return np.asarray(values[:, None, :, None])
    points = values.shape[2]
    grid = grid_of(points)
    low = np.clip(np.searchsorted(grid, at, side="right") - 1, 0, points - 2)
    share = (at - grid[low]) / (grid[low + 1] - grid[low])
    found = np.zeros((values.shape[0], values.shape[1], *at.shape[1:]))
    for corner in product((0, 1), repeat=players):
        weight = np.ones(at.shape[1:])
        index = []
        for row, up in enumerate(corner):
            weight = weight * (share[row] if up else 1 - share[row])
            index.append(low[row] + up)
        found += values[(slice(None), slice(None), *index)] * weight
    return np.asarray(found.transpose(0, 2, 1, 3))


def _solve(
    cell: Cell,
    beliefs: Array,
    unsure: tuple[str, ...],
    future: Mapping[int, Array] | None,
    discount: float,
    rationality: float,
    start: Array | None,
) -> Solved:
    """One round at one state and (players, D) beliefs."""
    tree = _at_beliefs(cell.tree, beliefs, unsure)
    following = cell.following if future is not None else np.full_like(cell.following, -1)
    sweep = BeliefSweep(tree, following, beliefs, unsure, future or {}, discount)
    wanted = np.full(tree.draws, rationality)
    if not len(tree.group):
        empty = np.zeros((0, tree.draws))
        return Solved(tree, empty, sweep.values(sweep.steps(empty))[:, 0], 0.0)
    odds = climb(sweep, wanted) if start is None else settle(sweep, sweep.centred(start), wanted)
    residual = residual_of(sweep, odds, wanted)
    if start is not None and residual.max() > GOOD_ENOUGH:
        odds = climb(sweep, wanted)
        residual = residual_of(sweep, odds, wanted)
    trace_rest(sweep, odds, residual, wanted)
    log_policy = sweep.log_policy(odds)
    return Solved(tree, log_policy, sweep.values(sweep.steps(log_policy))[:, 0], float(residual.max()))


def _at_beliefs(tree: Tree, beliefs: Array, unsure: tuple[str, ...]) -> Tree:
    """The same round with these beliefs as priors, a draw for each."""
    draws = beliefs.shape[-1]
    chances = {name: np.broadcast_to(value, (len(value), draws)) for name, value in tree.chances.items()}
    chances |= {name: np.stack((beliefs[row], 1 - beliefs[row])) for row, name in enumerate(unsure)}

    def prior(viewer: str | None) -> Array:
        found = np.ones((len(tree.profiles), draws))
        for column, name in enumerate(tree.type_players):
            if name != viewer:
                found = found * chances[name][tree.profiles[:, column]]
        return found

    priors = np.stack([prior(None), *(prior(name) for name in tree.shape.players)])
    return replace(tree, priors=priors, chances={k: np.asarray(v) for k, v in chances.items()}, draws=draws)


__all__ = ["POINTS", "BeliefSweep", "Induction", "Solved", "induct", "posterior", "posterior_of"]
