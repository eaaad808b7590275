"""Items that hang together given each hypothesis, and items picked by an advocate. Hypotheses last.

Two items with a correlation r given h: ``P(both) = p q + r sqrt(p (1-p) q (1-q))``, kept inside the limits of
Frechet, ``max(0, p + q - 1) <= P(both) <= min(p, q)``. More than two with one correlation: the cluster's log
ratio times ``1 / (1 + (n - 1) r)``, the variance-inflation rule of Kish 1965; a rule of thumb. An item found by
looking in n places: ``1 - (1 - p)^n``, whose ratio tends to 1.
"""

from __future__ import annotations

import numpy as np

from prophasis.weighing.arrays.shapes import Floats

FLOOR = 1e-3
"""P(both) never falls under this share of p q: a correlation flags nothing as impossible."""


def both(p: Floats, q: Floats, r: Floats | float) -> Floats:
    """P(both items | h) at correlation ``r``, cut to the feasible interval and floored; arguments broadcast."""
    low, high = frechet(p, q)
    spread = np.sqrt(np.maximum(p * (1 - p) * q * (1 - q), 0.0))
    return np.clip(p * q + r * spread, np.maximum(low, FLOOR * p * q), high)


def frechet(p: Floats, q: Floats) -> tuple[Floats, Floats]:
    """Least and greatest P(both | h) when nothing is known of the dependence."""
    return np.maximum(0.0, p + q - 1.0), np.minimum(p, q)


def both_ends(p: tuple[Floats, Floats], q: tuple[Floats, Floats], r: tuple[float, float]) -> tuple[Floats, Floats]:
    """Outer bounds of P(both | h) for p, q and r in intervals; exact for points."""
    deviation = [_deviation_ends(*p), _deviation_ends(*q)]
    least = deviation[0][0] * deviation[1][0]
    most = deviation[0][1] * deviation[1][1]
    low = p[0] * q[0] + np.where(r[0] >= 0, r[0] * least, r[0] * most)
    high = p[1] * q[1] + np.where(r[1] >= 0, r[1] * most, r[1] * least)
    return np.maximum(low, np.maximum(frechet(p[0], q[0])[0], FLOOR * p[0] * q[0])), np.minimum(
        high, frechet(p[1], q[1])[1]
    )


def _deviation_ends(low: Floats, high: Floats) -> tuple[Floats, Floats]:
    at_low, at_high = np.sqrt(low * (1 - low)), np.sqrt(high * (1 - high))
    top = np.where((low <= 0.5) & (high >= 0.5), 0.5, np.maximum(at_low, at_high))
    return np.minimum(at_low, at_high), top


def cluster_factor(count: int, r: Floats | float) -> Floats:
    """``1 / (1 + (n - 1) r)``: what is left of the log ratio of ``count`` items with common correlation r >= 0."""
    return np.asarray(1.0 / (1.0 + (count - 1) * np.maximum(r, 0.0)), dtype=float)


def found_in(p: Floats, n: float) -> Floats:
    """P(an item of this sort is found when n places are looked in | h) = ``1 - (1 - p)^n``."""
    with np.errstate(divide="ignore"):
        result: Floats = -np.expm1(n * np.log1p(-np.minimum(p, 1.0)))
    return result
