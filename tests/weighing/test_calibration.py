"""Calibration of the arithmetic itself: the probability passes, the average of draws fails, as it must."""

from __future__ import annotations

import numpy as np

from prophasis.weighing.arrays.shapes import expected, ranged
from prophasis.weighing.arrays.update import normalise

CASES, ITEMS = 100_000, 6


def simulated(seed: int):
    """Cases drawn as the model says: h from even priors, theta from its ranges, each item found or not."""
    rng = np.random.default_rng(seed)
    for_true, for_false = ranged(0.41, 0.7, 0.99, "pert"), ranged(0.01, 0.3, 0.59, "pert")
    theta = np.stack(
        [s.low + (s.high - s.low) * rng.beta(s.a, s.b, (CASES, ITEMS)) for s in (for_true, for_false)], axis=-1
    )
    truth = rng.integers(0, 2, CASES)
    found = rng.random((CASES, ITEMS)) < np.take_along_axis(theta, truth[:, None, None], axis=2)[..., 0]
    p = np.array([expected(for_true), expected(for_false)])
    likelihood = np.where(found[..., None], p, 1 - p)
    integrated = normalise(np.log(likelihood).sum(axis=1))[:, 0]
    fresh = np.stack(
        [s.low + (s.high - s.low) * rng.beta(s.a, s.b, (16, CASES, ITEMS)) for s in (for_true, for_false)], axis=-1
    )
    drawn = normalise(np.log(np.where(found[..., None], fresh, 1 - fresh)).sum(axis=2))[..., 0].mean(axis=0)
    return truth == 0, integrated, drawn


def gaps(true, p):
    """Standard errors by which frequency and mean forecast differ, for forecasts on each side of one half."""
    out = []
    for part in (p > 0.6, p < 0.4):
        frequency, forecast, size = true[part].mean(), p[part].mean(), part.sum()
        out.append((frequency - forecast) / np.sqrt(frequency * (1 - frequency) / size))
    return np.array(out)


def test_the_probability_is_calibrated_and_the_mean_of_draws_is_not():
    """Among cases with a given probability the hypothesis is true that often; the mean of B is too near one half."""
    true, integrated, drawn = simulated(11)
    assert np.all(np.abs(gaps(true, integrated)) < 4)
    high, low = gaps(true, drawn)
    assert high > 6
    assert low < -6
