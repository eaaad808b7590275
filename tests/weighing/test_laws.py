"""Laws that hold for every case."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weighing_cases import case, cell, item

from prophasis.case import Source
from prophasis.weighing import weigh
from prophasis.weighing.arrays.shapes import Shapes, band, expected, ranged, table, widest
from prophasis.weighing.arrays.update import normalise
from prophasis.weighing.opening import open_ledger
from prophasis.weighing.scales import Scales
from prophasis.weighing.spread import Asked, draw_posteriors

SMALL = {"draws": 256}


@st.composite
def ranges(draw):
    """(low, best, high) inside 0.01 to 0.99."""
    return tuple(sorted(draw(st.lists(st.floats(0.01, 0.99), min_size=3, max_size=3))))


@st.composite
def cases(draw, *, sources=False):
    """Two to four hypotheses, one to seven ranged items, some from one graded source."""
    names = ["a", "b", "c", "d"][: draw(st.integers(2, 4))]
    rows = {}
    for n in range(draw(st.integers(1, 7))):
        origin = draw(st.sampled_from([None, "s", "t"])) if sources else None
        rows[f"e{n}"] = item({h: draw(ranges()) for h in names}, origin=origin)
    return case(
        dict.fromkeys(names),
        rows,
        settings=SMALL,
        sources={"s": Source(text="A witness.", grade="C"), "t": Source(text="Another.", grade="E")},
    )


def shares(made, **more):
    return {name: row.probability for name, row in weigh(made, **more).posterior.items()}


@settings(deadline=None, max_examples=40)
@given(made=cases(sources=True), order=st.randoms())
def test_the_order_of_rows_changes_nothing(made, order):
    """Old and new evidence in any order give the same probability and the same spread."""
    keys = list(made.evidence)
    order.shuffle(keys)
    other = replace(made, evidence={key: made.evidence[key] for key in keys})
    one, two = weigh(made), weigh(other)
    for name, row in one.posterior.items():
        assert two.posterior[name].probability == pytest.approx(row.probability, rel=1e-9)
        assert two.posterior[name].low == pytest.approx(row.low, rel=1e-9)
        assert two.posterior[name].bound_high == pytest.approx(row.bound_high, rel=1e-9)


@settings(deadline=None, max_examples=40)
@given(made=cases(sources=True))
def test_a_twin_hypothesis_splits_the_mass_and_leaves_the_rest_alone(made):
    """A rival with the same likelihoods as another takes half of its share; all other shares stay."""
    share = 1 / len(made.hypotheses)
    priors = {name: replace(h, prior=cell(share)) for name, h in made.hypotheses.items()}
    first = next(iter(priors))
    half = replace(priors[first], prior=cell(share / 2))
    twins = {**priors, first: half, "twin": half}
    rows = {
        key: replace(e, ratings=tuple(replace(r, cells={**r.cells, "twin": r.cells[first]}) for r in e.ratings))
        for key, e in made.evidence.items()
    }
    before, after = shares(made), shares(replace(made, hypotheses=twins, evidence=rows))
    assert after[first] == pytest.approx(before[first] / 2)
    assert after["twin"] == pytest.approx(before[first] / 2)
    for name in list(before)[1:]:
        assert after[name] == pytest.approx(before[name])


@settings(deadline=None, max_examples=40)
@given(made=cases(sources=True))
def test_bounds_contain_every_draw_and_the_probability(made):
    """No draw of the ranges, and not the probability either, lies outside the bounds."""
    scales = Scales(open_ledger(made, None, ()))
    least, greatest = scales.bounds(scales.all)
    drawn = draw_posteriors(scales, [Asked(scales.all)], seed=1, draws=256)[0].posterior
    assert np.all(drawn >= least - 1e-9)
    assert np.all(drawn <= greatest + 1e-9)
    pooled = scales.pooled(scales.all)
    assert np.all((pooled >= least - 1e-9) & (pooled <= greatest + 1e-9))


@settings(deadline=None, max_examples=25)
@given(made=cases(sources=True), times=st.integers(1, 4))
def test_copies_add_nothing(made, times):
    """Any number of items that repeat another leave every probability as it was."""
    first = next(iter(made.evidence))
    copies = {
        f"copy{n}": replace(made.evidence[first], repeats=first if n == 0 else f"copy{n - 1}") for n in range(times)
    }
    verdict = weigh(replace(made, evidence={**copies, **made.evidence}))
    assert {n: r.probability for n, r in verdict.posterior.items()} == pytest.approx(shares(made))
    assert set(verdict.inputs.copies) == set(copies)


def test_a_cycle_of_citations_is_one_witness():
    """Three texts that cite each other in a ring count once."""
    one = item({"a": 0.8, "b": 0.2})
    ring = {"x": replace(one, repeats="y"), "y": replace(one, repeats="z"), "z": replace(one, repeats="x")}
    verdict = weigh(case({"a": 0.5, "b": 0.5}, ring))
    assert verdict.posterior["a"].probability == pytest.approx(0.8)
    assert verdict.inputs.evidence == ("x",)


def test_the_catch_all_leaves_the_odds_of_the_rest_alone():
    """Adding none-of-these does not move the odds between two named hypotheses."""
    rows = {"e": item({"a": 0.7, "b": 0.2})}
    plain = shares(case({"a": 0.5, "b": 0.5}, rows))
    more = shares(case({"a": 0.45, "b": 0.45, "none": 0.1}, rows, catch_all="none"))
    assert more["a"] / more["b"] == pytest.approx(plain["a"] / plain["b"])
    assert 0 < more["none"] < 0.1


@settings(deadline=None, max_examples=20)
@given(made=cases())
def test_draws_weighed_by_their_own_evidence_give_the_probability(made):
    """The mean of the drawn posteriors, each weighed by how well it foretells the evidence, is the probability."""
    scales = Scales(open_ledger(made, None, ()))
    rng = np.random.default_rng(7)
    size = 200_000
    total = np.tile(scales.log_prior, (size, 1))
    for r in range(scales.count):
        levels = scales.cells.levels(0, [r])[0]
        index = rng.integers(0, levels.shape[1], size=(size, levels.shape[0]))
        total += np.log(np.take_along_axis(levels, index.T, axis=1)).T
    weight = np.exp(total).sum(axis=1)
    mixed = weight @ normalise(total) / weight.sum()
    assert mixed == pytest.approx(scales.pooled(scales.all), abs=0.01)


def test_same_seed_same_answer_other_seed_other_draws():
    """The verdict is a function of the case and the seed; another seed moves the spread, never the probability."""
    made = case({"a": 0.5, "b": 0.5}, {"e": item({"a": (0.3, 0.5, 0.9), "b": (0.1, 0.4, 0.6)})})
    assert weigh(made) == weigh(made)
    one, other = weigh(made, seed=1), weigh(made, seed=2)
    assert one.posterior["a"].probability == other.posterior["a"].probability
    assert one.posterior["a"].low != other.posterior["a"].low
    assert other.inputs.settings["seed"] == 2


@pytest.mark.parametrize("shape", ["pert", "triangular", "normal-in-decibels"])
def test_a_table_of_draws_has_the_mean_that_is_integrated(shape):
    """The equally likely values that are drawn have the mean that enters the probability."""
    made = [ranged(0.1, 0.3, 0.6, shape), ranged(-3.0, -1.0, 0.0, shape, log=True), band(0.1, 0.7)]
    assert table(Shapes.of(made), levels=4096).mean(axis=1) == pytest.approx([expected(one) for one in made], rel=2e-3)


def test_means_of_the_shapes():
    """(l+4m+u)/6, (l+m+u)/3, exp(mu + s^2/2), and the log-uniform mean (u-l)/ln(u/l)."""
    made = [
        ranged(0.1, 0.3, 0.6, "pert"),
        ranged(0.1, 0.3, 0.6, "triangular"),
        ranged(0.1, 0.2, 0.4, "normal-in-decibels"),
        band(0.1, 0.4),
        widest(0.001, 1.0, 0.3),
        ranged(-1.0, 0.0, 1.0, "triangular", log=True),
        ranged(-1.0, 0.5, 1.0, "pert", log=True),
    ]
    sd = np.log(4) / (2 * 1.6448536269514722)
    drawn = np.exp(2 * np.random.default_rng(2).beta(4, 2, 2_000_000) - 1).mean()
    figures = [1.9 / 6, 1.0 / 3, 0.2 * np.exp(sd**2 / 2), 0.3 / np.log(4), 0.3, 2 * (np.cosh(1) - 1)]
    assert [expected(one) for one in made[:-1]] == pytest.approx(figures)
    assert expected(made[-1]) == pytest.approx(drawn, rel=1e-3)


@settings(deadline=None, max_examples=40)
@given(p=st.lists(st.floats(0.01, 0.99), min_size=2, max_size=2))
def test_a_source_that_knows_nothing_says_nothing(p):
    """At reliability 0 a report leaves the priors as they are; at 1 it is the event."""
    for low, share in ((0.0, 0.5), (1.0, p[0] / (p[0] + p[1]))):
        grade = "E" if low == 0.0 else "A"
        made = case(
            {"a": 0.5, "b": 0.5},
            {"e": item({"a": p[0], "b": p[1]}, origin="s")},
            sources={"s": Source(text="A witness.", grade=grade)},
            settings={"grade_preset": "misp"},
        )
        assert shares(made)["a"] == pytest.approx(share)
