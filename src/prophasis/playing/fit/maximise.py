"""Maximise: a log-likelihood with its gradient -> estimates, standard errors, and how many starts agree.

Likelihoods of strategic models have several peaks, so one search from one place proves nothing. Every search is BFGS
with exact gradients in units of each column's spread; the best is finished by Newton's method, whose curvature (central
differences of the exact gradient) also gives the standard errors.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.messages import fail

Objective = Callable[[Array], tuple[float, Array]]
Progress = Callable[[int, int], None]

SAME = 1e-3  # starts whose objectives differ by less have found the same peak
NEWTON = 30
TOLERANCE = 1e-6
LOG_F = "log-F"


@dataclass(frozen=True)
class Peak:
    """The best maximum found: ``se`` holds NaN where the curvature does not fix it."""

    theta: Array
    objective: float
    se: Array
    gradient: float
    starts: int
    agree: int
    others: tuple[float, ...]


def penalised(plain: Objective, weight: float) -> Objective:
    """Add log-F penalties: sum of m (b/2 - log(1 + e^b)) over all estimates, m being ``weight``.

    It equals half an observation for and half against each column and keeps estimates finite in separated data
    (Greenland & Mansournia, Statistics in Medicine 34, 2015).
    """
    if weight == 0:
        return plain
    from scipy.special import expit

    def both(theta: Array) -> tuple[float, Array]:
        value, slope = plain(theta)
        value += weight * float((theta / 2 - np.logaddexp(0.0, theta)).sum())
        return value, slope + weight * (0.5 - expit(theta))

    return both


def maximise(objective: Objective, starts: Sequence[Array], scales: Array, *, progress: Progress | None = None) -> Peak:
    """Search from every start and finish the best.

    Args:
        starts: (k,) each, in the units of the estimates.
        scales: (k,) spread of each estimate's column; searches run in estimate times scale.

    Raises:
        GameError: P036 where no start leads to a finite maximum.
    """
    from scipy.optimize import minimize

    downhill = _downhill(objective, scales)
    found: list[tuple[float, Array]] = []
    for number, start in enumerate(starts):
        if progress is not None:
            progress(number, len(starts))
        result = minimize(  # type: ignore[no-untyped-call]
            downhill, start * scales, jac=True, method="BFGS", options={"gtol": 1e-5, "maxiter": 2000}
        )
        if np.isfinite(result.fun) and result.fun < 1e11:
            found.append((-float(result.fun), np.asarray(result.x, dtype=np.float64)))
    if not found:
        mend = "Look for columns of a very different size, or add a penalty."
        raise fail("P036", f"none of {len(starts)} searches found a finite maximum.", "fit", mend)
    value, scaled = max(found, key=lambda pair: pair[0])
    scaled, value = _finish(downhill, scaled, -value)
    curvature = _curvature(downhill, scaled)
    ends = tuple(end for end, _ in found)
    return Peak(
        theta=scaled / scales,
        objective=-value,
        se=_errors(curvature) / scales,
        gradient=float(np.abs(downhill(scaled)[1]).max(initial=0.0)),
        starts=len(starts),
        agree=sum(-value - end < SAME for end in ends),
        others=tuple(sorted({round(end, 2) for end in ends if -value - end >= SAME}, reverse=True)),
    )


def climb(objective: Objective, start: Array, scales: Array) -> Array:
    """One search without the finish: for the steps of an outer search."""
    from scipy.optimize import minimize

    found = minimize(  # type: ignore[no-untyped-call]
        _downhill(objective, scales), start * scales, jac=True, method="BFGS", options={"gtol": 1e-5}
    )
    return np.asarray(found.x / scales, dtype=np.float64)


def _downhill(objective: Objective, scales: Array) -> Objective:
    """The objective turned over, in scaled units; a wall where it is not finite."""

    def downhill(scaled: Array) -> tuple[float, Array]:
        with np.errstate(all="ignore"):
            value, slope = objective(scaled / scales)
        if not np.isfinite(value) or not np.isfinite(slope).all():
            return 1e12, np.zeros_like(scaled)
        return -value, -slope / scales

    return downhill


def _finish(downhill: Objective, scaled: Array, value: float) -> tuple[Array, float]:
    """Newton's method with halved steps; stays where it is when that does not go down."""
    for _ in range(NEWTON):
        slope = downhill(scaled)[1]
        if np.abs(slope).max(initial=0.0) < TOLERANCE:
            break
        step = np.linalg.lstsq(_curvature(downhill, scaled), slope, rcond=1e-12)[0]
        for share in (1.0, 0.5, 0.25, 0.1, 0.01):
            there = downhill(scaled - share * step)
            if there[0] <= value + 1e-10 and np.abs(there[1]).max() < 2 * np.abs(slope).max():
                scaled, value = scaled - share * step, min(there[0], value)
                break
        else:
            break
    return scaled, value


def _curvature(downhill: Objective, scaled: Array) -> Array:
    """(k, k) second derivatives by central differences of the exact gradient."""
    size = len(scaled)
    rows = np.empty((size, size))
    for place in range(size):
        width = 1e-5 * max(1.0, abs(float(scaled[place])))
        step = np.zeros(size)
        step[place] = width
        rows[place] = (downhill(scaled + step)[1] - downhill(scaled - step)[1]) / (2 * width)
    return np.asarray((rows + rows.T) / 2)


def _errors(curvature: Array) -> Array:
    """Standard errors from the inverse of the curvature; all NaN where it is not positive definite."""
    size = len(curvature)
    if size and np.isfinite(curvature).all():
        values = np.linalg.eigvalsh(curvature)
        if values[0] > 1e-10 * values[-1]:
            return np.sqrt(np.diag(np.linalg.inv(curvature)))
    return np.full(size, np.nan)


__all__ = ["LOG_F", "SAME", "Objective", "Peak", "Progress", "climb", "maximise", "penalised"]
