"""Dual: numbers that carry their slopes, so that a likelihood and its exact gradient come out of one calculation.

A `Dual` is a value for each observation and its derivative by each of U quantities (the utilities of the model). Laws
of probability are worked out in logarithms, so that nothing is lost in the tails.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, pi

import numpy as np

from prophasis.playing.draws import Array

LOG_ROOT_TWO_PI = 0.5 * log(2 * pi)


@dataclass(frozen=True)
class Dual:
    """``value`` (n,) and ``slope`` (n, U)."""

    value: Array
    slope: Array

    def __add__(self, other: Dual | float) -> Dual:
        if isinstance(other, Dual):
            return Dual(self.value + other.value, self.slope + other.slope)
        return Dual(self.value + other, self.slope)

    __radd__ = __add__

    def __neg__(self) -> Dual:
        return Dual(-self.value, -self.slope)

    def __sub__(self, other: Dual | float) -> Dual:
        return self + (-other)

    def __rsub__(self, other: float) -> Dual:
        return (-self) + other

    def __mul__(self, other: Dual | float) -> Dual:
        if isinstance(other, Dual):
            slope = self.slope * other.value[:, None] + other.slope * self.value[:, None]
            return Dual(self.value * other.value, slope)
        return Dual(self.value * other, self.slope * other)

    __rmul__ = __mul__

    def __truediv__(self, other: Dual | float) -> Dual:
        if isinstance(other, Dual):
            value = self.value / other.value
            return Dual(value, (self.slope - value[:, None] * other.slope) / other.value[:, None])
        return self * (1.0 / other)

    def exp(self) -> Dual:
        value = np.exp(self.value)
        return Dual(value, value[:, None] * self.slope)

    def root(self) -> Dual:
        """The square root; the value lies above 0."""
        value = np.sqrt(self.value)
        return Dual(value, self.slope / (2 * value)[:, None])

    def through(self, value: Array, derivative: Array) -> Dual:
        """A function of this number, given its value and derivative there."""
        return Dual(value, derivative[:, None] * self.slope)

    def log_normal(self) -> Dual:
        """log of the standard normal distribution function."""
        from scipy.special import log_ndtr

        found = log_ndtr(self.value)
        held = np.maximum(self.value, -1e4)  # beyond, the hazard is -x to every place
        near = np.exp(-0.5 * held**2 - LOG_ROOT_TWO_PI - np.maximum(found, log_ndtr(held)))
        hazard = np.where(self.value < -1e4, -self.value, near)
        return self.through(found, hazard)

    def log_logistic(self) -> Dual:
        """log of the standard logistic distribution function."""
        from scipy.special import expit

        return self.through(-np.logaddexp(0.0, -self.value), expit(-self.value))


def variables(values: Array) -> list[Dual]:
    """(n, U) values of the quantities -> one `Dual` each, whose slope is 1 by itself."""
    count = values.shape[1]
    slopes = np.broadcast_to(np.eye(count), (len(values), count, count))
    return [Dual(values[:, place], slopes[:, place]) for place in range(count)]


def constant(value: float, like: Dual) -> Dual:
    """A known number."""
    return Dual(np.full_like(like.value, value), np.zeros_like(like.slope))


__all__ = ["Dual", "constant", "variables"]
