"""Coherence, recalibration and scores come out at the published and hand-checked figures."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from prophasis.weighing.arrays import coherence, recalibrate, scores


@pytest.mark.parametrize(("given_", "nearest"), [((0.5, 0.1), (0.7, 0.3)), ((0.2, 0.6), (0.3, 0.7))])
def test_two_complements_share_the_gap(given_, nearest):
    """As in Pettigrew 2019: half of the gap goes to each."""
    assert coherence.onto_simplex(np.array(given_)) == pytest.approx(nearest)


@pytest.mark.parametrize(("given_", "nearest"), [((0.5, 0.1), (5 / 6, 1 / 6)), ((0.2, 0.6), (0.25, 0.75))])
def test_relative_entropy_normalises(given_, nearest):
    """The same two pairs, nearest in relative entropy."""
    assert coherence.normalised(np.array(given_)) == pytest.approx(nearest)


def test_the_simplex_projection():
    """(.9, .6, .1, -.2) falls on (.65, .35, 0, 0)."""
    assert coherence.onto_simplex(np.array([0.9, 0.6, 0.1, -0.2])) == pytest.approx([0.65, 0.35, 0.0, 0.0])


def test_a_box_is_tightened_to_what_can_sum_to_one():
    """(.1, .3, .4)-(.5, .6, .45) becomes [.1, .3], [.3, .5], [.4, .45]."""
    low, high = coherence.tightened(np.array([0.1, 0.3, 0.4]), np.array([0.5, 0.6, 0.45]))
    assert low == pytest.approx([0.1, 0.3, 0.4])
    assert high == pytest.approx([0.3, 0.5, 0.45])


def test_a_box_that_holds_no_distribution_is_mended():
    """Lows that sum to more than one are scaled down, highs that sum to less are scaled up."""
    low, high = np.array([0.6, 0.6]), np.array([0.7, 0.9])
    assert not coherence.usable(low, high)
    assert coherence.nearest_usable(low, high)[0] == pytest.approx([0.5, 0.5])
    assert coherence.nearest_usable(np.array([0.1, 0.1]), np.array([0.3, 0.5]))[1] == pytest.approx([0.375, 0.625])
    assert coherence.usable(*coherence.nearest_usable(low, high))


probabilities = arrays(float, 4, elements=st.floats(0, 1))


@settings(deadline=None)
@given(probabilities)
def test_no_distribution_is_nearer_than_the_projection(judged):
    """The projection is a distribution, and no other point on a line towards it is nearer."""
    nearest = coherence.onto_simplex(judged)
    assert nearest.sum() == pytest.approx(1.0)
    assert nearest.min() >= 0
    for corner in np.eye(4):
        other = 0.9 * nearest + 0.1 * corner
        assert np.linalg.norm(judged - nearest) <= np.linalg.norm(judged - other) + 1e-9


@settings(deadline=None)
@given(probabilities)
def test_repairing_exclusive_events_is_the_projection(judged):
    """The general repair by least squares and the closed form agree."""
    mended, atoms = coherence.repaired(judged, np.eye(4))
    assert mended == pytest.approx(coherence.onto_simplex(judged), abs=1e-5)
    assert atoms.sum() == pytest.approx(1.0)


def test_judgements_on_unions_are_repaired_together():
    """P(A) = .5, P(B) = .4 and P(A or B) = .7 for exclusive A and B: a third of the gap of .2 to each."""
    events = np.array([[1, 0, 0], [0, 1, 0], [1, 1, 0]])
    mended, _ = coherence.repaired(np.array([0.5, 0.4, 0.7]), events)
    assert mended == pytest.approx([0.5 - 0.2 / 3, 0.4 - 0.2 / 3, 0.7 + 0.2 / 3], abs=1e-6)


def test_weights_fall_with_incoherence():
    """exp(-beta d), normalised; beta 0 is equal weights."""
    distances = np.array([0.0, 0.2])
    assert coherence.weights(distances, 0.0) == pytest.approx([0.5, 0.5])
    assert coherence.weights(distances, 5.0) == pytest.approx([1 / (1 + math.exp(-1)), 1 / (1 + math.exp(1))])


def test_extremising_and_the_pool_factor():
    """.7 by 2.5 gives .892664; the factor is 1.2915 for two, 1.6250 for ten, and tends to the root of three."""
    assert recalibrate.extremise(np.array([0.7, 0.3]), 2.5)[0] == pytest.approx(0.892664, abs=5e-7)
    assert recalibrate.on_log_odds(np.array([0.7]), 2.5)[0] == pytest.approx(0.892664, abs=5e-7)
    assert recalibrate.pool_factor(2) == pytest.approx(1.2915, abs=5e-5)
    assert recalibrate.pool_factor(10) == pytest.approx(1.6250, abs=5e-5)
    assert recalibrate.pool_factor(10**6) == pytest.approx(math.sqrt(3), abs=1e-4)
    assert recalibrate.pool_factor(1) == 1.0


def test_a_forecaster_who_is_too_bold_is_given_a_slope_under_one():
    """.9 where .75 came true: the slope is logit(.75) / logit(.9), drawn to 1 while few are resolved."""
    p, outcome = np.full(400, 0.9), np.arange(400) < 300
    slope = recalibrate.fitted_slope(p, outcome)
    assert slope == pytest.approx(math.log(3) / math.log(9), abs=1e-6)
    assert slope < recalibrate.shrunk(slope, 400) < recalibrate.shrunk(slope, 4) < 1.0


FORECASTS = np.array([0.7, 0.9, 0.8, 0.4, 0.2, 0.0, 0.0, 0.0, 0.0, 0.1])
RAIN = np.isin(np.arange(10), [1, 2, 3])


def test_briers_first_score():
    """Brier 1950, ten days, rain on days 2 to 4: 0.19 two-sided, and the same over two classes."""
    assert scores.brier(FORECASTS, RAIN) == pytest.approx(0.19)
    both = np.stack([1 - FORECASTS, FORECASTS], axis=1)
    assert scores.brier_of_many(both, RAIN.astype(int)) == pytest.approx(0.19)
    assert scores.ranked(both, RAIN.astype(int)) == pytest.approx(0.095)


def test_always_one_half_scores_one_half_and_one_bit():
    """The marks by which other scores are read."""
    half = np.full(10, 0.5)
    assert scores.brier(half, RAIN) == pytest.approx(0.5)
    assert scores.logarithmic(half, RAIN) == pytest.approx(1.0)
    assert math.isfinite(scores.logarithmic(np.array([0.0]), np.array([True])))


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.8]), st.booleans()), min_size=1, max_size=40))
def test_murphys_parts_add_up(pairs):
    """Reliability less resolution plus uncertainty is the one-sided Brier score."""
    p, outcome = np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])
    parts = scores.murphy(p, outcome)
    assert parts.reliability - parts.resolution + parts.uncertainty == pytest.approx(scores.brier(p, outcome) / 2)


def test_the_reliability_curve_has_bars_of_chance():
    """Ten forecasts of .8: chance alone puts the frequency between .6 and 1 nine times in ten."""
    (bin_,) = scores.reliability(np.full(10, 0.8), np.arange(10) < 3)
    assert (bin_.low, bin_.high) == pytest.approx((0.6, 0.8))
    assert (bin_.count, bin_.frequency) == (10, 0.3)
    assert (bin_.bar_low, bin_.bar_high) == (0.6, 1.0)
