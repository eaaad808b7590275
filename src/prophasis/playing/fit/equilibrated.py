"""Equilibrated: four ways to estimate a game whose outcome needs an equilibrium -> estimates and expectations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.fit.crisis import Crisis
from prophasis.playing.fit.maximise import Objective, Peak, Progress, maximise, penalised
from prophasis.playing.fit.signal import equilibria
from prophasis.playing.fit.summary import random_starts

Estimator = Literal["pl", "npl", "constrained", "naive"]
ESTIMATORS = ("pl", "npl", "constrained", "naive")
ERRORS: Mapping[str, str] = {
    "pl": "the inverse curvature, with the first guesses taken as known: too small",
    "npl": "the sandwich of Aguirregabiria & Mira (2007), expectations moving with the estimates",
    "constrained": "the inverse curvature of the likelihood along the chosen equilibria",
    "naive": "the inverse curvature of the likelihood along the equilibria that the solver picked",
}
TURNS = 1000  # steps of npl
STILL = 1e-7  # largest change of an expectation at which npl stops
ROUNDS = 20


@dataclass(frozen=True)
class Found:
    """The maximum, each row's log-probabilities (n, 4), the plain log-likelihood, and remarks."""

    peak: Peak
    outcomes: Array
    log_likelihood: float
    how: str
    notes: tuple[str, ...] = ()


def estimate(
    model: Crisis,
    guess: tuple[Array, Array],
    estimator: Estimator,
    *,
    penalty: float,
    scales: Array,
    starts: int,
    seed: int,
    progress: Progress | None = None,
) -> Found:
    """Run one estimator from first guesses of (resistance, firmness), each (n,)."""
    tries = [np.zeros(model.size), *random_starts(model.size, scales, starts - 1, seed)]
    first = _given(model, guess, tries, penalty, scales, progress)
    if estimator == "pl":
        outcomes = model.by_row(first.theta, *guess)
        how = "pseudo-likelihood given first guesses of what each side expects"
        return Found(first, outcomes, model.pseudo(first.theta, *guess)[0], how)
    if estimator == "naive":
        return _naive(model, first, penalty, scales)
    nested, expected, turns, still = _nested(model, guess, first, penalty, scales)
    if estimator == "npl":
        value = model.pseudo(nested.theta, *expected)[0]
        peak = replace(nested, se=_sandwich(model, nested.theta, expected[0], penalty))
        how = f"nested pseudo-likelihood, {turns} steps, expectations still to {still:.0e}"
        notes = () if still <= STILL else (f"Expectations still moved by {still:.1g} when the search stopped.",)
        return Found(peak, model.by_row(nested.theta, *expected), value, how, notes)
    return _constrained(model, nested, penalty, scales)


def _given(
    model: Crisis,
    expected: tuple[Array, Array],
    tries: list[Array],
    penalty: float,
    scales: Array,
    progress: Progress | None = None,
) -> Peak:
    objective = penalised(lambda theta: model.pseudo(theta, *expected), penalty)
    return maximise(objective, tries, scales, progress=progress)


def _nested(
    model: Crisis, guess: tuple[Array, Array], first: Peak, penalty: float, scales: Array
) -> tuple[Peak, tuple[Array, Array], int, float]:
    """Estimate, let expectations follow, estimate again: (maximum, expectations, steps, last change)."""
    expected, peak, still = guess, first, np.inf
    for turn in range(1, TURNS + 1):
        answer = model.answers(peak.theta, *expected)
        still = max(float(np.abs(new - old).max()) for new, old in zip(answer, expected, strict=True))
        expected = answer
        again = _given(model, expected, [peak.theta], penalty, scales)
        peak = replace(again, starts=first.starts, agree=first.agree, others=first.others)
        if still <= STILL:
            return peak, expected, turn, still
    return peak, expected, TURNS, still


def _sandwich(model: Crisis, theta: Array, resist: Array, penalty: float) -> Array:
    """Standard errors of npl: scores by row, and their change when expectations move with the estimates."""

    def score(at: Array) -> Array:
        chance = model.settle(at, resist)
        if chance is None:
            return np.full(model.size, np.nan)
        firm = model.firmness(at, chance)
        return penalised(lambda t: model.pseudo(t, chance, firm), penalty)(at)[1]

    rows = model.scores(theta, resist, model.firmness(theta, resist))
    bread = np.empty((model.size, model.size))
    for place in range(model.size):
        step = np.zeros(model.size)
        step[place] = 1e-5 * max(1.0, abs(float(theta[place])))
        bread[place] = (score(theta + step) - score(theta - step)) / (2 * step[place])
    if not np.isfinite(bread).all() or np.linalg.cond(bread) > 1e12:
        return np.full(model.size, np.nan)
    half = np.linalg.inv(bread.T)
    return np.asarray(np.sqrt(np.diag(half @ (rows.T @ rows) @ half.T)))


def _constrained(model: Crisis, nested: Peak, penalty: float, scales: Array) -> Found:
    """Maximise along the equilibrium that each row's counts like best; choose again until nothing is gained."""
    theta, best = nested.theta, -np.inf
    peak = nested
    for _ in range(ROUNDS):
        chosen = model.likeliest(theta)
        branch = model.settle(theta, chosen)
        if branch is None:
            branch = chosen
        peak = maximise(_along(model, branch, penalty), [theta], scales)
        theta = peak.theta
        if peak.objective < best + 1e-6:
            break
        best = peak.objective
    final = model.settle(theta, model.likeliest(theta))
    final = model.likeliest(theta) if final is None else final
    several = sum(len(found) > 1 for found in equilibria(model.worths(theta)))
    notes = (f"{several} of {len(final)} rows have more than one equilibrium at these estimates.",) if several else ()
    how = "constrained likelihood over estimates and equilibria, begun at npl"
    peak = replace(peak, starts=nested.starts, agree=nested.agree, others=nested.others)
    return Found(peak, model.by_row(theta, final, None), model.full(theta, final)[0], how, notes)


def _along(model: Crisis, branch: Array, penalty: float) -> Objective:
    """The likelihood as equilibria move with the estimates; -inf where one of them vanishes."""
    held = [branch]

    def objective(theta: Array) -> tuple[float, Array]:
        chance = model.settle(theta, held[0])
        if chance is None:
            return -np.inf, np.zeros_like(theta)
        held[0] = chance
        return model.full(theta, chance)

    return penalised(objective, penalty)


def _naive(model: Crisis, first: Peak, penalty: float, scales: Array) -> Found:
    """Likelihood with the equilibrium that one search from even odds happens to reach."""
    even = np.full(len(model.counts), 0.5)

    def objective(theta: Array) -> tuple[float, Array]:
        chance = model.settle(theta, even)
        if chance is None:
            return -np.inf, np.zeros_like(theta)
        return model.full(theta, chance)

    peak = maximise(penalised(objective, penalty), [first.theta], scales)
    chance = model.settle(peak.theta, even)
    assert chance is not None
    peak = replace(peak, starts=first.starts, agree=first.agree, others=first.others)
    how = "likelihood in the equilibrium nearest to even odds, begun at pl"
    return Found(peak, model.by_row(peak.theta, chance, None), model.full(peak.theta, chance)[0], how)


__all__ = ["ERRORS", "ESTIMATORS", "Estimator", "Found", "estimate"]
