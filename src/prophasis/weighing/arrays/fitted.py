"""A Beta with given ends and a given mean, as concentrated as PERT's: what a combination of ranges is taken for."""

from __future__ import annotations

from prophasis.weighing.arrays.shapes import BETA, Shape, point

TOTAL = 6.0
"""Sum of the two parameters, that of PERT."""


def fitted(low: float, mean: float, high: float) -> Shape:
    """The distribution; a point where the ends leave no room, the mean kept exactly."""
    if high - low <= 1e-12 * max(high, 1e-300):
        return point(mean)
    share = min(max((mean - low) / (high - low), 1e-6), 1 - 1e-6)
    return Shape(BETA, False, low, mean, high, share * TOTAL, (1 - share) * TOTAL)
