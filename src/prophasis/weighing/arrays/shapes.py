"""Distributions of elicited numbers: points, Betas (PERT), triangles, normals and uniforms in logarithms.

A number is elicited as low/best/high. What the three mean is its *shape*:

- PERT: ``low + (high - low) Beta(1 + 4(best - low)/(high - low), 1 + 4(high - best)/(high - low))``,
  mean ``(low + 4 best + high) / 6`` (Malcolm et al. 1959);
- triangular, mean ``(low + best + high) / 3``;
- normal in decibels: ``low`` and ``high`` are the 5 % and 95 % points of a normal in the logarithm.

Every function takes and returns arrays of one common shape ``(...)``; tables add a last axis of levels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from prophasis.weighing.arrays.betas import beta_levels

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

POINT, BETA, TRIANGLE, NORMAL, UNIFORM = range(5)
LEVELS = 256
"""How many equally likely values stand for one range when it is drawn."""
Z95 = 1.6448536269514722
"""The 95 % point of a standard normal."""
DB = math.log(10.0) / 10.0
"""Natural-logarithm units in one decibel."""


class Shape(NamedTuple):
    """One distribution. With ``log`` the stated numbers are natural logarithms of the value.

    ``a`` and ``b`` are the Beta's parameters; ``cap`` is the greatest value a normal may take (log scale).
    """

    family: int
    log: bool
    low: float
    mode: float
    high: float
    a: float = 1.0
    b: float = 1.0
    cap: float = math.inf


def point(value: float) -> Shape:
    """A number without a range."""
    return Shape(POINT, False, value, value, value)


def ranged(low: float, best: float, high: float, shape: str, *, log: bool = False, cap: float = math.inf) -> Shape:
    """The distribution of an elicited low/best/high; ``shape`` is ``pert``, ``triangular`` or ``normal-in-decibels``.

    With ``log`` the three numbers are natural logarithms. Low = high is a point.
    """
    if low == high:
        return Shape(POINT, log, low, low, low)
    if shape == "triangular":
        return Shape(TRIANGLE, log, low, best, high)
    if shape == "normal-in-decibels":
        ends = (low, high) if log else (math.log(low), math.log(high))
        return Shape(NORMAL, True, ends[0], sum(ends) / 2, ends[1], cap=cap)
    width = high - low
    return Shape(BETA, log, low, best, high, 1 + 4 * (best - low) / width, 1 + 4 * (high - best) / width)


def band(low: float, high: float) -> Shape:
    """Uniform in decibels between two likelihoods: what is known of a cell that nobody rated."""
    if low == high:
        return point(low)
    ends = (math.log(low), math.log(high))
    return Shape(UNIFORM, True, ends[0], sum(ends) / 2, ends[1])


def widest(low: float, high: float, mean: float) -> Shape:
    """The widest single-humped Beta on ``[low, high]`` with the given mean (both parameters at least 1)."""
    share = min(max((mean - low) / (high - low), 1e-3), 1 - 1e-3)
    total = 1 / min(share, 1 - share)
    return Shape(BETA, False, low, mean, high, share * total, (1 - share) * total)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Many distributions side by side; all fields are arrays of the same shape ``(...)``."""

    family: Ints
    log: Bools
    low: Floats
    mode: Floats
    high: Floats
    a: Floats
    b: Floats
    cap: Floats

    @classmethod
    def of(cls, shapes: Sequence[Shape]) -> Shapes:
        """A one-dimensional array of distributions."""
        family, log, *rest = np.array(shapes, dtype=float).reshape(-1, len(Shape._fields)).T
        return cls(family.astype(np.int64), log.astype(bool), *rest)

    @classmethod
    def joined(cls, parts: Sequence[Shapes]) -> Shapes:
        """Several arrays of distributions end to end."""
        names = cls.__slots__
        return cls(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in names})

    def __len__(self) -> int:
        return int(self.family.size)

    @property
    def fixed(self) -> bool:
        """True when none of the numbers has a range."""
        return bool(np.all(self.family == POINT))


def elicited(low: Floats, best: Floats, high: Floats, shape: str) -> Shapes:
    """`ranged` of many probabilities at once; ``shape`` is ``pert`` or ``triangular``."""
    fixed = low == high
    family = np.where(fixed, POINT, TRIANGLE if shape == "triangular" else BETA)
    width = np.where(fixed, 1.0, high - low)
    curved = family == BETA
    return Shapes(
        family=family,
        log=np.zeros(low.shape, dtype=bool),
        low=low,
        mode=best,
        high=high,
        a=np.where(curved, 1 + 4 * (best - low) / width, 1.0),
        b=np.where(curved, 1 + 4 * (high - best) / width, 1.0),
        cap=np.full(low.shape, math.inf),
    )


def means(shapes: Shapes) -> Floats:
    """`expected` of many points, Betas and triangles at once, none of them in logarithms."""
    low, mode, high = shapes.low, shapes.mode, shapes.high
    beta = low + (high - low) * shapes.a / (shapes.a + shapes.b)
    return np.where(shapes.family == BETA, beta, np.where(shapes.family == TRIANGLE, (low + mode + high) / 3, mode))


def ends(shapes: Shapes) -> tuple[Floats, Floats]:
    """The least and greatest stated value of each distribution; for a normal its 5 % and 95 % points."""
    low = np.where(shapes.log, np.exp(np.where(shapes.log, shapes.low, 0.0)), shapes.low)
    high = np.where(shapes.log, np.exp(np.where(shapes.log, np.minimum(shapes.high, shapes.cap), 0.0)), shapes.high)
    return low, high


def expected(shape: Shape) -> float:
    """The mean: closed form, save for Betas and triangles in logarithms (64-point Gauss-Legendre, 1e-6 or better)."""
    low, mode, high = shape.low, shape.mode, shape.high
    if shape.family == POINT:
        return math.exp(mode) if shape.log else mode
    if shape.family == NORMAL:
        return _capped_lognormal_mean((low + high) / 2, (high - low) / (2 * Z95), shape.cap)
    if shape.family == UNIFORM:
        return (math.exp(high) - math.exp(low)) / (high - low)
    if shape.log:
        return _mean_of_exponential(shape)
    if shape.family == TRIANGLE:
        return (low + mode + high) / 3
    return low + (high - low) * shape.a / (shape.a + shape.b)


@lru_cache(maxsize=1)
def _unit_nodes() -> tuple[Floats, Floats]:
    nodes, weights = np.polynomial.legendre.leggauss(64)
    return (nodes + 1) / 2, weights / 2


def _mean_of_exponential(shape: Shape) -> float:
    t, weights = _unit_nodes()
    low, mode, high = shape.low, shape.mode, shape.high
    if shape.family == TRIANGLE:
        rising, falling = low + (mode - low) * t, high - (high - mode) * t
        share = (mode - low) / (high - low)
        return float(2 * weights @ (t * (share * np.exp(rising) + (1 - share) * np.exp(falling))))
    angle = np.pi / 2 * t
    density = weights * np.sin(angle) ** (2 * shape.a - 1) * np.cos(angle) ** (2 * shape.b - 1)
    return float(density @ np.exp(low + (high - low) * np.sin(angle) ** 2) / density.sum())


def _capped_lognormal_mean(mu: float, sd: float, cap: float) -> float:
    """E[min(exp(N(mu, sd)), exp(cap))]; ``exp(mu + sd^2/2)`` where the cap is far."""
    if math.isinf(cap):
        return math.exp(mu + sd * sd / 2)
    below = math.exp(mu + sd * sd / 2) * _normal_share((cap - mu - sd * sd) / sd)
    return below + math.exp(cap) * (1 - _normal_share((cap - mu) / sd))


def _normal_share(z: float) -> float:
    return math.erfc(-z / math.sqrt(2.0)) / 2


def table(shapes: Shapes, *, levels: int = LEVELS) -> Floats:
    """``(n, levels)``: equally likely values of each distribution, its quantiles at the midpoints of ``levels`` slices.

    Drawing a column at random draws from the distribution; every value lies inside the stated ends (of a
    normal: inside its cap).
    """
    values = _quantiles(shapes, np.arange(len(shapes)), _midpoints(levels))
    if shapes.log.any():
        values[shapes.log] = np.exp(values[shapes.log])
    return values


def _midpoints(levels: int) -> Floats:
    return (np.arange(levels) + 0.5) / levels


def _quantiles(shapes: Shapes, which: Ints, u: Floats) -> Floats:
    out = np.empty((which.size, u.size))
    low, mode, high = (part[which][:, None] for part in (shapes.low, shapes.mode, shapes.high))
    family = shapes.family[which]
    fixed = family == POINT
    out[fixed] = mode[fixed]
    flat = family == UNIFORM
    out[flat] = low[flat] + (high - low)[flat] * u
    triangle = family == TRIANGLE
    if triangle.any():
        out[triangle] = _triangle(low[triangle], mode[triangle], high[triangle], u)
    normal = family == NORMAL
    if normal.any():
        drawn = (low + high)[normal] / 2 + (high - low)[normal] / (2 * Z95) * _normal_levels(u.size)
        out[normal] = np.minimum(drawn, shapes.cap[which][normal][:, None])
    beta = np.flatnonzero(family == BETA)
    if beta.size:
        drawn = beta_levels(shapes.a[which][beta], shapes.b[which][beta], u.size)
        drawn *= (high - low)[beta]
        drawn += low[beta]
        if beta.size == which.size:
            return drawn
        out[beta] = drawn
    return out


def _triangle(low: Floats, mode: Floats, high: Floats, u: Floats) -> Floats:
    left = low + np.sqrt(u * (high - low) * (mode - low))
    right = high - np.sqrt((1 - u) * (high - low) * (high - mode))
    return np.where(u < (mode - low) / (high - low), left, right)


@lru_cache(maxsize=4)
def _normal_levels(size: int) -> Floats:
    from statistics import NormalDist  # takes long to import, and few cases have such a shape

    normal = NormalDist()
    return np.array([normal.inv_cdf(float(u)) for u in _midpoints(size)])
