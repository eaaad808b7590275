"""Stationary Markov play: a conflict without a last round -> its logit equilibria, and where each leads.

Play hangs on the public state alone, the same in every round. With choice chances s, the worth of each state is the
fixed point v = u(s) + d Q(s) v, one linear system; the equilibrium is the fixed point of answering: s = logit(lambda
w(s, v)) (Crisman-Cox & Gibilisco 2018: v = Phi(v)). All rounds' choices are one vector, so that the searches and paths
of single trees serve here as well.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prophasis.playing.draws import Array
from prophasis.playing.messages import fail
from prophasis.playing.solvers.rounds import World
from prophasis.playing.solvers.sweep import Choices, Sweep
from prophasis.playing.tree import Ints

METHOD = "stationary logit equilibria of the game without a last round"
DOUBLINGS = 40  # the long run is the mean of the first 2^40 rounds


@dataclass(frozen=True)
class LongRun:
    """What one equilibrium leads to. ``shares`` (S + 1,): of rounds that start in each state, the last one for those
    after play has ended; ``means`` and ``discounted``: mean of each state variable at the end of a round."""

    shares: Array
    means: dict[str, float]
    discounted: dict[str, float]


class Stationary:
    """A world without a last round, as something that a fixed point is searched in (`Play`).

    Raises:
        GameError: P047 where a player has several types.
    """

    def __init__(self, world: World, discount: float) -> None:
        self.cells = [world.cells[number] for number in range(len(world.cells))]
        if len(self.cells[0].tree.profiles) > 1:
            what = "stationary play hangs on what all can see, and here players have several types."
            raise fail("P047", what, "players", "Give each player one type, or the game a number of rounds.")
        self.discount = discount
        self.sweeps = [Sweep(cell.tree) for cell in self.cells]
        sizes = [len(cell.tree.group) for cell in self.cells]
        self.bounds = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        groups = np.concatenate(([0], np.cumsum([len(cell.tree.starts) for cell in self.cells])))
        self._choices = Choices(
            np.concatenate([cell.tree.group + groups[row] for row, cell in enumerate(self.cells)]).astype(np.int64),
            np.concatenate([cell.tree.starts + self.bounds[row] for row, cell in enumerate(self.cells)]).astype(
                np.int64
            ),
        )
        self.leads = [self._leads(cell.following) for cell in self.cells]

    def _leads(self, following: Ints) -> Array:
        """(S, M) 1 where the next round after a node starts in the state."""
        found = np.zeros((len(self.cells), len(following)))
        nodes = np.flatnonzero(following >= 0)
        found[following[nodes], nodes] = 1.0
        return found

    @property
    def choices(self) -> Choices:
        return self._choices

    @property
    def spread(self) -> float:
        return max(sweep.spread for sweep in self.sweeps) / (1 - self.discount)

    def only(self, draws: npt.NDArray[np.bool_]) -> Stationary:
        """The game has one draw: whatever is asked of several vectors of log-odds is asked of some of them."""
        return self

    def answer(self, odds: Array, rationality: Array) -> Array:
        """(K, D) the log-odds with which players answer when everybody plays ``odds`` for ever."""
        return self._choices.centred(rationality * self.worths(self._choices.log_policy(odds)))

    def worths(self, log_policy: Array) -> Array:
        """(K, D) what each move is worth to its player, the future counted."""
        values = self.values(log_policy)
        found = np.empty_like(log_policy)
        for row, (sweep, cell) in enumerate(zip(self.sweeps, self.cells, strict=True)):
            part = slice(self.bounds[row], self.bounds[row + 1])
            if part.start == part.stop:
                continue
            ahead = np.where(cell.following[:, None] >= 0, values[:, cell.following], 0.0)
            sweep.ends = cell.tree.payoffs + self.discount * ahead[:, :, None]
            found[part] = sweep.worths(log_policy[part])
            sweep.ends = cell.tree.payoffs
        return found

    def values(self, log_policy: Array) -> Array:
        """(P, S, D) what it is worth to each player, in its own eyes, that a round starts in each state."""
        players = len(self.cells[0].tree.shape.players)
        return np.stack([self._value(log_policy, player) for player in range(players)])

    def _value(self, log_policy: Array, player: int) -> Array:
        rows, gains = [], []
        for row, cell in enumerate(self.cells):
            reach = self.reach(row, log_policy, 1 + player)
            rows.append(self.leads[row] @ reach)  # (S, D)
            gains.append((cell.tree.payoffs[player, :, 0] * reach).sum(axis=0))
        moves = np.stack(rows).transpose(2, 0, 1)  # (D, from, to)
        system = np.eye(len(self.cells)) - self.discount * moves
        return np.asarray(np.linalg.solve(system, np.stack(gains).T[..., None])[..., 0].T)

    def reach(self, row: int, log_policy: Array, viewer: int) -> Array:
        """(M, D) chance of each node of one state's round, by the odds of chance that a viewer believes."""
        tree = self.cells[row].tree
        steps = np.exp(self.sweeps[row].steps(log_policy[self.bounds[row] : self.bounds[row + 1]]))[:, 0]
        edges = steps * tree.odds[viewer if len(tree.odds) > 1 else 0, :, 0]
        found = np.ones(edges.shape)
        for level in tree.shape.levels[1:]:
            found[level] = found[tree.shape.parent[level]] * edges[level]
        return found

    def long_run(self, log_policy: Array) -> LongRun:
        """Where play of (K,) log-chances goes, by the true odds, from the state that the game starts in."""
        size = len(self.cells)
        moves = np.zeros((size + 1, size + 1))
        moves[size, size] = 1.0
        ends: dict[str, Array] = {name: np.zeros(size + 1) for name in self.cells[0].tree.final}
        for row, cell in enumerate(self.cells):
            reach = self.reach(row, log_policy[:, None], 0)[:, 0]
            moves[row, :size] = self.leads[row] @ reach
            closed = cell.tree.shape.count == 0
            moves[row, size] = reach[closed & (cell.following < 0)].sum()
            for name, final in cell.tree.final.items():
                ends[name][row] = float(reach[closed] @ final[closed, 0])
        shares = _mean_over_time(moves)[0]
        ahead = np.linalg.solve(np.eye(size + 1) - self.discount * moves.T, np.eye(size + 1)[0])
        return LongRun(
            shares=shares,
            means={name: float(shares @ values) for name, values in ends.items()},
            discounted={name: float((1 - self.discount) * ahead @ values) for name, values in ends.items()},
        )


def _mean_over_time(moves: Array) -> Array:
    """The mean of the powers of a chance matrix, by doubling: right also where play goes round in circles."""
    mean, power = np.eye(len(moves)), moves
    for _ in range(DOUBLINGS):
        mean = (mean + power @ mean) / 2
        power = power @ power
        power = power / power.sum(axis=1, keepdims=True)
    return np.asarray(mean)


__all__ = ["METHOD", "LongRun", "Stationary"]
