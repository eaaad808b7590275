"""How good forecasts were once the outcome is known. Forecasts stand on the first axis.

Sources: Brier 1950; Good 1952 (logarithmic score); Epstein 1969 (ranked score); Murphy 1973 (decomposition);
Broecker & Smith 2007 (consistency bars).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

import numpy as np

from prophasis.weighing.arrays.shapes import Bools, Floats

FLOOR = 1e-4


def brier(p: Floats, outcome: Bools) -> float:
    """Mean two-sided Brier score of yes-no forecasts: ``2 (p - o)^2``, 0 best and 2 worst."""
    return float(np.mean(2.0 * (p - outcome) ** 2))


def brier_of_many(p: Floats, truth: np.typing.NDArray[np.int64]) -> float:
    """Mean Brier score over several classes ``(n, K)``: the sum of squares, 0 best and 2 worst."""
    hit = np.eye(p.shape[1])[truth]
    return float(np.mean(np.sum((p - hit) ** 2, axis=1)))


def logarithmic(p: Floats, outcome: Bools, *, floor: float = FLOOR) -> float:
    """Mean of minus the log (in bits) of the probability given to what happened; floored so that it stays finite."""
    given = np.where(outcome, p, 1.0 - p)
    return float(np.mean(-np.log2(np.maximum(given, floor))))


def ranked(p: Floats, truth: np.typing.NDArray[np.int64]) -> float:
    """Mean ranked probability score over ordered classes ``(n, K)``: squares of cumulative gaps, over K - 1."""
    hit = np.eye(p.shape[1])[truth]
    gaps = np.cumsum(p - hit, axis=1)[:, :-1]
    return float(np.mean(np.sum(gaps**2, axis=1) / (p.shape[1] - 1)))


@dataclass(frozen=True)
class Parts:
    """Murphy's parts of the one-sided Brier score: ``score = reliability - resolution + uncertainty``."""

    reliability: float
    resolution: float
    uncertainty: float


def murphy(p: Floats, outcome: Bools) -> Parts:
    """The decomposition over the distinct forecast values, where it is exact."""
    base = float(outcome.mean())
    reliability = resolution = 0.0
    for value in np.unique(p):
        same = p == value
        share, often = float(same.mean()), float(outcome[same].mean())
        reliability += share * (float(value) - often) ** 2
        resolution += share * (often - base) ** 2
    return Parts(reliability, resolution, base * (1 - base))


@dataclass(frozen=True)
class Bin:
    """Forecasts in ``(low, high]``, their mean, the frequency of what came true, and where chance alone would put it
    nine times in ten if the forecasts were right."""

    low: float
    high: float
    count: int
    mean: float
    frequency: float
    bar_low: float
    bar_high: float


def reliability(p: Floats, outcome: Bools, *, bins: int = 5) -> list[Bin]:
    """The reliability curve in bins of equal width; empty bins are left out."""
    edges = np.linspace(0.0, 1.0, bins + 1)
    which = np.clip(np.ceil(p * bins).astype(int) - 1, 0, bins - 1)
    found = []
    for k in range(bins):
        inside = which == k
        count = int(inside.sum())
        if count:
            mean = float(p[inside].mean())
            low, high = _bars(mean, count)
            found.append(
                Bin(float(edges[k]), float(edges[k + 1]), count, mean, float(outcome[inside].mean()), low, high)
            )
    return found


def _bars(p: float, n: int, share: float = 0.9) -> tuple[float, float]:
    """The 5 % and 95 % points of a binomial frequency."""
    tail = (1 - share) / 2
    total, low, high = 0.0, None, 1.0
    for k in range(n + 1):
        total += comb(n, k) * p**k * (1 - p) ** (n - k)
        if low is None and total > tail:
            low = k / n
        if total >= 1 - tail - 1e-12:
            high = k / n
            break
    return (0.0 if low is None else low), high
