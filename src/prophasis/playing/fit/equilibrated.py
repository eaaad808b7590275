"""Equilibrated: four ways to estimate a game whose outcome needs an equilibrium -> estimates and expectations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from prophasis.errors import GameError
from prophasis.playing.draws import Array
from prophasis.playing.fit.crisis import Crisis
from prophasis.playing.fit.maximise import SAME, Objective, Peak, Progress, climb, maximise, penalised
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
MOST = 3  # searches that follow expectations or equilibria; each is as long as all those with guesses given


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
    random = np.random.default_rng([seed, model.size, 2])
    few = min(starts, MOST)
    if estimator == "naive":
        return _naive(model, _about(first.theta, scales, few, random), penalty, scales)
    nested = _nested_from(
        model, [guess, model.shares(), *_guesses(model, few - 2, random)][:few], first, penalty, scales
    )
    if estimator == "constrained":
        tries = [nested.peak.theta, first.theta, *_about(nested.peak.theta, scales, few - 1, random)[1:]]
        return _constrained(model, tries[:few], penalty, scales)
    peak = replace(nested.peak, se=_sandwich(model, nested.peak.theta, nested.expected[0], penalty))
    how = f"nested pseudo-likelihood, {nested.turns} steps, expectations still to {nested.still:.0e}"
    notes = () if nested.still <= STILL else (f"Expectations still moved by {nested.still:.1g} at the end.",)
    value = model.pseudo(peak.theta, *nested.expected)[0]
    return Found(peak, model.by_row(peak.theta, *nested.expected), value, how, notes)


def _guesses(model: Crisis, count: int, random: np.random.Generator) -> list[tuple[Array, Array]]:
    """First guesses, the same for every row, from anywhere."""
    rows = len(model.counts)
    return [(np.full(rows, one), np.full(rows, other)) for one, other in random.uniform(0.1, 0.9, (max(count, 0), 2))]


def _about(theta: Array, scales: Array, count: int, random: np.random.Generator) -> list[Array]:
    """``theta``, and places about it."""
    return [theta, *(theta + 0.3 * random.standard_normal(len(theta)) / scales for _ in range(count - 1))]


def _each(starts: list[Array], search: Callable[[Array], Peak]) -> list[Peak]:
    """A search from each start; those that lead nowhere are left out as long as one leads somewhere."""
    found: list[Peak] = []
    for number, start in enumerate(starts):
        try:
            found.append(search(start))
        except GameError:
            if number == len(starts) - 1 and not found:
                raise
    return found


def best_of(peaks: list[Peak]) -> Peak:
    """The highest of several searches, with how many of them ended there."""
    top = max(peaks, key=lambda peak: peak.objective)
    ends = [peak.objective for peak in peaks]
    others = {round(end, 2) for end in ends if top.objective - end >= SAME}
    agree = sum(top.objective - end < SAME for end in ends)
    return replace(top, starts=len(peaks), agree=agree, others=tuple(sorted(others, reverse=True)))


def _given(
    model: Crisis,
    expected: tuple[Array, Array],
    tries: list[Array],
    penalty: float,
    scales: Array,
    progress: Progress | None = None,
) -> Peak:
    return maximise(_pseudo(model, expected, penalty), tries, scales, progress=progress)


@dataclass(frozen=True)
class Nested:
    """Where nested pseudo-likelihood came to rest: the maximum, its (resistance, firmness), steps and last change."""

    peak: Peak
    expected: tuple[Array, Array]
    turns: int
    still: float


def _nested_from(
    model: Crisis, guesses: list[tuple[Array, Array]], first: Peak, penalty: float, scales: Array
) -> Nested:
    """The best of the searches from several first guesses."""
    found = [_nested(model, guess, first, penalty, scales) for guess in guesses]
    rested = [one for one in found if one.still <= STILL] or found
    best = max(rested, key=lambda one: one.peak.objective)
    return replace(best, peak=best_of([one.peak for one in rested]))


def _nested(model: Crisis, guess: tuple[Array, Array], first: Peak, penalty: float, scales: Array) -> Nested:
    """Estimate, let expectations follow, estimate again until they rest."""
    expected, still, turn = guess, np.inf, 0
    theta = climb(_pseudo(model, expected, penalty), first.theta, scales)
    while still > STILL and turn < TURNS:
        turn += 1
        answer = model.answers(theta, *expected)
        still = max(float(np.abs(new - old).max()) for new, old in zip(answer, expected, strict=True))
        expected = answer
        theta = climb(_pseudo(model, expected, penalty), theta, scales)
    return Nested(_given(model, expected, [theta], penalty, scales), expected, turn, still)


def _pseudo(model: Crisis, expected: tuple[Array, Array], penalty: float) -> Objective:
    return penalised(lambda theta: model.pseudo(theta, *expected), penalty)


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


def _constrained(model: Crisis, tries: list[Array], penalty: float, scales: Array) -> Found:
    """The best of the searches that follow, in each row, the equilibrium which its counts like best."""
    peak = best_of(_each(tries, lambda start: _chosen(model, start, penalty, scales)))
    theta = peak.theta
    likeliest = model.likeliest(theta)
    final = model.settle(theta, likeliest)
    final = likeliest if final is None else final
    several = sum(len(found) > 1 for found in equilibria(model.worths(theta)))
    notes = (f"{several} of {len(final)} rows have more than one equilibrium at these estimates.",) if several else ()
    how = "constrained likelihood over estimates and equilibria, begun at npl, at pl and about them"
    return Found(peak, model.by_row(theta, final, None), model.full(theta, final)[0], how, notes)


def _chosen(model: Crisis, theta: Array, penalty: float, scales: Array) -> Peak:
    """Maximise along the chosen equilibria, choose again, until nothing is gained."""
    peak: Peak | None = None
    for _ in range(ROUNDS):
        chosen = model.likeliest(theta)
        branch = model.settle(theta, chosen)
        found = maximise(_along(model, chosen if branch is None else branch, penalty), [theta], scales)
        if peak is not None and found.objective < peak.objective + 1e-6:
            break
        peak, theta = found, found.theta
    assert peak is not None
    return peak


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


def _naive(model: Crisis, tries: list[Array], penalty: float, scales: Array) -> Found:
    """Likelihood with the equilibrium that one search from even odds happens to reach."""
    even = np.full(len(model.counts), 0.5)

    def objective(theta: Array) -> tuple[float, Array]:
        chance = model.settle(theta, even)
        if chance is None:
            return -np.inf, np.zeros_like(theta)
        return model.full(theta, chance)

    peak = best_of(_each(tries, lambda start: maximise(penalised(objective, penalty), [start], scales)))
    chance = model.settle(peak.theta, even)
    assert chance is not None
    how = "likelihood in the equilibrium nearest to even odds, begun at pl and about it"
    return Found(peak, model.by_row(peak.theta, chance, None), model.full(peak.theta, chance)[0], how)


__all__ = ["ERRORS", "ESTIMATORS", "Estimator", "Found", "estimate"]
