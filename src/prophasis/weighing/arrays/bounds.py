"""Exact posterior bounds from intervals, closed form, no sampling. Hypotheses stand on the last axis.

With every likelihood free in its own interval, the posterior of h is greatest when its own numbers are at
their upper ends and all rivals' at their lower ends (and the other way round), so

    p_max(h) = 1 / (1 + sum over k != h of  low_k / high_h)

with low_k, high_h the products of prior and likelihoods at those ends. Prior ranges are read as shares that
are renormalised, so they enter the same way, and the bounds contain those of the box cut by the simplex.
Where numbers are tied to each other (one reliability for several reports), the bounds are outer bounds:
never narrower than the truth.
"""

from __future__ import annotations

import numpy as np

from prophasis.weighing.arrays.shapes import Floats


def posterior_bounds(low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Least and greatest posterior of each hypothesis.

    Args:
        low, high: ``(H,)`` logarithms of prior times likelihoods at their lower and upper ends (``-inf`` allowed).
    """
    size = low.size
    least, greatest = np.zeros(size), np.zeros(size)
    for h in range(size):
        others = np.arange(size) != h
        least[h] = _share(float(low[h]), high[others])
        greatest[h] = _share(float(high[h]), low[others])
    return least, greatest


def _share(own: float, rivals: Floats) -> float:
    if own == -np.inf:
        return 0.0
    with np.errstate(over="ignore"):
        return float(1.0 / (1.0 + np.exp(rivals - own).sum()))
