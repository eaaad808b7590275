"""Sources as report models, shared reliability, grades, and groups of one origin."""

from __future__ import annotations

import numpy as np
import pytest
from weighing_cases import case, cell, item, row

from prophasis.case import Dependence, Range, Source
from prophasis.weighing import weigh
from prophasis.weighing.arrays.quadrature import expectation_nodes, gauss_jacobi
from prophasis.weighing.arrays.shapes import ranged
from prophasis.weighing.opening import open_ledger
from prophasis.weighing.scales import Scales
from prophasis.weighing.spread import Asked, draw_posteriors


def test_gauss_jacobi_is_exact_for_the_degree_it_promises():
    """Three nodes integrate x^5 over Beta(2.5, 3.5) exactly: E[x^5] = product of (a+k)/(a+b+k)."""
    nodes, weights = gauss_jacobi(2.5, 3.5, 3)
    expected = np.prod([(2.5 + k) / (6 + k) for k in range(5)])
    assert weights @ nodes**5 == pytest.approx(expected, rel=1e-12)
    assert weights.sum() == pytest.approx(1.0)


@pytest.mark.parametrize("shape", ["pert", "triangular"])
def test_quadrature_of_a_range_matches_a_fine_average(shape):
    """E[(r p + (1-r) q)^4] over a range of r agrees with 100,000 drawn values."""
    made = ranged(0.2, 0.7, 0.9, shape)
    nodes, weights = expectation_nodes(made, 4)
    rng = np.random.default_rng(3)
    drawn = rng.triangular(0.2, 0.7, 0.9, 400_000)
    if shape == "pert":
        drawn = 0.2 + 0.7 * rng.beta(made.a, made.b, 400_000)
    assert weights @ (nodes * 0.8 + 0.1) ** 4 == pytest.approx(np.mean((drawn * 0.8 + 0.1) ** 4), rel=2e-3)


def test_two_numbers_damp_a_report():
    """Event ratio 4, hits .8, false .2: the posterior of even odds is 2.125 to 1."""
    source = Source(text="A witness.", accuracy=Range.point(0.8), false_report=Range.point(0.2))
    made = case({"a": 0.5, "b": 0.5}, {"e": item({"a": 0.8, "b": 0.2}, origin="s")}, sources={"s": source})
    found = weigh(made).posterior
    assert found["a"].probability / found["b"].probability == pytest.approx(2.125)


def test_accuracy_alone_is_symmetrical():
    """A witness right 80 % of the time either way, on an event that separates fully: the cab again."""
    source = Source(text="A witness.", accuracy=Range.point(0.8))
    made = case(
        {"blue": 0.15, "green": 0.85}, {"e": item({"blue": 1.0, "green": 0.001}, origin="s")}, sources={"s": source}
    )
    assert weigh(made).posterior["blue"].probability == pytest.approx(12 / 29, abs=1e-3)


def test_reports_of_one_source_share_its_reliability():
    """The joint likelihood is the expectation of the product over r, not the product of expectations."""
    rows = {f"e{n}": item({"a": 0.8, "b": 0.2}, origin="s") for n in range(4)}
    made = case({"a": 0.5, "b": 0.5}, rows, sources={"s": Source(text="A witness.", grade="F")})
    verdict = weigh(made)
    rng = np.random.default_rng(5)
    r = 0.05 + 0.9 * rng.beta(3, 3, 1_000_000)
    a, b = (np.mean((r * p + (1 - r) * 0.5) ** 4) for p in (0.8, 0.2))
    assert verdict.posterior["a"].probability == pytest.approx(a / (a + b), abs=1e-3)
    apart = verdict.as_independent.rows["a"].probability
    assert apart == pytest.approx(0.65**4 / (0.65**4 + 0.35**4))
    assert verdict.fully_redundant.rows["a"].probability == pytest.approx(0.65)
    assert verdict.as_stated.rows == verdict.posterior


def test_two_shared_numbers_are_integrated_over_both():
    """Accuracy and false reports with ranges: three reports agree with a million draws of both."""
    source = Source(text="A witness.", accuracy=cell((0.5, 0.8, 0.95)), false_report=cell((0.05, 0.2, 0.4)))
    rows = {f"e{n}": item({"a": 0.9, "b": 0.3}, origin="s") for n in range(3)}
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows, sources={"s": source}))
    rng = np.random.default_rng(6)
    hit, false = ranged(0.5, 0.8, 0.95, "pert"), ranged(0.05, 0.2, 0.4, "pert")
    x = hit.low + 0.45 * rng.beta(hit.a, hit.b, 1_000_000)
    y = false.low + 0.35 * rng.beta(false.a, false.b, 1_000_000)
    a, b = (np.mean((x * p + y * (1 - p)) ** 3) for p in (0.9, 0.3))
    assert verdict.posterior["a"].probability == pytest.approx(a / (a + b), abs=1e-3)


def test_deception_inverts_and_is_said():
    """A source that reports the item more when it is false speaks for the other side."""
    source = Source(text="A liar.", accuracy=Range.point(0.2), false_report=Range.point(0.8))
    verdict = weigh(case({"a": 0.5, "b": 0.5}, {"e": item({"a": 0.9, "b": 0.1}, origin="s")}, sources={"s": source}))
    assert verdict.leaders == ("b",)
    assert any("deception" in warning for warning in verdict.warnings)


def test_grades_order_as_letters_do():
    """The same item moves the prior less, letter by letter from A to E; F is wide and lies between."""
    found = []
    for grade in "ABCDE":
        made = case(
            {"a": 0.5, "b": 0.5},
            {"e": item({"a": 0.9, "b": 0.1}, origin="s")},
            sources={"s": Source(text="A witness.", grade=grade)},
        )
        found.append(weigh(made).posterior["a"].probability)
    assert found == sorted(found, reverse=True)


def test_origin_groups_hold_items_copies_and_joint_weight():
    """An origin lists its items and the copies of them; dropping it takes all its items away."""
    rows = {
        "one": item({"a": 0.8, "b": 0.2}, origin="s"),
        "two": item({"a": 0.6, "b": 0.3}, origin="s"),
        "again": item(None, repeats="one"),
        "free": item({"a": 0.3, "b": 0.5}),
    }
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows))
    (group,) = verdict.origins
    assert (group.items, group.copies, group.stands_for) == (("one", "two"), ("again",), "one")
    assert group.decibels == pytest.approx(10 * np.log10(8))
    (dropped,) = verdict.drop_source
    assert dropped.leaders == ("b",)
    assert dropped.changes_leader
    assert not verdict.dependence_matters


def test_decibels_are_the_weight_of_the_report_itself():
    """A row in decibels is not damped again by its source, and the verdict says so."""
    weighed = item(ratings=(row({"a": 6.0, "b": 0.0}, scale="weight_db"),), origin="s")
    made = case({"a": 0.5, "b": 0.5}, {"e": weighed}, sources={"s": Source(text="A witness.", grade="E")})
    verdict = weigh(made)
    assert verdict.posterior["a"].probability == pytest.approx(10**0.6 / (1 + 10**0.6))
    assert any("weight of the report itself" in warning for warning in verdict.warnings)


@pytest.mark.parametrize(("correlation", "ratio"), [(0.0, 16.0), (0.5, 6.0), (1.0, 4.0)])
def test_a_dependence_entry_on_two_items(correlation, ratio):
    """Two .8/.2 items with a stated correlation weigh 16, 6 or 4 to 1 together."""
    rows = {"x": item({"a": 0.8, "b": 0.2}), "y": item({"a": 0.8, "b": 0.2})}
    entry = Dependence(items=("x", "y"), correlation=Range.point(correlation))
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows, dependence=(entry,)))
    odds = verdict.posterior["a"].probability / verdict.posterior["b"].probability
    assert odds == pytest.approx(ratio)
    assert verdict.as_independent.rows["a"].probability == pytest.approx(16 / 17)
    assert verdict.fully_redundant.rows["a"].probability == pytest.approx(0.8)


def test_a_cluster_uses_the_rule_of_thumb_and_says_so():
    """Three items with correlation .5: the joint log ratio is halved."""
    rows = {name: item({"a": 0.8, "b": 0.2}) for name in "xyz"}
    entry = Dependence(items=("x", "y", "z"), correlation=Range.point(0.5))
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows, dependence=(entry,)))
    odds = verdict.posterior["a"].probability / verdict.posterior["b"].probability
    assert odds == pytest.approx(4**1.5)
    assert any("rule of thumb" in warning for warning in verdict.warnings)


@pytest.mark.parametrize("count", [2, 3])
def test_bounds_contain_draws_under_dependence(count):
    """Ranges on the items and on the correlation: no draw leaves the bounds."""
    rows = {f"e{n}": item({"a": (0.5, 0.8, 0.9), "b": (0.1, 0.2, 0.6)}) for n in range(count)}
    entry = Dependence(items=tuple(rows), correlation=cell((-0.2, 0.3, 0.8)))
    scales = Scales(open_ledger(case({"a": 0.5, "b": 0.5}, rows, dependence=(entry,)), None, ()))
    least, greatest = scales.bounds(scales.all)
    drawn = draw_posteriors(scales, [Asked(scales.all)], seed=1, draws=4096)[0].posterior
    assert np.all((drawn >= least - 1e-9) & (drawn <= greatest + 1e-9))


def test_who_leads_may_depend_on_independence_and_that_is_said_first():
    """Five items of one origin against one stronger item of another: counted once, the other side leads."""
    rows = {f"same{n}": item({"a": 0.6, "b": 0.4}, origin="s") for n in range(5)}
    rows["other"] = item({"a": 0.2, "b": 0.8})
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows))
    assert verdict.leaders == ("a",)
    assert verdict.fully_redundant.leaders == ("b",)
    assert verdict.dependence_matters
    assert verdict.sentence.startswith("Who leads depends on how far the items are independent")
    assert verdict.confidence == "low"


def _mixture(d, accuracy, rows):
    """P(reports | h) by hand for a source that is honest or turns every report round."""
    honest = np.prod([[accuracy * p + (1 - accuracy) * (1 - p) for p in row] for row in rows], axis=0)
    turned = np.prod([[(1 - accuracy) * p + accuracy * (1 - p) for p in row] for row in rows], axis=0)
    return (1 - d) * honest + d * turned


@pytest.mark.parametrize("d", [0.0, 0.1, 0.4, 1.0])
def test_a_source_that_may_deceive_is_a_mixture_over_all_its_reports(d):
    """Not the product of each report's mixture: honest and deceiving are states of the source."""
    rows = [(0.8, 0.3), (0.7, 0.2), (0.4, 0.6)]
    evidence = {f"e{k}": item({"a": a, "b": b}, origin="agent") for k, (a, b) in enumerate(rows)}
    agent = Source(text="An agent.", accuracy=Range.point(0.9), deceives=Range.point(d))
    verdict = weigh(case({"a": 0.5, "b": 0.5}, evidence, sources={"agent": agent}))
    one, two = _mixture(d, 0.9, rows)
    assert verdict.posterior["a"].probability == pytest.approx(one / (one + two), abs=1e-12)


def test_a_range_of_the_chance_to_deceive_enters_by_its_mean_and_widens_the_spread():
    """The mixture is linear in the chance; the spread and the bounds hold both ends."""
    rows = [(0.8, 0.3), (0.7, 0.2)]
    evidence = {f"e{k}": item({"a": a, "b": b}, origin="agent") for k, (a, b) in enumerate(rows)}

    def judged(chance):
        agent = Source(text="An agent.", accuracy=Range.point(0.9), deceives=chance)
        return weigh(case({"a": 0.5, "b": 0.5}, evidence, sources={"agent": agent})).posterior["a"]

    ranged = judged(Range(low=0.0, best=0.1, high=0.5))
    mean = judged(Range.point((0.0 + 0.4 + 0.5) / 6))
    assert ranged.probability == pytest.approx(mean.probability, abs=1e-12)
    ends = judged(Range.point(0.5)).probability, judged(Range.point(0.0)).probability
    assert ends[0] <= ranged.low < ranged.high <= ends[1]
    assert ranged.bound_low <= ends[0] <= ends[1] <= ranged.bound_high


def test_a_source_without_numbers_may_still_deceive():
    """Taken at its word when honest, at the opposite when not: 0.9 p + 0.1 (1 - p)."""
    agent = Source(text="An agent.", deceives=Range.point(0.1))
    verdict = weigh(
        case({"a": 0.5, "b": 0.5}, {"e": item({"a": 0.8, "b": 0.2}, origin="agent")}, sources={"agent": agent})
    )
    assert verdict.posterior["a"].probability == pytest.approx(0.9 * 0.8 + 0.1 * 0.2)


def test_every_link_of_a_chain_may_deceive():
    """Two links that each turn the report round hand on what was so."""
    first = Source(text="First.", deceives=Range.point(1.0))
    second = Source(text="Second.", deceives=Range.point(1.0), heard_from="first")
    evidence = {"e": item({"a": 0.8, "b": 0.2}, origin="second"), "f": item({"a": 0.6, "b": 0.5}, origin="second")}
    verdict = weigh(case({"a": 0.5, "b": 0.5}, evidence, sources={"first": first, "second": second}))
    assert verdict.posterior["a"].probability == pytest.approx(0.48 / 0.58)
