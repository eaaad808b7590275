"""Sobol points with a random digital shift, and the normal quantile: even cover for a few dimensions.

Direction numbers of Joe & Kuo 2008 ("new-joe-kuo-6"), first 21 dimensions.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from prophasis.weighing.arrays.shapes import Floats

BITS = 32
# one row a dimension from the second: coefficients of the primitive polynomial, then the initial numbers m
JOE_KUO: tuple[tuple[int, tuple[int, ...]], ...] = (
    (0, (1,)),
    (1, (1, 3)),
    (1, (1, 3, 1)),
    (2, (1, 1, 1)),
    (1, (1, 1, 3, 3)),
    (4, (1, 3, 5, 13)),
    (2, (1, 1, 5, 5, 17)),
    (4, (1, 1, 5, 5, 5)),
    (7, (1, 1, 7, 11, 19)),
    (11, (1, 1, 5, 1, 1)),
    (13, (1, 1, 1, 3, 11)),
    (14, (1, 3, 5, 5, 31)),
    (1, (1, 3, 3, 9, 7, 49)),
    (13, (1, 1, 1, 15, 21, 21)),
    (16, (1, 3, 1, 13, 27, 49)),
    (19, (1, 1, 1, 15, 7, 5)),
    (22, (1, 3, 1, 15, 13, 25)),
    (25, (1, 1, 5, 5, 19, 61)),
    (1, (1, 3, 7, 11, 23, 15, 103)),
    (4, (1, 3, 7, 13, 13, 15, 69)),
)
DIMENSIONS = len(JOE_KUO) + 1


def sobol(count: int, dimensions: int, generator: np.random.Generator) -> Floats:
    """``(dimensions, count)`` shifted Sobol points inside (0, 1); at most ``DIMENSIONS`` dimensions."""
    shift = generator.integers(0, 2**BITS, size=dimensions, dtype=np.uint64)
    points = np.empty((dimensions, count))
    for dimension in range(dimensions):
        whole = np.full(count, shift[dimension], dtype=np.uint64)
        done = 1
        for direction in _directions(dimension)[: (count - 1).bit_length()]:
            # Gray code: the next 2^k points are the last 2^k backwards, with one more bit
            whole[done : 2 * done] = whole[:done][::-1][: count - done] ^ np.uint64(direction)
            done *= 2
        points[dimension] = (whole.astype(float) + 0.5) / 2.0**BITS
    return points


@lru_cache(maxsize=DIMENSIONS)
def _directions(dimension: int) -> tuple[int, ...]:
    if dimension == 0:
        return tuple(1 << (BITS - 1 - bit) for bit in range(BITS))
    polynomial, initial = JOE_KUO[dimension - 1]
    degree = len(initial)
    v = [m << (BITS - 1 - bit) for bit, m in enumerate(initial)]
    for bit in range(degree, BITS):
        new = v[bit - degree] ^ (v[bit - degree] >> degree)
        for k in range(1, degree):
            if (polynomial >> (degree - 1 - k)) & 1:
                new ^= v[bit - k]
        v.append(new)
    return tuple(v)


def normal_quantile(u: Floats) -> Floats:
    """Standard normal quantile of ``u`` in (0, 1), relative error under 1.2e-9 (Acklam's rational approximation)."""
    a = (
        -39.69683028665376,
        220.9460984245205,
        -275.9285104469687,
        138.357751867269,
        -30.66479806614716,
        2.506628277459239,
    )
    b = (-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1.0)
    c = (
        -0.007784894002430293,
        -0.3223964580411365,
        -2.400758277161838,
        -2.549732539343734,
        4.374664141464968,
        2.938163982698783,
    )
    d = (0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1.0)
    centre = u - 0.5
    s = centre * centre
    found: Floats = centre * np.polyval(a, s) / np.polyval(b, s)
    far = np.abs(centre) > 0.47575
    r = np.sqrt(-2 * np.log(np.minimum(u[far], 1 - u[far])))
    found[far] = np.copysign(np.polyval(c, r) / np.polyval(d, r), centre[far])
    return found
