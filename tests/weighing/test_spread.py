"""The spread: collapsed sums against full drawing, Sobol points and quantiles against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm, qmc
from weighing_cases import case, item, row

from prophasis.case import Source
from prophasis.weighing.arrays.cumulants import cornish_fisher, cumulants
from prophasis.weighing.arrays.sobol import DIMENSIONS, normal_quantile, sobol
from prophasis.weighing.ledger import open_ledger
from prophasis.weighing.scales import Scales
from prophasis.weighing.spread import Asked, posterior_draws


class NoShift:
    """A generator whose digital shift is zero."""

    def integers(self, low, high, *, size, dtype):
        return np.zeros(size, dtype=dtype)


def test_sobol_points_are_those_of_joe_and_kuo():
    """Unshifted points equal scipy's in all 21 dimensions."""
    ours = sobol(256, DIMENSIONS, NoShift())
    theirs = qmc.Sobol(DIMENSIONS, scramble=False, bits=32).random(256).T
    assert np.abs(ours - theirs).max() < 1e-9


def test_normal_quantiles_agree_with_scipy():
    """Nine digits over the whole range that draws reach."""
    u = np.linspace(1e-7, 1 - 1e-7, 20_001)
    assert np.abs(normal_quantile(u) - norm.ppf(u)).max() < 1e-7


def test_cornish_fisher_follows_a_skewed_sum():
    """Quantiles of a sum of eight exponentials (skewness 0.71) within half a per cent of a deviation or so."""
    rng = np.random.default_rng(1)
    values = rng.exponential(size=(8, 100_000))
    kappa = cumulants(values).sum(axis=1)
    drawn = rng.exponential(size=(8, 1_000_000)).sum(axis=0)
    for share in (0.05, 0.5, 0.95):
        x = cornish_fisher(kappa, norm.ppf(share))
        assert x == pytest.approx(np.quantile(drawn, share), abs=0.02 * np.sqrt(8))


def ranged_case(items, analysts=(None,), **more):
    """Ranged items on three hypotheses."""
    rows = {}
    for n in range(items):
        rows[f"e{n}"] = item(
            ratings=tuple(
                row(
                    {h: (0.1 + 0.02 * k, 0.3 + 0.05 * ((n + k + s) % 4), 0.8) for k, h in enumerate("abc")},
                    analyst=analyst,
                )
                for s, analyst in enumerate(analysts)
            ),
            origin="s" if more and n % 3 == 0 else None,
        )
    return case(dict.fromkeys("abc"), rows, **more)


@pytest.mark.parametrize(
    "made",
    [
        ranged_case(6),
        ranged_case(20),
        ranged_case(12, analysts=("x", "y", None)),
        ranged_case(12, sources={"s": Source(text="A witness.", grade="C")}),
    ],
    ids=["six", "twenty", "two analysts and shared rows", "with a graded source"],
)
def test_collapse_agrees_with_full_drawing(made):
    """5, 50 and 95 % points within the noise of 100,000 full draws."""
    scales = Scales(open_ledger(made, None, ()))
    asked = [Asked(scales.all), Asked(scales.all, "independent")]
    short = posterior_draws(scales, asked, seed=1, draws=32_768)
    full = posterior_draws(scales, asked, seed=2, draws=100_000, collapse=False)
    for one, other in zip(short, full, strict=True):
        gap = np.quantile(one, [0.05, 0.5, 0.95], axis=0) - np.quantile(other, [0.05, 0.5, 0.95], axis=0)
        assert np.abs(gap).max() < 6e-3
