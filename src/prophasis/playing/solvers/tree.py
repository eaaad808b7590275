"""Agent logit quantal response equilibrium (McKelvey & Palfrey 1998) of a `Tree`, all draws at once.

P(move) is proportional to exp(lambda x expected payoff) at every information set, the payoff being worked out with
beliefs by Bayes' rule and everybody's equilibrium play. The branch is the principal one, which starts at even odds
for lambda 0: lambda grows in steps, and at each step a fixed point in log-odds is found by Anderson acceleration.
Draws that do not settle are followed by arc length (`paths`). The residual is always returned.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np
import numpy.typing as npt

from prophasis.playing.draws import Array
from prophasis.playing.messages import fail
from prophasis.playing.solvers.paths import trace
from prophasis.playing.solvers.sweep import Play, Sweep
from prophasis.playing.tree import Tree

TOLERANCE = 1e-10  # largest change of any log-odds, relative to 1 + the largest log-odds
GOOD_ENOUGH = 1e-6  # a draw with a larger residual is not used
CHUNK = 150_000  # nodes times players times draws solved together: what fits a processor's cache is fastest
MEMORY = 5
LARGE = 20_000  # nodes times draws from which compiled loops are loaded where they are installed
STEPS = 8
ITERATIONS = 60
MOST_TRACED = 400  # entries of a game that arc length may still follow
METHOD = "agent logit quantal response equilibrium"

Progress = Callable[[str, int, int], None]  # what is done, how much of it, out of how much


@dataclass(frozen=True)
class Solution:
    """An equilibrium of each draw.

    Attributes:
        policy: (K, D) probability of each move.
        log_policy: (K, D) its logarithm, exact where the probability underflows.
        worths: (K, D) expected payoff of each move to its player.
        residual: (D,) largest change of any log-odds under one more answer of all players, relative to 1 + the
            largest log-odds.
        traced: how many draws were followed by arc length.
    """

    policy: Array
    log_policy: Array
    worths: Array
    residual: Array
    rationality: Array
    traced: int

    @property
    def settled(self) -> npt.NDArray[np.bool_]:
        """(D,) the draws whose residual is small enough to be used."""
        return self.residual <= GOOD_ENOUGH

    def only(self, draws: npt.NDArray[np.bool_]) -> Solution:
        """The same solution with some of its draws."""
        return Solution(
            policy=self.policy[:, draws],
            log_policy=self.log_policy[:, draws],
            worths=self.worths[:, draws],
            residual=self.residual[draws],
            rationality=self.rationality[draws],
            traced=self.traced,
        )


def solve_tree(
    tree: Tree, rationality: Array, *, compiled: bool | None = None, progress: Progress | None = None
) -> Solution:
    """Solve every draw of ``tree`` at its lambda.

    Args:
        rationality: (D,) lambda of each draw, at least 0; or one for all.
        compiled: by Numba (extra ``fast``); None: where it is installed and the job is large. Both find the same.
        progress: told how many parts of the draws are done.

    Raises:
        GameError: P020 when not a single draw settles.
    """
    wanted = np.broadcast_to(np.asarray(rationality, dtype=np.float64), (tree.draws,)).copy()
    if not len(tree.group):
        nothing = np.zeros((0, tree.draws))
        return Solution(nothing, nothing, nothing, np.zeros(tree.draws), wanted, 0)
    size = max(1, CHUNK // max(tree.nodes * len(tree.shape.players), 1))
    parts = [np.arange(tree.draws) // size == number for number in range(-(-tree.draws // size))]
    fast = (tree.nodes * tree.draws >= LARGE and find_spec("numba") is not None) if compiled is None else compiled
    solved = []
    for number, part in enumerate(parts):
        if progress is not None:
            progress("draws", number, len(parts))
        solved.append(_solve_part(tree.only(part), wanted[part], fast))
    found = Solution(
        policy=np.concatenate([part.policy for part in solved], axis=1),
        log_policy=np.concatenate([part.log_policy for part in solved], axis=1),
        worths=np.concatenate([part.worths for part in solved], axis=1),
        residual=np.concatenate([part.residual for part in solved]),
        rationality=wanted,
        traced=sum(part.traced for part in solved),
    )
    if not found.settled.any():
        what = f"no equilibrium was found at lambda {wanted[0]:g} (residual {found.residual.min():.1g})."
        raise fail("P020", what, "game.rationality", "Try a smaller lambda or payoffs of a smaller scale.")
    return found


def _solve_part(tree: Tree, wanted: Array, fast: bool) -> Solution:
    """As `solve_tree`, for as many draws as fit the processor's cache."""
    sweep = Sweep(tree)
    if fast:
        odds, residual = _climb_compiled(sweep, wanted)
    else:
        odds = climb(sweep, wanted)
        residual = residual_of(sweep, odds, wanted)
    traced = trace_rest(sweep, odds, residual, wanted)
    log_policy = sweep.log_policy(odds)
    return Solution(np.exp(log_policy), log_policy, sweep.worths(log_policy), residual, wanted, traced)


def _climb_compiled(sweep: Sweep, wanted: Array) -> tuple[Array, Array]:
    """As `climb`, draw by draw in a compiled loop; (K, D) log-odds and (D,) residuals."""
    from prophasis.playing.solvers.compiled import Compiled

    loops = Compiled(sweep)
    ladder = np.array(_ladder(float(wanted.max(initial=0.0)) * sweep.spread))
    found = [loops.climb(draw, float(lam), ladder, ITERATIONS, TOLERANCE / 10) for draw, lam in enumerate(wanted)]
    return np.stack([odds for odds, _ in found], axis=1), np.array([residual for _, residual in found])


def climb(sweep: Play, wanted: Array) -> Array:
    """(K, D) log-odds on the principal branch, lambda growing in steps from 0 to ``wanted`` (D,)."""
    odds = np.zeros((sweep.choices.entries, len(wanted)))
    reached = np.zeros(len(wanted))
    for step in _ladder(float(wanted.max(initial=0.0)) * sweep.spread):
        target = wanted * step
        start = odds * np.divide(target, reached, out=np.ones_like(target), where=reached > 0)
        odds = settle(sweep, start, target) if step == 1 else settle(sweep, start, target, ITERATIONS, 1e-4)
        reached = target
    return odds


def _ladder(height: float) -> list[float]:
    """Steps of lambda up to 1; more of them where lambda times payoffs is large."""
    count = int(np.clip(np.ceil(np.log2(max(height, 1.0))), 1, STEPS * 2))
    return [float(2.0 ** -(count - 1 - step)) for step in range(count)]


def residual_of(sweep: Play, odds: Array, rationality: Array) -> Array:
    """(D,) the largest change of any log-odds under one more answer, relative to 1 + the largest log-odds."""
    centred = sweep.choices.centred(odds)
    change = np.abs(sweep.answer(centred, rationality) - centred).max(axis=0, initial=0.0)
    return np.asarray(change / (1 + np.abs(centred).max(axis=0, initial=0.0)))


def settle(
    sweep: Play, start: Array, rationality: Array, iterations: int = 3 * ITERATIONS, tolerance: float = TOLERANCE
) -> Array:
    """Anderson acceleration of ``odds = answer(odds)`` from ``start`` (K, D); settled draws leave the work."""
    found = start.copy()
    active = np.arange(start.shape[1])
    work: Play = sweep
    odds = start.copy()
    lam = rationality
    past = _Past()
    for _ in range(iterations):
        change = work.answer(odds, lam) - odds
        error = np.abs(change).max(axis=0, initial=0.0) / (1 + np.abs(odds).max(axis=0, initial=0.0))
        done = error <= tolerance
        found[:, active] = odds + np.where(done, change, 0.0)
        if done.all():
            break
        if done.sum() * 4 >= len(done):
            keep = ~done
            work, odds, change, lam, active = (
                work.only(keep),
                odds[:, keep],
                change[:, keep],
                lam[keep],
                active[keep],
            )
            error = error[keep]
            past.only(keep)
        odds = past.next(odds, change, error)
    return found


class _Past:
    """The last few steps of each draw, for Anderson acceleration with a safeguard."""

    def __init__(self) -> None:
        self.odds: list[Array] = []
        self.change: list[Array] = []
        self.best: Array | None = None
        self.damp: Array | None = None

    def only(self, keep: npt.NDArray[np.bool_]) -> None:
        self.odds = [part[:, keep] for part in self.odds]
        self.change = [part[:, keep] for part in self.change]
        self.best = None if self.best is None else self.best[keep]
        self.damp = None if self.damp is None else self.damp[keep]

    def next(self, odds: Array, change: Array, error: Array) -> Array:
        """The next log-odds. A draw whose error grew loses its memory for a step and takes a shorter one."""
        if self.best is None or self.damp is None:
            self.best, self.damp = error.copy(), np.ones_like(error)
        worse = error > 2 * self.best
        self.damp = np.where(worse, np.maximum(self.damp * 0.5, 0.05), np.minimum(self.damp * 1.1, 1.0))
        self.best = np.minimum(self.best, error)
        self.odds.append(odds)
        self.change.append(change)
        del self.odds[: -MEMORY - 1], self.change[: -MEMORY - 1]
        plain = odds + self.damp * change
        if len(self.odds) < 2:
            return np.asarray(plain)
        moved = np.stack(self.odds[1:]) - np.stack(self.odds[:-1])  # (m, K, D)
        turned = np.stack(self.change[1:]) - np.stack(self.change[:-1])
        gamma = _least_squares(turned, change)
        better = plain - np.einsum("md,mkd->kd", gamma, moved + self.damp * turned)
        usable = ~worse & np.isfinite(better).all(axis=0)
        return np.where(usable, better, plain)


def _least_squares(turned: Array, change: Array) -> Array:
    """(m, D) weights that best explain ``change`` by ``turned``, a little regularised, each draw on its own."""
    gram = np.einsum("mkd,nkd->dmn", turned, turned)
    right = np.einsum("mkd,kd->dm", turned, change)
    ridge = 1e-12 * np.trace(gram, axis1=1, axis2=2) + 1e-300
    gram = gram + ridge[:, None, None] * np.eye(len(turned))
    return np.asarray(np.linalg.solve(gram, right[..., None])[..., 0].T)


def trace_rest(sweep: Play, odds: Array, residual: Array, rationality: Array) -> int:
    """Follow the draws that did not settle by arc length, in place; how many were tried."""
    rest = np.flatnonzero(residual > GOOD_ENOUGH)
    if sweep.choices.entries > MOST_TRACED:
        return 0
    for draw in rest:
        one = np.zeros(odds.shape[1], dtype=bool)
        one[draw] = True
        single = sweep.only(one)
        found = trace(single, float(rationality[draw]))
        if found is not None:
            odds[:, draw] = found
            residual[draw] = residual_of(single, found[:, None], rationality[draw : draw + 1])[0]
    return len(rest)


__all__ = [
    "GOOD_ENOUGH",
    "METHOD",
    "Progress",
    "Solution",
    "climb",
    "residual_of",
    "settle",
    "solve_tree",
    "trace_rest",
]
