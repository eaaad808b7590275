"""Arc length: the principal branch of logit equilibria of one draw, followed from lambda 0 where steps in it fail.

H(x, lambda) = x - centred(lambda u(x)) = 0, with x the log-odds and u the worth of each move (Turocy 2005). The
Jacobian comes from one sweep: each column shifts one log-odds and stands on the axis of draws.
"""

from __future__ import annotations

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.solvers.sweep import Play

SHIFT = 1e-6
LONGEST = 4000  # steps along the branch
NEWTON = 12
LONGEST_NEWTON = 5.0  # log-odds that one step of Newton may change
CLOSE = 1e-10


def trace(sweep: Play, rationality: float) -> Array | None:
    """(K,) log-odds on the principal branch at ``rationality``, or None where the branch was lost.

    ``sweep`` holds a game of one draw.
    """
    size = sweep.choices.entries
    point = np.zeros(size + 1)  # log-odds and, last, lambda
    tangent = np.zeros(size + 1)
    tangent[-1] = 1.0
    stride = 0.1 * max(rationality, 1e-9) ** 0.5
    for _ in range(LONGEST):
        tangent = _tangent(sweep, point, tangent)
        guess = point + stride * tangent
        if guess[-1] >= rationality and point[-1] < rationality:
            share = (rationality - point[-1]) / (guess[-1] - point[-1])
            found = newton(sweep, point[:-1] + share * (guess[:-1] - point[:-1]), rationality)
            if found is not None and np.abs(found - point[:-1]).max() <= 4 * stride + 1e-6:
                return found
            stride *= 0.5
            continue
        corrected, turns = _correct(sweep, guess, tangent)
        if corrected is None or np.abs(corrected - guess).max() > stride:
            stride *= 0.5
            if stride < 1e-7:
                return None
            continue
        point = corrected
        stride *= 1.5 if turns <= 4 else 0.8
    return None


def _gap(sweep: Play, odds: Array, rationality: float | Array) -> Array:
    lam = np.broadcast_to(np.asarray(rationality, dtype=np.float64), (odds.shape[1],))
    return odds - sweep.answer(odds, lam)


def jacobian(sweep: Play, odds: Array, rationality: float) -> tuple[Array, Array]:
    """H at (odds, rationality), and its derivatives (K, K + 1): by each log-odds, then by lambda."""
    size = len(odds)
    shifted = np.repeat(odds[:, None], 2 * size + 1, axis=1)
    index = np.arange(size)
    shifted[index, index] += SHIFT
    shifted[index, size + index] -= SHIFT
    gap = _gap(sweep, shifted, rationality)
    by_odds = (gap[:, :size] - gap[:, size : 2 * size]) / (2 * SHIFT)
    worth = sweep.choices.centred(sweep.worths(sweep.choices.log_policy(odds[:, None])))[:, 0]
    return gap[:, -1], np.column_stack((by_odds, -worth))


def _tangent(sweep: Play, point: Array, before: Array) -> Array:
    """The unit vector along the branch that goes on in the direction of ``before``."""
    _, derivative = jacobian(sweep, point[:-1], float(point[-1]))
    bordered = np.vstack((derivative, before))
    right = np.zeros(len(point))
    right[-1] = 1.0
    along = np.linalg.lstsq(bordered, right, rcond=None)[0]
    return np.asarray(along / np.linalg.norm(along))


def _correct(sweep: Play, guess: Array, tangent: Array) -> tuple[Array | None, int]:
    """Newton back to the branch, at right angles to ``tangent``."""
    point = guess.copy()
    for turn in range(NEWTON):
        gap, derivative = jacobian(sweep, point[:-1], float(point[-1]))
        if np.abs(gap).max() <= 1e-8 * (1 + np.abs(point).max()):
            return point, turn
        right = np.append(-gap, 0.0)
        point = point + np.linalg.lstsq(np.vstack((derivative, tangent)), right, rcond=None)[0]
        if not np.isfinite(point).all():
            break
    return None, NEWTON


def newton(sweep: Play, odds: Array, rationality: float, steps: int = NEWTON) -> Array | None:
    """The log-odds at a fixed lambda, from a start close by; None where they are not found."""
    for _ in range(steps):
        gap, derivative = jacobian(sweep, odds, rationality)
        if np.abs(gap).max() <= CLOSE * (1 + np.abs(odds).max()):
            return odds
        step = np.linalg.lstsq(derivative[:, :-1], gap, rcond=None)[0]
        odds = odds - step * min(1.0, LONGEST_NEWTON / max(float(np.abs(step).max()), 1e-300))
        if not np.isfinite(odds).all():
            return None
    gap = _gap(sweep, odds[:, None], rationality)[:, 0]
    return odds if np.abs(gap).max() <= 1e-7 * (1 + np.abs(odds).max()) else None


__all__ = ["jacobian", "newton", "trace"]
