"""Draws of uncertain numbers: a range or a band and its path -> values, the same for every policy.

Each path has its own stratified stream (one draw in each of ``count`` equal slices of probability, in random
order), so an edit to one parameter leaves the draws of all others as they were.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log
from zlib import crc32

import numpy as np
import numpy.typing as npt

from prophasis.case import Band, Range
from prophasis.playing.expressions import Number
from prophasis.playing.messages import fail

Quantity = Range | Band
Array = npt.NDArray[np.float64]

Z95 = 1.6448536269514722  # standard normal quantile of .95


@dataclass(frozen=True)
class Sampler:
    """Draws numbers by path. ``count`` draws follow the best value, which is always number 0 of an array."""

    seed: int
    count: int
    _drawn: dict[tuple[str, Quantity], Number] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, path: str, quantity: Quantity) -> Number:
        """A point as a float; anything else as an array of ``1 + count`` values, the best value first."""
        if is_point(quantity):
            return best(quantity)
        if (path, quantity) not in self._drawn:
            self._drawn[path, quantity] = self._draw(path, quantity)
        return self._drawn[path, quantity]

    def drawn(self) -> dict[str, Array]:
        """What was drawn so far: path -> the values, the best one first."""
        return {path: np.asarray(value) for (path, _), value in self._drawn.items()}

    def _draw(self, path: str, quantity: Quantity) -> Number:
        uniform = self.uniform(path)
        drawn = _band(quantity, uniform) if isinstance(quantity, Band) else _range(quantity, uniform)
        return np.concatenate(([best(quantity)], drawn))

    def uniform(self, path: str) -> Array:
        """``count`` stratified uniform numbers in (0, 1), in random order."""
        random = np.random.default_rng([self.seed, crc32(path.encode())])
        return (random.permutation(self.count) + random.random(self.count)) / max(self.count, 1)


def is_point(quantity: Quantity) -> bool:
    """Whether the number is certain."""
    return quantity.factor == 1 if isinstance(quantity, Band) else quantity.is_point


def best(quantity: Quantity) -> float:
    """The best value: of a band its median."""
    return float(quantity.median if isinstance(quantity, Band) else quantity.best)


def check_quantity(quantity: Quantity, where: str) -> None:
    """Refuse a band below factor 1 or with a median of 0 or less, a range out of order, and other units.

    Raises:
        GameError: P024.
    """
    if isinstance(quantity, Band):
        if not (quantity.factor >= 1 and quantity.median > 0 and np.isfinite(quantity.median * quantity.factor)):
            what = f"the band {{median: {quantity.median:g}, factor: {quantity.factor:g}}} has no meaning."
            raise fail("P024", what, where, "The median lies above 0, the factor is 1 or more.")
        return
    if not quantity.low <= quantity.best <= quantity.high or not np.isfinite([quantity.low, quantity.high]).all():
        what = f"the range [{quantity.low:g}, {quantity.best:g}, {quantity.high:g}] is not in order."
        raise fail("P024", what, where, "Write [low, best, high].")
    if quantity.unit == "decibel" or quantity.shape == "normal-in-decibels":
        raise fail("P024", "a number of a game cannot be in decibels.", where, "Write it as a plain number.")


def _band(band: Band, uniform: Array) -> Array:
    from scipy.special import ndtri

    return np.asarray(band.median * np.exp(ndtri(uniform) * log(band.factor) / Z95), dtype=np.float64)


def _range(quantity: Range, uniform: Array) -> Array:
    """PERT (a beta distribution with mean (low + 4 best + high)/6), or triangular where the range says so."""
    width = quantity.high - quantity.low
    mode = (quantity.best - quantity.low) / width
    if quantity.shape == "triangular":
        rising = np.sqrt(uniform * mode)
        falling = 1 - np.sqrt((1 - uniform) * (1 - mode))
        return quantity.low + width * np.where(uniform < mode, rising, falling)
    from scipy.special import betaincinv

    return np.asarray(quantity.low + width * betaincinv(1 + 4 * mode, 5 - 4 * mode, uniform), dtype=np.float64)


__all__ = ["Array", "Quantity", "Sampler", "best", "check_quantity", "is_point"]
