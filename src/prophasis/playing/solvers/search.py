"""Search: the logit equilibria of a game at its best values, as many as are found from random starts.

Two ways, as either misses some: answers to answers from random log-odds, which find the equilibria that play is drawn
to; Newton's method from random log-odds and from between those found, which also finds the ones it is driven away
from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.solvers.paths import jacobian, newton
from prophasis.playing.solvers.sweep import Play, Sweep
from prophasis.playing.solvers.tree import GOOD_ENOUGH, MOST_TRACED, Progress, residual_of, settle
from prophasis.playing.tree import Tree

STARTS = 24
APART = 1e-4  # equilibria closer than this in every probability are one
STEEPEST = 50.0  # log-odds that a start may have
NEWTON_STARTS = 16
NEWTON_STEPS = 60
MOST_PAIRS = 40


@dataclass(frozen=True)
class Found:
    """One equilibrium: its probabilities (K,), log-odds (K,), residual, how many starts ended in it, and whether play
    that is a little off comes back to it (None where the game is too large to say)."""

    policy: Array
    odds: Array
    residual: float
    starts: int
    stable: bool | None


def equilibria(tree: Tree, principal: Array, rationality: float, *, seed: int, starts: int = STARTS) -> list[Array]:
    """The equilibria that play is drawn to, as (K,) probabilities, ``principal`` (K,) first; a lower bound.

    Args:
        tree: a tree of one draw.
    """
    found = [principal]
    if not len(tree.group):
        return found
    for other in _settled(Sweep(tree), rationality, _random(Sweep(tree), rationality, seed, starts)):
        policy = np.exp(Sweep(tree).log_policy(other[:, None]))[:, 0]
        if all(np.abs(policy - known).max() > APART for known in found):
            found.append(policy)
    return found


def search(
    play: Play,
    rationality: float,
    *,
    seed: int,
    starts: int,
    principal: Array | None = None,
    progress: Progress | None = None,
) -> tuple[list[Found], int]:
    """Every equilibrium found, ``principal`` (K,) log-odds first, then those most starts end in; and the starts lost.

    Args:
        play: a game of one draw.
        starts: random log-odds that answers start from; a part of them are tried by Newton's method as well.
    """
    tell = progress or (lambda what, done, total: None)
    pool = _Pool(play, rationality)
    if principal is not None:
        pool.add(principal, 0)
    random = _random(play, rationality, seed, starts)
    tell("starts", 0, starts)
    settled = _settled(play, rationality, random)
    for odds in settled:
        pool.add(odds, 1)
    lost = starts - len(settled)
    if 0 < play.choices.entries <= MOST_TRACED:
        guesses = list(random.T[:NEWTON_STARTS]) + list(pool.between())
        for number, guess in enumerate(guesses):
            tell("Newton", number, len(guesses))
            close = newton(play, play.choices.centred(guess[:, None])[:, 0], rationality, NEWTON_STEPS)
            if close is not None:
                pool.add(close, 0)
    rest = pool.found[1:] if principal is not None else pool.found
    ordered = [*pool.found[: len(pool.found) - len(rest)], *sorted(rest, key=lambda one: -one.starts)]
    return [replace(one, stable=_stable(play, one.odds, rationality)) for one in ordered], lost


class _Pool:
    """The equilibria found so far, no two of them alike."""

    def __init__(self, play: Play, rationality: float) -> None:
        self.play, self.rationality = play, rationality
        self.found: list[Found] = []

    def add(self, odds: Array, starts: int) -> None:
        column = odds[:, None]
        residual = float(residual_of(self.play, column, np.array([self.rationality]))[0])
        if residual > GOOD_ENOUGH:
            return
        policy = np.exp(self.play.choices.log_policy(column))[:, 0]
        for number, other in enumerate(self.found):
            if np.abs(policy - other.policy).max(initial=0.0) <= APART:
                better = other if other.residual <= residual else replace(other, policy=policy, odds=odds)
                least = min(other.residual, residual)
                self.found[number] = replace(better, residual=least, starts=other.starts + starts)
                return
        self.found.append(Found(policy, self.play.choices.centred(column)[:, 0], residual, starts, None))

    def between(self) -> Iterable[Array]:
        """Log-odds between pairs of equilibria, where those that play is driven away from are likely to lie."""
        pairs = [(one, other) for row, one in enumerate(self.found) for other in self.found[:row]]
        for one, other in pairs[:MOST_PAIRS]:
            for share in (0.25, 0.5, 0.75):
                yield share * one.odds + (1 - share) * other.odds


def _random(play: Play, rationality: float, seed: int, starts: int) -> Array:
    """(K, starts) random log-odds, the first of them even."""
    entries = play.choices.entries
    random = np.random.default_rng([seed, entries])
    height = min(2.0 * rationality * max(play.spread, 1e-9), STEEPEST)
    odds = random.uniform(-1, 1, (entries, starts)) * height
    odds[:, :1] = 0.0
    return play.choices.centred(odds)


def _settled(play: Play, rationality: float, odds: Array) -> list[Array]:
    lam = np.full(odds.shape[1], rationality)
    found = settle(play, odds, lam)
    good = residual_of(play, found, lam) <= GOOD_ENOUGH
    return list(found[:, good].T)


def _stable(play: Play, odds: Array, rationality: float) -> bool | None:
    """Whether play that adjusts towards its answers comes back to an equilibrium that it is a little off."""
    if not 0 < len(odds) <= MOST_TRACED:
        return None
    _, derivative = jacobian(play, odds, rationality)
    answers = np.eye(len(odds)) - derivative[:, :-1]
    return bool(np.linalg.eigvals(answers).real.max() < 1.0)


__all__ = ["STARTS", "Found", "equilibria", "search"]
