"""The spread: collapsed sums against full drawing, Sobol points and quantiles against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import beta, norm, qmc
from weighing_cases import case, item, row

from prophasis.case import Source
from prophasis.weighing.arrays.betas import beta_levels
from prophasis.weighing.arrays.cumulants import cornish_fisher, cumulants
from prophasis.weighing.arrays.drawn import leader_changes, log_sums
from prophasis.weighing.arrays.shapes import BETA, Shapes, ranged, table
from prophasis.weighing.arrays.smooth import difference_points
from prophasis.weighing.arrays.sobol import DIMENSIONS, normal_quantile, sobol
from prophasis.weighing.arrays.streams import stream_key
from prophasis.weighing.opening import open_ledger
from prophasis.weighing.scales import Scales
from prophasis.weighing.spread import Asked, draw_posteriors, spreads


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
    """Mean and 5, 50 and 95 % points within three standard errors of a million full draws, and what the sum leaves.

    What the four cumulants leave out is at most 1.2e-3 of a quantile. Each figure is compared in ten runs of full
    draws, whose scatter gives the standard error.
    """
    scales = Scales(open_ledger(made, None, ()))
    asked = [Asked(scales.all), Asked(scales.all, "independent")]
    short = draw_posteriors(scales, asked, seed=1, draws=65_536)
    points = spreads(scales, asked, seed=1, draws=65_536)
    runs = [draw_posteriors(scales, asked, seed=2 + n, draws=100_000, collapse=False) for n in range(10)]
    for k, (one, told) in enumerate(zip(short, points, strict=True)):
        full = np.array([figures(run[k].posterior) for run in runs])
        error = full.std(axis=0, ddof=1) / np.sqrt(len(runs))
        ours = np.array([one.posterior.mean(axis=0), told.low, told.median, told.high])
        assert np.all(np.abs(ours - full.mean(axis=0)) < 3 * error + 1.2e-3)


def test_points_hardly_depend_on_the_draws():
    """One analyst's 5, 50 and 95 % points at 1,024 draws: under any seed within 1e-3 of those at 65,536."""
    scales = Scales(open_ledger(ranged_case(40), None, ()))
    asked = [Asked(scales.all)]
    long = spreads(scales, asked, seed=1, draws=65_536)[0]
    for seed in range(10):
        short = spreads(scales, asked, seed=seed, draws=1024)[0]
        for ours, theirs in ((short.low, long.low), (short.median, long.median), (short.high, long.high)):
            assert np.abs(ours - theirs).max() < 1e-3


def test_the_difference_of_two_independent_numbers_has_the_quantiles_of_their_convolution():
    """Two normals: the quantiles of the difference are a normal's; a constant moves them."""
    x = 2.0 * norm.ppf((np.arange(4096) + 0.5) / 4096)
    c = 1.0 + 1.5 * norm.ppf((np.arange(1000) + 0.5) / 1000)
    points = np.array([0.05, 0.5, 0.95])
    assert difference_points(x, c, points) == pytest.approx(2.5 * norm.ppf(points) - 1.0, abs=3e-3)
    assert difference_points(x, np.full(7, 3.0), points) == pytest.approx(2.0 * norm.ppf(points) - 3.0, abs=3e-3)
    assert difference_points(np.full(2, 1.0), np.full(7, 3.0), points) == pytest.approx([-2.0] * 3)


def test_levels_of_a_beta_are_its_quantiles():
    """PERT's family and others, at both ends of their parameters, against scipy."""
    a, b = np.array([1.0, 1.01, 2.3, 3.0, 4.99, 5.0, 1.0, 7.5]), np.array([5.0, 4.99, 3.7, 3.0, 1.01, 1.0, 9.0, 2.0])
    u = (np.arange(256) + 0.5) / 256
    assert np.abs(beta_levels(a, b, 256) - beta.ppf(u, a[:, None], b[:, None])).max() < 5e-6


def figures(drawn):
    """Mean and 5, 50 and 95 % points of each hypothesis, ``(4, H)``."""
    return np.concatenate([drawn.mean(axis=0, keepdims=True), np.quantile(drawn, [0.05, 0.5, 0.95], axis=0)])


def test_drawn_levels_give_the_sums_that_continuous_ranges_give():
    """A table of 256 levels stands for a range: quantiles of a sum of ten differ by less than 1e-3 of its width."""
    shapes = [ranged(0.1, 0.3, 0.8, "pert"), ranged(0.05, 0.2, 0.6, "triangular")] * 5
    tables = np.log(table(Shapes.of(shapes)))[:, None, :]
    keys = np.array([stream_key(431, str(n)) for n in range(10)])
    ours = log_sums(tables, keys, draws=1_000_000)[0]
    rng = np.random.default_rng(5)
    total = np.zeros(1_000_000)
    for s in shapes:
        pert = s.low + (s.high - s.low) * rng.beta(s.a, s.b, total.size) if s.family == BETA else None
        total += np.log(rng.triangular(s.low, s.mode, s.high, total.size) if pert is None else pert)
    width = np.diff(np.quantile(total, [0.05, 0.95]))[0]
    points = [0.05, 0.5, 0.95]
    noise = 5 * np.sqrt(0.05 * 0.95 / 1e6) / norm.pdf(norm.ppf(0.05)) * total.std()
    assert np.abs(np.quantile(ours, points) - np.quantile(total, points)).max() < noise + 1e-3 * width
    assert ours.mean() == pytest.approx(total.mean(), abs=noise + 1e-3 * width)


def test_an_item_whose_loss_would_change_the_leader_is_found():
    """One strong item against four weak ones: without it the other leads in nearly every draw."""
    values = [[0.9, 0.1]] + [[0.4, 0.5]] * 4
    shapes = [ranged(v * 0.95, v, v * 1.05, "pert") for row in values for v in row]
    tables = np.log(table(Shapes.of(shapes))).reshape(5, 2, -1)
    keys = np.array([stream_key(431, str(n)) for n in range(5)])
    shares = leader_changes(np.zeros(2), tables, keys, draws=4000)
    assert shares[0] > 0.99
    assert shares[1:].max() < 0.01
