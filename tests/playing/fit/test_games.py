"""The ultimatum and the signalling game: exact gradients, equilibria, published figures."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from prophasis.errors import GameError
from prophasis.playing.fit import fit_signalling, fit_ultimatum
from prophasis.playing.fit.crisis import Crisis
from prophasis.playing.fit.design import Index
from prophasis.playing.fit.signal import _both, bare, challenge, equilibria, gap, plain
from prophasis.playing.fit.ultimatum import Bargain

SANCTIONS = {
    ("sq", 1): ["sqrt(senderecondep)", "senderdemocracy", "contig", "ally"],
    ("cd", 1): ["1", "anticipatedsendercosts"],
    ("cd", 2): ["1", "sqrt(targetecondep)", "anticipatedtargetcosts", "contig", "ally"],
    ("sf", 1): ["1", "sqrt(senderecondep)", "senderdemocracy", "lncaprat"],
    ("sf", 2): ["1", "targetdemocracy", "lncaprat"],
    ("bd", 1): ["1", "senderdemocracy"],
}
COUNTS = ["sq", "cd", "sf", "bd"]


def slopes(function, theta):
    found = []
    for place in range(len(theta)):
        step = np.zeros(len(theta))
        step[place] = 1e-6
        found.append((function(theta + step) - function(theta - step)) / 2e-6)
    return np.array(found)


def crisis(seed=3, rows=30):
    random = np.random.default_rng(seed)
    indices = tuple(Index(("1",), np.ones((rows, 1))) for _ in range(7))
    x = random.normal(size=(rows, 1))
    indices = (Index(("x",), x), *indices[1:6], Index((), np.zeros((rows, 0))))
    return Crisis(random.integers(1, 9, size=(rows, 4)).astype(float), indices)


THETA = np.array([0.2, 0.8, -0.6, -1.0, -0.3, -1.3])


def test_both_normal_chances_are_exact():
    """Phi2 with correlation 1/sqrt 2 equals the library's, in the tails too."""
    points = np.random.default_rng(2).normal(size=(20, 2)) * 2
    law = multivariate_normal(mean=[0, 0], cov=[[1, 2**-0.5], [2**-0.5, 1]])
    found = _both(bare(points[:, 0]), bare(points[:, 1])).value
    assert found == pytest.approx(law.cdf(points), abs=1e-6)
    assert _both(bare(np.array([9.0])), bare(np.array([9.0]))).value[0] == pytest.approx(1.0, abs=1e-12)


def test_the_three_answers_to_a_crisis_sum_to_one():
    """No challenge, a challenge kept up and one dropped are all there is."""
    values = np.random.default_rng(1).normal(size=(50, 7))
    play = challenge(plain(values), bare(np.full(50, 0.4)))
    total = np.exp(play.none.value) + np.exp(play.firm.value) + np.exp(play.back.value)
    assert total == pytest.approx(np.ones(50), abs=1e-12)


def test_every_equilibrium_answers_itself():
    """All that the search finds are fixed points; each row has one at least and an odd number."""
    values = np.random.default_rng(4).normal(size=(60, 7)) * 2
    for row, roots in enumerate(equilibria(values)):
        assert len(roots) % 2 == 1
        for root in roots:
            assert gap(plain(values[[row]]), bare(np.array([root]))).value[0] == pytest.approx(0.0, abs=2e-9)


def test_signalling_gradients_are_exact():
    """With expectations given, and along an equilibrium that moves with the estimates."""
    model = crisis()
    resist, firm = np.full(30, 0.6), np.full(30, 0.5)
    assert model.pseudo(THETA, resist, firm)[1] == pytest.approx(
        slopes(lambda t: model.pseudo(t, resist, firm)[0], THETA), rel=1e-5, abs=1e-4
    )
    start = model.settle(THETA, resist)
    assert start is not None

    def value(theta):
        return model.full(theta, model.settle(theta, start))[0]

    assert model.full(THETA, start)[1] == pytest.approx(slopes(value, THETA), rel=1e-5, abs=1e-4)


def test_ultimatum_gradient_is_exact():
    """Offers at both ends and between, both replies."""
    random = np.random.default_rng(8)
    index = Index(("1", "x"), np.column_stack((np.ones(40), random.normal(size=40))))
    offer = np.clip(random.normal(size=40) * 3 + 4, 0, 10)
    model = Bargain(offer, random.random(40) < 0.5, 10.0, index, index)
    theta = np.array([1.0, 0.5, 3.0, -0.4, 0.6, 0.2])
    found = model.log_likelihood(theta)[1]
    assert found == pytest.approx(slopes(lambda t: model.log_likelihood(t)[0], theta), rel=1e-5, abs=1e-4)


def test_the_density_of_offers_integrates_to_one():
    """Masses at 0 and at the prize and the density between sum to 1."""
    grid = np.concatenate(([0.0], np.linspace(1e-9, 10 - 1e-9, 20001), [10.0]))
    one = Index(("1",), np.ones((len(grid), 1)))
    model = Bargain(grid, np.ones(len(grid), dtype=bool), 10.0, one, one)
    density = np.exp(model.terms(np.array([2.0, 4.0, 0.3, 0.1]))[0].value)
    assert density[0] + density[-1] + np.trapezoid(density[1:-1], grid[1:-1]) == pytest.approx(1.0, abs=1e-5)


def test_ultimatum_as_printed(data, printed):
    """1,500 offers and replies: 16 estimates and standard errors."""
    rows, log_likelihood = printed["ultimatum"]
    terms = {("refuse", 1): "1 x1 x2 x3 x4 w1 w2".split(), ("refuse", 2): "1 z1 z2 z3 z4 w1 w2".split()}
    fit = fit_ultimatum(data("data_ult.csv"), offer="offer", accept="accept", most=15, utilities=terms, starts=4)
    assert fit.log_likelihood == pytest.approx(log_likelihood, abs=1e-4)
    for one, (estimate, se) in zip(fit.estimates, rows, strict=True):
        assert one.estimate == pytest.approx(estimate, abs=1e-3)
        assert one.se == pytest.approx(se, abs=1e-3)


@pytest.mark.parametrize(("estimator", "log_likelihood"), [("npl", -3932.4474), ("constrained", -3927.9095)])
def test_sanctions_as_published(data, estimator, log_likelihood):
    """Nested pseudo-likelihood and constrained likelihood of 49,704 dyad-months (Crisman-Cox & Gibilisco 2021)."""
    fit = fit_signalling(
        data("sanctions.csv"),
        outcome=COUNTS,
        utilities=SANCTIONS,
        estimator=estimator,
        first=("PRhat", "PFhat"),
        starts=2,
    )
    assert fit.log_likelihood == pytest.approx(log_likelihood, abs=1e-4)
    assert len(fit.estimates) == 20
    assert all(one.se is not None and one.se > 0 for one in fit.estimates)


def test_nested_estimates_do_not_hang_on_the_first_guesses(data):
    """Begun from the shares in all the data, nested pseudo-likelihood ends at the same place."""
    fit = fit_signalling(data("sanctions.csv"), outcome=COUNTS, utilities=SANCTIONS, estimator="npl", starts=1)
    assert fit.log_likelihood == pytest.approx(-3932.4474, abs=1e-3)


def planted(table):
    random = np.random.default_rng(21)
    x = random.normal(size=150)
    model = Crisis(
        np.ones((150, 4)),
        (
            Index(("x",), x[:, None]),
            *(Index(("1",), np.ones((150, 1))) for _ in range(5)),
            Index((), np.zeros((150, 0))),
        ),
    )
    resist = model.settle(THETA, np.full(150, 0.5))
    chances = np.exp(model.by_row(THETA, resist, None))
    counts = np.array([random.multinomial(300, row / row.sum()) for row in chances])
    return table({**{name: counts[:, place] for place, name in enumerate(COUNTS)}, "x": x})


@pytest.mark.parametrize("estimator", ["npl", "constrained", "naive"])
def test_a_planted_crisis_comes_back(table, estimator):
    """Counts made by known worths: every estimate within four standard errors."""
    keys = [("sq", 1), ("cd", 1), ("cd", 2), ("sf", 1), ("sf", 2), ("bd", 1)]
    terms = {key: ["x"] if key == ("sq", 1) else ["1"] for key in keys}
    fit = fit_signalling(planted(table), outcome=COUNTS, utilities=terms, estimator=estimator, starts=2)
    for one, truth in zip(fit.estimates, THETA, strict=True):
        assert abs(one.estimate - truth) < 4 * one.se, one.term


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"estimator": "magic"}, "P034"),
        ({"utilities": {("sf", 3): ["1"]}}, "P034"),
        ({"outcome": ["sq", "cd"]}, "P035"),
        ({"outcome": ["sq", "cd", "sf", "x"]}, "P035"),
        ({"first": ("x", "x")}, "P035"),
        ({"utilities": {}}, "P034"),
    ],
)
def test_a_crisis_that_cannot_be_fitted_is_named(table, change, code):
    """One line with the table and what to do."""
    data = table(
        {"sq": [5, 6, 7, 5], "cd": [1, 2, 1, 1], "sf": [1, 1, 0, 2], "bd": [1, 0, 1, 1], "x": [0.5, 1.5, 2, -1]}
    )
    asked = {"outcome": COUNTS, "utilities": {("sf", 1): ["1"]}, **change}
    with pytest.raises(GameError) as caught:
        fit_signalling(data, **asked)
    assert caught.value.code == code


def test_an_offer_above_the_prize_is_refused(table):
    """P035 names the column."""
    data = table({"offer": [1, 2, 9], "yes": [0, 1, 1]})
    with pytest.raises(GameError, match="offer") as caught:
        fit_ultimatum(data, offer="offer", accept="yes", most=5, utilities={("refuse", 1): ["1"], ("refuse", 2): ["1"]})
    assert caught.value.code == "P035"
