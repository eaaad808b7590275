"""Quantiles of a posterior with one number of each hypothesis integrated instead of drawn.

Where a hypothesis' score is X + Y with X independent of Y and of the other scores, ``logit p = X - C`` with ``C = ln
sum_k exp(S_k) - Y`` over its rivals k: X and C are independent, so the law of their difference is a convolution. The
share of draws under a limit is a staircase, this is smooth, and Sobol points sum what is smooth far better: conditional
Monte Carlo (Asmussen & Glynn 2007, V.4), preintegration (Griewank, Kuo, Leovey & Sloan 2018).
"""

from __future__ import annotations

import numpy as np

from prophasis.weighing.arrays.shapes import Floats

CELLS = 512
"""Steps of the lattice on which two laws are convolved, from the least difference to the greatest."""


def posterior_points(scores: Floats, own: Floats, law: Floats, points: Floats) -> Floats:
    """``(Q, H)`` quantiles of the posterior at ``points`` ``(Q,)``; NaN for a hypothesis that some draw excludes.

    Args:
        scores: ``(H, D)`` log scores, drawn.
        own: ``(H, D)`` the X in them.
        law: ``(H, L)`` equally likely values of each X.
    """
    top = scores.max(axis=0)
    weights = np.exp(scores - top)
    found = np.full((points.size, len(scores)), np.nan)
    for h in range(len(scores)):
        rivals = sum(weights[k] for k in range(len(scores)) if k != h)
        with np.errstate(divide="ignore", invalid="ignore"):
            rest = np.log(rivals) + top - (scores[h] - own[h])
        if np.isfinite(rest).all():
            found[:, h] = 1.0 / (1.0 + np.exp(-difference_points(law[h], rest, points)))
    return found


def difference_points(x: Floats, c: Floats, points: Floats) -> Floats:
    """``(Q,)`` quantiles of X - C, both given by equally likely values and independent of each other."""
    low, high = float(x.min() - c.max()), float(x.max() - c.min())
    step = (high - low) / CELLS
    if not step > 0:
        return np.full(points.size, low)
    mass = np.convolve(_binned(x - x.min(), step), _binned(c.max() - c, step))
    middle = np.cumsum(mass) - mass / 2
    return np.asarray(np.clip(np.interp(points, middle / mass.sum(), low + step * np.arange(mass.size)), low, high))


def _binned(values: Floats, step: float) -> Floats:
    """Values from 0 on as masses on a lattice, each shared by its two neighbours, so that the mean stays."""
    place = values / step
    left = place.astype(np.int64)
    part = place - left
    size = int(left.max()) + 2
    return np.asarray(np.bincount(left, 1.0 - part, size) + np.bincount(left + 1, part, size), dtype=float)
