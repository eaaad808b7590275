"""Sums of many independent ranges without drawing each: four cumulants a row, added, then Cornish-Fisher.

Cumulants of independent numbers add. The quantiles of the sum follow from mean, deviation, skewness g and
excess kurtosis q by the expansion of Cornish & Fisher 1938,

    x = mu + sd [z + (z^2 - 1) g / 6 + (z^3 - 3 z) q / 24 - (2 z^3 - 5 z) g^2 / 36],  z standard normal.

The first axis holds the four cumulants.
"""

from __future__ import annotations

import numpy as np

from prophasis.weighing.arrays.shapes import Floats


def cumulants(values: Floats) -> Floats:
    """``(4, ...)`` cumulants of equally likely values on the last axis; ``-inf`` throughout gives mean ``-inf``."""
    mean = values.mean(axis=-1)
    with np.errstate(invalid="ignore"):
        centred = values - mean[..., None]
        square = centred * centred
        second = square.mean(axis=-1)
        fourth = mean_product(square, square) - 3 * second**2
    rest = np.stack([second, mean_product(square, centred), fourth])
    return np.concatenate([mean[None], np.nan_to_num(rest, nan=0.0)])


def mean_product(one: Floats, other: Floats) -> Floats:
    """Mean of a product over the last axis, without an array of the products."""
    return np.asarray(np.einsum("...k,...k->...", one, other) / one.shape[-1])


def skewness(kappa: Floats) -> Floats:
    """Skewness from cumulants ``(4, ...)``; 0 for a constant."""
    safe = np.where(kappa[1] > 0, kappa[1], 1.0)
    return np.where(kappa[1] > 0, kappa[2] / safe**1.5, 0.0)


def cornish_fisher(kappa: Floats, z: Floats) -> Floats:
    """Values of a sum with cumulants ``kappa`` ``(4, ...)`` at standard normal levels ``z``; they broadcast."""
    variance = np.maximum(kappa[1], 0.0)
    safe = np.where(variance > 0, variance, 1.0)
    g = np.where(variance > 0, kappa[2] / safe**1.5, 0.0)
    q = np.where(variance > 0, kappa[3] / safe**2, 0.0)
    square = z * z
    shape = z + (square - 1) * g / 6 + (square - 3) * z * q / 24 - (2 * square - 5) * z * g**2 / 36
    result: Floats = kappa[0] + np.sqrt(variance) * shape
    return result
