"""Attrition with hidden resolve: planted numbers come back, and the slopes are exact."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import check_grad
from scipy.special import expit

from prophasis.errors import GameError
from prophasis.playing.fit import fit_attrition
from prophasis.playing.fit.attrition import _likelihood

TRUTH = (0.3, 0.8, -1.2, 0.5)


def rows(size):
    random = np.random.default_rng(2021)
    x, w = random.normal(size=(2, size))
    resolved = random.random(size) < expit(TRUTH[0] + TRUTH[1] * x)
    yields = np.ceil(random.exponential(size=size) / np.exp(TRUTH[2] + TRUTH[3] * w))
    last = random.integers(1, 30, size)
    gave = ~resolved & (yields <= last)
    return {"x": x, "w": w, "t": np.where(gave, yields, last).astype(int), "gave": gave.astype(int)}


def test_planted_resolve_comes_back(table):
    """3,000 crises made by known numbers: each estimate lies within three standard errors, all starts agree."""
    fit = fit_attrition(table(rows(3000)), months="t", yielded="gave", resolved=["1", "x"], rate=["1", "w"], starts=4)
    for one, truth in zip(fit.estimates, TRUTH, strict=True):
        assert abs(one.estimate - truth) < 3 * one.se < 0.6
    assert fit.agree == 4
    assert fit.predicted["yielded"] == pytest.approx(fit.observed["yielded"], abs=0.02)


def test_slopes_are_exact():
    """The gradient equals differences of the log-likelihood."""
    given = rows(50)
    both = _likelihood(
        np.column_stack((np.ones(50), given["x"])),
        np.column_stack((np.ones(50), given["w"])),
        given["t"].astype(float),
        given["gave"] == 1,
    )
    assert check_grad(lambda b: both(b)[0], lambda b: both(b)[1], np.array(TRUTH)) < 1e-4


def test_months_that_are_none_are_named(table):
    """Month 0 is refused with its column."""
    given = {**rows(20), "t": np.zeros(20, dtype=int)}
    with pytest.raises(GameError, match="months"):
        fit_attrition(table(given), months="t", yielded="gave", resolved=["1"], rate=["1"])
