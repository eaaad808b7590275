"""Public-belief backward induction: long repeated games, round by round, on a grid of what everybody believes.

Where all moves are public, what has been learnt of a player is a weight on each of its types. The last round is solved
at every public state that can be reached and every point of a grid of such weights; the round before it with that as
its future, read at the beliefs that the round's own moves leave behind; and so on to the first. Cost grows with rounds
times states times grid, not with the number of histories. Types drawn together need no further axes: public moves
change the weights of each player's types and leave the factor by which two types come together as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from prophasis.case import Game
from prophasis.playing.describe import Bar, Description, describe
from prophasis.playing.draws import Array, Sampler
from prophasis.playing.expressions import Expression
from prophasis.playing.grow import Numbers
from prophasis.playing.infer import lapsed
from prophasis.playing.messages import fail
from prophasis.playing.solvers.grid import Grid, logarithm
from prophasis.playing.solvers.rounds import Cell, Terms, World, explore
from prophasis.playing.solvers.sweep import Sweep
from prophasis.playing.solvers.tree import GOOD_ENOUGH, Progress, climb, residual_of, settle, trace_rest
from prophasis.playing.tree import Ints, Tree

POINTS = {0: 2, 1: 41, 2: 21, 3: 11, 4: 7}  # axes -> points on each, unless asked otherwise
MOST_WORK = 200_000_000  # rounds times states times grid points times nodes of a round
MOST_AXES = 4

Weights = list[Array]  # for each unsure player (k, D) log-weights of its types


@dataclass(frozen=True)
class Solved:
    """One round at some beliefs. ``tree`` and ``log_policy`` have a draw for each; ``values`` is (P, T, D)."""

    tree: Tree
    log_policy: Array
    values: Array
    residual: float


@dataclass(frozen=True)
class Tables:
    """What is known of one round at each of its states, at every grid point.

    ``values`` state -> (P * T, N) worth to each player in each profile; ``truth`` state -> (E * T, N) the evaluator's
    worth, then the last value of each state variable, by true odds; ``apart`` state -> (pairs, N) the largest
    log-ratio of likelihoods, between each two aims of the player asked about, of any path from there.
    """

    values: Mapping[int, Array]
    truth: Mapping[int, Array]
    apart: Mapping[int, Array]


@dataclass(frozen=True)
class Induction:
    """A repeated game solved at one set of numbers, its tables from the first round to the last."""

    world: World
    tables: tuple[Tables, ...]
    unsure: tuple[str, ...]
    grid: Grid
    priors: Weights
    discount: float
    rationality: float
    residual: float

    @property
    def rounds(self) -> int:
        return len(self.tables)

    def round(self, number: int, state: int, beliefs: Weights) -> Solved:
        """Round ``number`` (from 1) at one state and some beliefs."""
        return self._solver.solve(self.world.cells[state], beliefs, self._ahead(number), None)

    def after(self, solved: Solved, beliefs: Weights, node: int) -> Weights:
        """What is believed after the moves to ``node`` of a solved round."""
        learnt = posterior(solved.tree, Sweep(solved.tree).steps(solved.log_policy), beliefs, self.unsure)
        return [weight[:, node] - weight[:, node].max(axis=0) for weight in learnt]

    def start(self) -> tuple[Array, Array]:
        """(E, T) truth of the first round, and (pairs,) largest log-ratios, where the game starts."""
        place = self.grid.places([weight[:, 0] for weight in self.priors])
        first = self.tables[0]
        profiles = len(self.world.cells[0].tree.profiles)
        truth = self.grid.read(first.truth[0], place) if 0 in first.truth else np.zeros(0)
        apart = self.grid.read(first.apart[0], place) if 0 in first.apart else np.zeros(0)
        return truth.reshape(-1, profiles), apart

    def _ahead(self, number: int) -> Tables | None:
        return self.tables[number] if number < self.rounds else None

    @property
    def _solver(self) -> _Solver:
        return _Solver(self.unsure, self.grid, self.discount, self.rationality)


def induct(
    game: Game,
    rationality: float,
    *,
    points: int | None = None,
    barred: Iterable[Bar] = (),
    terms: Terms = (),
    player: str | None = None,
    lapse: float = 0.0,
    progress: Progress | None = None,
) -> Induction:
    """Solve a repeated game from its last round back, at its best values.

    Args:
        rationality: lambda.
        points: of the grid on each axis; by the number of axes where None.
        barred: moves that a policy takes away.
        terms: what an evaluator's worth of a round is, as in `lower`.
        player: whose aims the largest likelihood ratio is worked out for; ``lapse`` goes into it.

    Raises:
        GameError: P044 for what public beliefs cannot hold (hidden moves, subjective beliefs, odds that hang on types),
            P015 where it is too large.
    """
    description = describe(game, barred=barred)
    unsure = _fitting(game, description)
    world = explore(description, Numbers(description, Sampler(0, 0), description.movers), terms=terms)
    if any(cell.tree.odds.shape[2] > 1 for cell in world.cells.values()):
        raise fail("P044", "long games cannot have odds that hang on types.", "stages", "Play fewer rounds.")
    grid = _grid(description, unsure, points, world)
    first = world.cells[0].tree
    priors = [logarithm(first.chances[name][:, :1]) for name in unsure]
    solver = _Solver(unsure, grid, description.discount, rationality)
    about = _About(player, lapse, [*(expression for _, expression in terms)])
    beliefs = grid.weights()
    tables: list[Tables] = []
    start: dict[int, Array] = {}
    residual = 0.0
    for number, layer in enumerate(reversed(world.layers)):
        if progress is not None:
            progress("rounds", number, len(world.layers))
        ahead = tables[0] if tables else None
        values, truth, apart = {}, {}, {}
        for state in layer:
            cell = world.cells[state]
            found = solver.solve(cell, beliefs, ahead, start.get(state))
            start[state] = found.log_policy
            values[state] = found.values.reshape(-1, grid.size)
            truth[state], apart[state] = solver.told(cell, found, beliefs, ahead, about)
            residual = max(residual, found.residual)
        tables.insert(0, Tables(values, truth, apart))
    return Induction(world, tuple(tables), unsure, grid, priors, description.discount, rationality, residual)


@dataclass(frozen=True)
class _About:
    """Whose aims are asked about, with which lapse; and whether there is an evaluator."""

    player: str | None
    lapse: float
    terms: Sequence[Expression]


def _grid(description: Description, unsure: tuple[str, ...], points: int | None, world: World) -> Grid:
    sizes = tuple(len(description.types[name]) for name in unsure)
    axes = sum(sizes) - len(sizes)
    if axes > MOST_AXES:
        what = f"the types of all players need {axes} numbers to say what is believed, and {MOST_AXES} can be held."
        raise fail("P044", what, "players", "Use fewer types, or play fewer rounds, so that the game fits a tree.")
    grid = Grid(sizes, POINTS[axes] if points is None else max(points, 2))
    largest = max(cell.tree.nodes for cell in world.cells.values())
    work = sum(len(layer) for layer in world.layers) * grid.size * largest
    if work > MOST_WORK:
        what = f"the game is too large: {work:,} nodes over rounds, states and beliefs."
        raise fail("P015", what, "repeat", "Ask for fewer rounds, states or types.")
    return grid


def _fitting(game: Game, description: Description) -> tuple[str, ...]:
    """The players of several types; P044 where beliefs are not public."""
    why = None
    if description.beliefs or description.believed:
        why = "players have beliefs of their own"
    elif any(stage.hide for stage in game.stages):
        why = "moves are hidden"
    if why is not None:
        what = f"long games are solved with public beliefs, and here {why}."
        raise fail("P044", what, "game", "Play fewer rounds, so that the game fits a tree.")
    return tuple(name for name, types in description.types.items() if len(types) > 1)


class BeliefSweep(Sweep):
    """A sweep whose ends are worth what the round pays and what the future is worth at the beliefs it leaves."""

    def __init__(self, tree: Tree, following: Ints, beliefs: Weights, solver: _Solver, ahead: Tables | None) -> None:
        self.following, self.prior, self.solver, self.ahead = following, beliefs, solver, ahead
        super().__init__(tree)
        self.paid = np.broadcast_to(tree.payoffs, (*tree.payoffs.shape[:3], tree.draws))

    def only(self, draws: npt.NDArray[np.bool_]) -> Sweep:
        some = [weight[:, draws] for weight in self.prior]
        return BeliefSweep(self.tree.only(draws), self.following, some, self.solver, self.ahead)

    def values(self, steps: Array) -> Array:
        """As `Sweep.values`, with the future added at the ends."""
        self.ends = self._with_future(steps)
        return super().values(steps)

    def _with_future(self, steps: Array) -> Array:
        paid = np.broadcast_to(self.paid, (*self.paid.shape[:3], steps.shape[-1]))
        if self.ahead is None:
            return paid
        found = np.array(paid)
        learnt = posterior(self.tree, steps, self.prior, self.solver.unsure)
        for state, at in leading(self.following):
            future = self.solver.read(self.ahead.values[state], learnt, at, steps.shape[-1])
            future = future.reshape(self.players, self.profiles, len(at), -1)
            found[:, at] += self.solver.discount * future.transpose(0, 2, 1, 3)
        return found


NOWHERE: Ints = np.zeros(0, dtype=np.int64)


def _of(ahead: Tables | None) -> Tables:
    assert ahead is not None
    return ahead


def leading(following: Ints) -> list[tuple[int, Ints]]:
    """(state, the nodes after which the next round starts in it)."""
    return [(int(state), np.flatnonzero(following == state)) for state in np.unique(following[following >= 0])]


def posterior(tree: Tree, steps: Array, prior: Weights, unsure: Sequence[str]) -> Weights:
    """For each unsure player (k, M, D): log-weights of its types after the moves to each node, not put to scale."""
    shape = tree.shape
    found = []
    for weight, player in zip(prior, unsure, strict=True):
        column = tree.column(player)
        actor = shape.players.index(player) if player in shape.players else None
        mine = np.zeros(shape.size, dtype=bool)
        mine[1:] = np.asarray(shape.actor[shape.parent[1:]] == actor)
        rows = [int((tree.profiles[:, column] == kind).argmax()) for kind in range(len(weight))]
        step = np.where(mine[:, None, None], steps[:, rows], 0.0)  # (M, k, D)
        lean = np.zeros(step.shape)
        for level in shape.levels[1:]:
            lean[level] = lean[shape.parent[level]] + step[level]
        found.append(weight[:, None] + lean.transpose(1, 0, 2))
    return found


@dataclass(frozen=True)
class _Solver:
    """Solves single rounds: who is unsure, the grid of the future, discount and lambda."""

    unsure: tuple[str, ...]
    grid: Grid
    discount: float
    rationality: float

    def read(self, table: Array, learnt: Weights, at: Ints, draws: int) -> Array:
        """(R, nodes, D) a table of the next round, at the beliefs that the moves to some nodes leave."""
        places = self.grid.places([weight[:, at] for weight in learnt])
        if not self.grid.axes:
            places = np.zeros((0, len(at), draws))
        return self.grid.read(table, places)

    def solve(self, cell: Cell, beliefs: Weights, ahead: Tables | None, start: Array | None) -> Solved:
        """One round at one state and some beliefs."""
        tree = at_beliefs(cell.tree, beliefs, self.unsure)
        sweep = BeliefSweep(tree, cell.following, beliefs, self, ahead)
        wanted = np.full(tree.draws, self.rationality)
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

    def told(
        self, cell: Cell, found: Solved, beliefs: Weights, ahead: Tables | None, about: _About
    ) -> tuple[Array, Array]:
        """The ``truth`` and ``apart`` rows of one state, (E * T, N) and (pairs, N)."""
        steps = Sweep(found.tree).steps(found.log_policy)
        learnt = posterior(found.tree, steps, beliefs, self.unsure)
        truth = self._truth(cell, found.tree, steps, learnt, ahead) if about.terms else np.zeros((0, steps.shape[-1]))
        apart = (
            np.zeros((0, steps.shape[-1])) if about.player is None else self._apart(cell, found, learnt, ahead, about)
        )
        return truth, apart

    def _truth(self, cell: Cell, tree: Tree, steps: Array, learnt: Weights, ahead: Tables | None) -> Array:
        """Played out by true odds: the evaluator's worth, and the last value of each state variable."""
        shape, draws, profiles = tree.shape, steps.shape[-1], len(tree.profiles)
        finals = [np.broadcast_to(final[:, None], (shape.size, profiles, draws)) for final in tree.final.values()]
        rows = np.array([np.broadcast_to(tree.worth, (shape.size, profiles, draws)), *finals])
        factor = np.ones((len(rows), 1, 1, 1))
        factor[0] = self.discount
        for state, at in leading(cell.following if ahead is not None else NOWHERE):
            future = self.read(_of(ahead).truth[state], learnt, at, draws)
            future = factor * future.reshape(len(rows), profiles, len(at), draws).transpose(0, 2, 1, 3)
            rows[1:, at] = 0.0
            rows[:, at] += future
        chance = np.exp(steps) * tree.odds[0]
        for node in reversed(range(shape.size)):
            below = slice(int(shape.first[node]), int(shape.first[node] + shape.count[node]))
            if shape.count[node]:
                rows[:, node] = (rows[:, below] * chance[below]).sum(axis=1)
        return rows[:, 0].reshape(-1, draws)

    def _apart(self, cell: Cell, found: Solved, learnt: Weights, ahead: Tables | None, about: _About) -> Array:
        """The largest log-ratio of likelihoods between each two aims that any path from here gives."""
        tree, shape = found.tree, found.tree.shape
        assert about.player is not None
        kinds = len(tree.types[tree.column(about.player)])
        seen = np.log(np.maximum(lapsed(tree, np.exp(found.log_policy), about.lapse), 1e-300))
        none = [np.zeros((kinds, seen.shape[-1]))]
        lean = posterior(tree, Sweep(tree).steps(seen), none, (about.player,))[0]  # (k, M, D)
        rows = np.stack([lean[one] - lean[other] for one in range(kinds) for other in range(kinds) if one != other])
        for state, at in leading(cell.following if ahead is not None else NOWHERE):
            rows[:, at] = rows[:, at] + self.read(_of(ahead).apart[state], learnt, at, seen.shape[-1])
        return np.asarray(rows[:, shape.count == 0].max(axis=1))


def at_beliefs(tree: Tree, beliefs: Weights, unsure: tuple[str, ...]) -> Tree:
    """The same round with these beliefs as priors, a draw for each."""
    draws = beliefs[0].shape[-1] if beliefs else 1
    chances = {name: np.broadcast_to(value, (len(value), draws)) for name, value in tree.chances.items()}
    for name, weight in zip(unsure, beliefs, strict=True):
        share = np.exp(weight - weight.max(axis=0))
        chances[name] = share / share.sum(axis=0)
    made = replace(tree, chances={key: np.asarray(value) for key, value in chances.items()}, draws=draws)
    return replace(made, priors=np.stack([made.joint(), *(made.others(name) for name in tree.shape.players)]))


__all__ = ["POINTS", "BeliefSweep", "Induction", "Solved", "Weights", "induct", "posterior"]
