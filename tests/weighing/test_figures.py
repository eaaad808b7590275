"""Published and hand-checked figures come out exactly."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from weighing_cases import CAB, case, item, row

from prophasis.case import Impossible, Range, Source
from prophasis.weighing import weigh
from prophasis.weighing.arrays import depend
from prophasis.weighing.arrays.bounds import posterior_bounds
from prophasis.weighing.arrays.update import decibels, pool


def probabilities(made) -> dict[str, float]:
    return {name: found.probability for name, found in weigh(made).posterior.items()}


def test_the_cab_was_blue_with_12_in_29():
    """Tversky & Kahneman 1982: 15 % blue cabs, a witness right 80 % of the time; points have no spread."""
    blue = weigh(CAB).posterior["blue"]
    assert blue.probability == pytest.approx(12 / 29, abs=1e-15)
    assert blue.low == blue.high == blue.median == blue.probability
    assert round(blue.probability, 6) == 0.413793


def test_mammography():
    """Eddy 1982, Gigerenzer: 1 % prevalence, 80 % sensitivity, 9.6 % false positives."""
    made = case({"ill": 0.01, "well": 0.99}, {"positive": item({"ill": 0.8, "well": 0.096})})
    assert probabilities(made)["ill"] == pytest.approx(0.077640, abs=5e-7)


def test_monty_hall_says_switch():
    """The host opens door 3: never if the prize is there, always if it is behind 2, half the time if behind 1."""
    made = case(
        {"one": None, "two": None, "three": None},
        {"opens_3": item({"one": 0.5, "two": 1.0, "three": Impossible(reason="he never shows the prize")})},
    )
    assert probabilities(made)["two"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("match", "expected"), [(1 / 200e6, 0.982318), (1 / 20e6, 0.847458), (1 / 2e6, 0.357143)], ids=["200M", "20M", "2M"]
)
def test_r_v_adams(match, expected):
    """R v Adams 1996: odds 1 to 200,000, DNA match, victim's failure to identify 1/9, alibi 1/2."""
    made = case(
        {"guilty": 1 / 200_001, "not": 200_000 / 200_001},
        {
            "dna": item({"guilty": 1.0, "not": match}),
            "not_identified": item({"guilty": 0.1, "not": 0.9}),
            "alibi": item({"guilty": 0.25, "not": 0.5}),
        },
    )
    assert probabilities(made)["guilty"] == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(("odds", "expected"), [(30, 6 / 7), (2.5, 1 / 3)])
def test_the_choice_of_hypothesis_decides(odds, expected):
    """Fenton et al. 2014 on Sally Clark: likelihood ratio 5 against, odds 30:1 or 5:2 give 6/7 and 1/3."""
    made = case(
        {"innocent": odds / (odds + 1), "guilty": 1 / (odds + 1)}, {"signs": item({"innocent": 0.1, "guilty": 0.5})}
    )
    assert probabilities(made)["innocent"] == pytest.approx(expected)


def test_heuers_iraq_matrix():
    """Inconsistencies 3, 0 and 2; with .8 and .2 the shares .014493, .927536 and .057971."""
    rows = {}
    for n, marks in enumerate(["+++", "++-", "++-", "-++", "-++", "-++"]):
        rows[f"e{n}"] = item(
            ratings=(row({f"h{k + 1}": "C" if m == "+" else "I" for k, m in enumerate(marks)}, scale="rating"),)
        )
    verdict = weigh(case({"h1": None, "h2": None, "h3": None}, rows, settings={"ach_preset": "two-point"}))
    assert {one.hypothesis: one.inconsistency for one in verdict.ach} == {"h1": 3.0, "h2": 0.0, "h3": 2.0}
    assert [one.hypothesis for one in verdict.ach] == ["h2", "h3", "h1"]
    found = [verdict.posterior[h].probability for h in ("h1", "h2", "h3")]
    assert found == pytest.approx([0.014493, 0.927536, 0.057971], abs=5e-7)


def test_jaynes_widgets_and_the_third_machine():
    """Jaynes ch. 4: 1/3 or 1/6 bad; a third machine with 99/100 bad at one in a million leads from 11 bad in a row."""
    bad = {"a": 1 / 3, "b": 1 / 6, "c": 99 / 100}
    assert decibels(np.log(bad["a"] / bad["b"])) == pytest.approx(3.0103, abs=5e-5)
    assert decibels(np.log((2 / 3) / (5 / 6))) == pytest.approx(-0.9691, abs=5e-5)
    priors = {"a": (1 - 1e-6) / 11, "b": (1 - 1e-6) * 10 / 11, "c": 1e-6}
    for count, expected in ((0, -10.0), (5, 5.016), (10, 2.239), (16, -26.055)):
        p = _after(priors, bad, count)
        assert decibels(np.log(p["a"] / (1 - p["a"]))) == pytest.approx(expected, abs=5e-4)
    assert max(_after(priors, bad, 10), key=_after(priors, bad, 10).get) == "a"
    assert max(_after(priors, bad, 11), key=_after(priors, bad, 11).get) == "c"


def _after(priors, bad, count):
    rows = {f"bad_{n}": item(bad) for n in range(count)}
    return probabilities(case(priors, rows)) if rows else priors


@pytest.mark.parametrize(
    ("straw", "gun", "expected"),
    [(True, False, 0.736842), (False, False, 0.148936), (True, True, 1.0), (False, True, 1.0)],
)
def test_process_tracing_clues(straw, gun, expected):
    """DeclareDesign: prior .5, a straw in the wind .8/.2, a smoking gun .3/0; a gun decides, whatever the straw."""
    never = Impossible(reason="nobody else holds this gun")
    rows = {
        "straw": item({"h": 0.8, "not": 0.2} if straw else {"h": 0.2, "not": 0.8}),
        "gun": item({"h": 0.3, "not": never} if gun else {"h": 0.7, "not": 1.0}),
    }
    assert probabilities(case({"h": 0.5, "not": 0.5}, rows))["h"] == pytest.approx(expected, abs=5e-7)


def test_correlated_items():
    """Two items .8/.2: joint ratio 16, 6 and 4 at correlation 0, .5 and 1; Frechet limits from 3 upwards."""
    p, q = np.array([0.8, 0.2]), np.array([0.8, 0.2])
    for r, expected in ((0.0, 16.0), (0.5, 6.0), (1.0, 4.0)):
        joint = depend.both(p, q, r)
        assert joint[0] / joint[1] == pytest.approx(expected)
    low, high = depend.frechet(p, q)
    assert low[0] / high[1] == pytest.approx(3.0)
    assert low[1] == 0.0


@pytest.mark.parametrize(("n", "ratio"), [(1, 4.0), (3, 2.0328), (5, 1.4869), (20, 1.0117)])
def test_an_advocate_who_looked_in_many_places(n, ratio):
    """.8/.2 found after looking in 1, 3, 5, 20 places: 4, 2.0328, 1.4869, 1.0117."""
    found = depend.found_in(np.array([0.8, 0.2]), n)
    assert found[0] / found[1] == pytest.approx(ratio, abs=5e-5)


def test_pools():
    """.7, .9 and .6 pool to .733333 linearly and .759510 by the logarithmic rule."""
    given = np.array([[p, 1 - p] for p in (0.7, 0.9, 0.6)])
    assert pool(given, "linear")[0] == pytest.approx(0.733333, abs=5e-7)
    assert pool(given, "logarithmic")[0] == pytest.approx(0.759510, abs=5e-7)


def test_collins_product_is_a_product_of_ratios_and_no_more():
    """People v Collins: the multiplied ratios are 1 in 12,000,000; 1 in 10 each way, a third, a quarter, and so on."""
    ratios = [1 / 10, 1 / 4, 1 / 10, 1 / 3, 1 / 10, 1 / 1000]
    rows = {f"trait_{n}": item({"couple": 1.0, "others": ratio}) for n, ratio in enumerate(ratios)}
    found = probabilities(case({"couple": 0.5, "others": 0.5}, rows))
    assert found["couple"] / found["others"] == pytest.approx(12_000_000)


def test_bounds_are_the_extremes_of_all_corners():
    """The closed form equals enumeration of every corner of the likelihood intervals."""
    low, high = np.log([[0.2, 0.1, 0.3], [0.5, 0.05, 0.2]]), np.log([[0.6, 0.4, 0.5], [0.9, 0.3, 0.4]])
    prior = np.log([0.5, 0.3, 0.2])
    least, greatest = posterior_bounds(prior + low.sum(axis=0), prior + high.sum(axis=0))
    corners = []
    for choice in product((0, 1), repeat=6):
        at = np.where(np.array(choice).reshape(2, 3) == 1, high, low)
        scores = np.exp(prior + at.sum(axis=0))
        corners.append(scores / scores.sum())
    assert least == pytest.approx(np.min(corners, axis=0))
    assert greatest == pytest.approx(np.max(corners, axis=0))


def test_twelve_ranged_items_give_the_calibrated_figure():
    """Twelve items .7 +-.29 against .3 +-.29, seven for and five against: .844828 with the likelihoods integrated."""
    rows = {}
    for n in range(12):
        wide = {"h": (0.41, 0.7, 0.99), "not": (0.01, 0.3, 0.59)}
        if n >= 7:
            wide = {"h": (0.01, 0.3, 0.59), "not": (0.41, 0.7, 0.99)}
        rows[f"e{n}"] = item(wide)
    assert probabilities(case({"h": 0.5, "not": 0.5}, rows))["h"] == pytest.approx(0.844828, abs=5e-7)


def test_a_range_is_the_number_it_was_written_as():
    """The mean of a PERT range is (low + 4 best + high) / 6, and that is what the posterior integrates."""
    made = case({"h": 0.5, "not": 0.5}, {"e": item({"h": (0.2, 0.5, 0.9), "not": Range.point(0.4)})})
    p = (0.2 + 2.0 + 0.9) / 6
    assert probabilities(made)["h"] == pytest.approx(p / (p + 0.4))


def test_sally_clarks_square_and_what_it_was_the_square_of():
    """8,543 squared is 72,982,849: the product holds only if the two were independent."""
    rows = {f"death_{n}": item({"one": 1.0, "other": 1 / 8543}) for n in (1, 2)}
    found = probabilities(case({"one": 0.5, "other": 0.5}, rows))
    assert found["one"] / found["other"] == pytest.approx(72_982_849)


def test_a_doubtful_witness_weakens_a_ratio_of_four():
    """Event ratio .8/.2 told by a source with hits .8 and false reports .2: 2.125."""
    source = Source(text="A witness", accuracy=Range.point(0.8), false_report=Range.point(0.2))
    made = case({"a": 0.5, "b": 0.5}, {"e": item({"a": 0.8, "b": 0.2}, origin="s")}, sources={"s": source})
    found = probabilities(made)
    assert found["a"] / found["b"] == pytest.approx(2.125)


def test_twelve_ranged_items_the_frequency_and_the_mean_of_the_spread():
    """Ranges drawn evenly: of the cases with seven items for, .845 are so; the mean of the drawn posteriors is .729."""
    rng = np.random.default_rng(7)
    counts, means = np.zeros(2), []
    for _ in range(10):
        theta = [rng.uniform(low, low + 0.58, (100_000, 12)) for low in (0.41, 0.01)]
        counts += [((rng.random(p.shape) < p).sum(axis=1) == 7).sum() for p in theta]
        for_, against = (np.concatenate([p[:, :7], 1 - p[:, 7:]], axis=1).prod(axis=1) for p in theta)
        means.append(np.mean(for_ / (for_ + against)))
    error = np.sqrt(0.845 * 0.155 / counts.sum())
    assert counts[0] / counts.sum() == pytest.approx(0.844828, abs=3 * error)
    assert np.mean(means) == pytest.approx(0.729, abs=5e-4)
    rows = {f"e{n}": item({"h": (0.41, 0.7, 0.99), "not": (0.01, 0.3, 0.59)}) for n in range(7)}
    rows |= {f"f{n}": item({"h": (0.01, 0.3, 0.59), "not": (0.41, 0.7, 0.99)}) for n in range(5)}
    shown = weigh(case({"h": 0.5, "not": 0.5}, rows)).posterior["h"]
    assert shown.low < 0.729 < shown.high


def test_the_verdict_that_the_method_page_works_by_hand():
    """A witness (.8, .2) tells of a note expected .8 and .2: every figure of `A verdict by hand`."""
    source = Source(text="A witness", accuracy=Range.point(0.8), false_report=Range.point(0.2))
    rows = {"note": item({"a": 0.8, "b": 0.2}, origin="witness")}
    verdict = weigh(case({"a": 0.5, "b": 0.5}, rows, sources={"witness": source}))
    assert verdict.posterior["a"].probability == pytest.approx(0.68)
    assert verdict.contributions[0].decibels["b"] == pytest.approx(3.274, abs=5e-4)
    (test,) = verdict.tests
    assert (test.kind, test.passed_db) == ("straw in the wind", pytest.approx(test.failed_db))
    (sign,) = [s for s in verdict.look_for if s.kind == "confirm"]
    assert sign.bits == pytest.approx(0.18, abs=5e-3)
    assert "so with a chance of 0.80" in sign.why
    assert verdict.deceived[0].probability["a"] == pytest.approx(0.32)
    assert verdict.prior_tie[0].odds_tie == pytest.approx(1 / 2.125)
