"""Calibration of the arithmetic itself: the probability passes, the average of draws fails, as it must.

Simulation-based calibration (Talts et al. 2018; Modrak et al. 2023): a hypothesis from the priors, likelihoods from
their ranges, findings from the likelihoods, then the arithmetic on the findings.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from prophasis.weighing.arrays.shapes import LEVELS, Shapes, ranged, table
from prophasis.weighing.arrays.update import normalise

CASES, ITEMS, DRAWS = 100_000, 6, 15
PRIOR = np.array([0.5, 0.3, 0.2])
SHAPES = Shapes.of(
    [
        ranged(0.41, 0.7, 0.99, "pert"),
        ranged(0.05, 0.4, 0.9, "triangular"),
        ranged(0.1, 0.2, 0.4, "normal-in-decibels", cap=0.0),
    ]
)
VALUES = table(SHAPES)  # equally likely values, hypotheses x levels


def found_likelihoods(found, index):
    """``(cases, H)`` log likelihood of the findings with the levels ``(cases, items, H)``."""
    p = VALUES[np.arange(3), index]
    return np.log(np.where(found[..., None], p, 1 - p)).sum(axis=1)


@lru_cache(maxsize=1)
def simulated():
    """Truth, findings, the log likelihood of the true numbers, the probability, and the mean of draws."""
    rng = np.random.default_rng(11)
    truth = rng.choice(3, CASES, p=PRIOR)
    index = rng.integers(0, LEVELS, (CASES, ITEMS, 3))
    found = (
        rng.random((CASES, ITEMS)) < VALUES[truth[:, None], np.take_along_axis(index, truth[:, None, None], 2)[..., 0]]
    )
    told = found_likelihoods(found, index)[np.arange(CASES), truth]
    mean = VALUES.mean(axis=1)
    likelihood = np.where(found[..., None], mean, 1 - mean)
    integrated = normalise(np.log(PRIOR) + np.log(likelihood).sum(axis=1))
    drawn = np.zeros_like(integrated)
    for _ in range(DRAWS):
        drawn += normalise(np.log(PRIOR) + found_likelihoods(found, rng.integers(0, LEVELS, index.shape)))
    return truth, found, told, integrated, drawn / DRAWS


def worst_gap(truth, p):
    """The greatest gap between frequency and mean forecast over ten bins and all hypotheses, in standard errors."""
    worst = 0.0
    for h in range(3):
        which = np.clip((p[:, h] * 10).astype(int), 0, 9)
        for k in range(10):
            inside = which == k
            if inside.sum() >= 200:
                forecast, frequency = p[inside, h].mean(), (truth[inside] == h).mean()
                worst = max(worst, abs(frequency - forecast) / np.sqrt(forecast * (1 - forecast) / inside.sum()))
    return worst


def ranks(found, told, p, seed):
    """How often each rank ``0 ... DRAWS`` is taken by the truth's log likelihood among draws from the posterior.

    A draw: a hypothesis by ``p``, then each likelihood from its range, tilted by what was found.
    """
    rng = np.random.default_rng(seed)
    tilted = np.stack([np.cumsum(1 - VALUES, axis=1), np.cumsum(VALUES, axis=1)])
    tilted /= tilted[..., -1:]
    lower, tied = np.zeros(CASES, int), np.zeros(CASES, int)
    for _ in range(DRAWS):
        h = (rng.random((CASES, 1)) > np.cumsum(p, axis=1)[:, :2]).sum(axis=1)
        u = rng.random((CASES, ITEMS))
        index = np.empty((CASES, ITEMS), int)
        for state in (0, 1):
            for k in range(3):
                cell = (found == bool(state)) & (h[:, None] == k)
                index[cell] = np.searchsorted(tilted[state, k], u[cell])
        q = VALUES[h[:, None], np.minimum(index, LEVELS - 1)]
        value = np.log(np.where(found, q, 1 - q)).sum(axis=1)
        lower += value < told
        tied += value == told
    return np.bincount(lower + rng.integers(0, tied + 1), minlength=DRAWS + 1)


def chi_square(counts):
    """Distance from equal counts; 15 degrees of freedom: 44 is exceeded once in 10,000."""
    even = counts.sum() / counts.size
    return float(((counts - even) ** 2 / even).sum())


def test_the_probability_is_calibrated():
    """In every bin of forecasts the hypothesis is true that often; ranks of the truth are even."""
    truth, found, told, integrated, _ = simulated()
    assert worst_gap(truth, integrated) < 4
    assert chi_square(ranks(found, told, integrated, 5)) < 44


def test_the_mean_of_draws_is_not_calibrated():
    """B must fail both checks: it is drawn towards the priors, and is never printed as the probability."""
    truth, found, told, _, drawn = simulated()
    assert worst_gap(truth, drawn) > 8
    assert chi_square(ranks(found, told, drawn, 5)) > 60


def test_the_mean_of_draws_is_too_modest():
    """Where the probability is over .8, the mean of draws is lower than the frequency."""
    truth, _, _, integrated, drawn = simulated()
    sure = integrated[:, 0] > 0.8
    assert drawn[sure, 0].mean() < (truth[sure] == 0).mean() - 0.01
