"""Ultimatum: offers and replies -> a `Fit` of both sides' reservation values, by maximum likelihood.

Ramsay & Signorino (2009). Player 1 offers y of a prize Q, player 2 accepts or refuses. Refusal is worth R1 + e1 and
R2 + e2, with e logistic of spreads s1 and s2; each knows its own error and not the other's. Player 2 accepts if y is
above R2 + e2. The best offer of player 1 rises as e1 falls: y is the best offer for
e1 = Q - y - R1 - s2 (1 + exp((y - R2)/s2)), which gives offers a density, with mass at the ends 0 and Q.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from prophasis.case import Fit
from prophasis.playing.draws import Array
from prophasis.playing.fit.design import Index, columns_of, index
from prophasis.playing.fit.dual import Dual, variables
from prophasis.playing.fit.maximise import Progress, maximise, penalised
from prophasis.playing.fit.summary import fit_record, random_starts
from prophasis.playing.fit.table import Table
from prophasis.playing.messages import fail

SPREADS = ("log(s1)", "log(s2)")
NAMES = ("refused", "accepted")


@dataclass(frozen=True)
class Bargain:
    """``offer`` (n,) in 0..most, ``accepted`` (n,), and the indices of R1 and R2."""

    offer: Array
    accepted: np.ndarray[tuple[int], np.dtype[np.bool_]]
    most: float
    one: Index
    two: Index

    def terms(self, theta: Array) -> tuple[Dual, Dual, Dual, Dual]:
        """Of each row: log-density of the offer, log-chance of yes and of no, and player 1's error over its spread."""
        cut = self.one.size
        given = [
            self.one.matrix @ theta[:cut],
            self.two.matrix @ theta[cut:-2],
            np.full(len(self.offer), theta[-2]),
            np.full(len(self.offer), theta[-1]),
        ]
        r1, r2, log_s1, log_s2 = variables(np.column_stack(given))
        s1, s2 = log_s1.exp(), log_s2.exp()
        z = (self._known(self.offer, r2) - r2) / s2
        one_plus = z.exp() + 1.0
        error = (self._known(self.most - self.offer, r1) - r1 - s2 * one_plus) / s1
        low, high = (-error).log_logistic(), error.log_logistic()
        inside = low + high - log_s1 + one_plus.through(np.log(one_plus.value), 1.0 / one_plus.value)
        at_least, at_most = self.offer <= 0, self.offer >= self.most
        density = _pick([at_least, at_most, ~(at_least | at_most)], [low, high, inside])
        return density, z.log_logistic(), (-z).log_logistic(), error

    @staticmethod
    def _known(values: Array, like: Dual) -> Dual:
        return Dual(values, np.zeros_like(like.slope))

    def log_likelihood(self, theta: Array) -> tuple[float, Array]:
        """The log-likelihood of offers and replies, and its exact gradient."""
        density, yes, no, _ = self.terms(theta)
        total = density + _pick([self.accepted, ~self.accepted], [yes, no])
        slope = total.slope
        gradient = [self.one.matrix.T @ slope[:, 0], self.two.matrix.T @ slope[:, 1], slope[:, 2:].sum(axis=0)]
        return float(total.value.sum()), np.concatenate(gradient)


def _pick(which: Sequence[np.ndarray[tuple[int], np.dtype[np.bool_]]], parts: Sequence[Dual]) -> Dual:
    """In each row the part whose turn it is."""
    value = np.select(list(which), [part.value for part in parts])
    slope = np.select([rows[:, None] for rows in which], [part.slope for part in parts])
    return Dual(value, slope)


def fit_ultimatum(
    table: Table,
    *,
    offer: str,
    accept: str,
    most: float,
    utilities: Mapping[tuple[str, int], Sequence[str]],
    penalty: float = 0.0,
    starts: int = 10,
    seed: int = 431,
    progress: Progress | None = None,
) -> Fit:
    """Fit the ultimatum model.

    Args:
        offer: the column of offers, from 0 to ``most``.
        accept: the column of replies, 1 for yes.
        most: the prize.
        utilities: ``("refuse", 1)`` and ``("refuse", 2)`` -> terms of R1 and R2.

    Raises:
        GameError: P031-P036.
    """
    extra = set(utilities) - {("refuse", 1), ("refuse", 2)}
    if extra or len(utilities) < 2:
        given = ", ".join(f"{name}.{player}" for name, player in sorted(utilities)) or "nothing"
        what = f"there are utilities of {given}."
        raise fail("P034", what, table.name, "The model has two: refuse.1 and refuse.2, what refusal is worth to each.")
    terms = {term for given in utilities.values() for term in given}
    keep = ~table.missing([*columns_of(table, terms, where="terms"), offer, accept])
    if not keep.any():
        raise fail("P035", "no row has all the columns of the model.", table.name, "Look at the empty cells.")
    offers, replies = table.numbers(offer)[keep], table.numbers(accept)[keep]
    if not most > 0 or offers.min() < 0 or offers.max() > most:
        what = f"offers run from {offers.min():g} to {offers.max():g} and the prize is {most:g}."
        raise fail("P035", what, f"{table.name}, {offer}", "An offer lies between 0 and the prize.")
    if not np.isin(replies, (0.0, 1.0)).all() or replies.min() == replies.max():
        raise fail("P035", "replies are not 0 and 1, both of them.", f"{table.name}, {accept}", "1 is yes, 0 is no.")
    one, two = (index(table, keep, utilities["refuse", player], where=f"utility refuse.{player}") for player in (1, 2))
    if not one.size or not two.size:
        raise fail("P034", "a utility has no terms.", table.name, "Write at least refuse.1=1 and refuse.2=1.")
    model = Bargain(offers, replies > 0.5, most, one, two)
    scales = np.concatenate([*(np.sqrt((part.matrix**2).mean(axis=0)) for part in (one, two)), np.ones(2)])
    first = _first(model)
    tries = [first, *(first + start for start in random_starts(len(first), scales, starts - 1, seed))]
    peak = maximise(penalised(model.log_likelihood, penalty), tries, scales, progress=progress)
    chance = float(np.exp(model.terms(peak.theta)[1].value).mean())
    return fit_record(
        peak,
        model="ultimatum: player 1 offers, player 2 accepts or refuses; logistic private information of each",
        table=table,
        rows=int(keep.sum()),
        outcomes=NAMES,
        names=[*(f"refuse.1: {name}" for name in one.names), *(f"refuse.2: {name}" for name in two.names), *SPREADS],
        log_likelihood=model.log_likelihood(peak.theta)[0],
        observed=np.array([1 - replies.mean(), replies.mean()]),
        predicted=np.array([1 - chance, chance]),
        base=None,
        penalty=penalty,
        sizes=np.zeros(len(scales)),
        seed=seed,
        how="a start from the replies to offers, and random ones about it",
    )


def _first(model: Bargain) -> Array:
    """(k,) a place to begin: R2 by least squares as the offers with wide errors, R1 as nothing."""
    theta = np.zeros(model.one.size + model.two.size + 2)
    theta[model.one.size : -2] = np.linalg.lstsq(model.two.matrix, model.offer, rcond=None)[0]
    theta[-2:] = np.log(max(float(model.offer.std()), 0.1))
    return theta


__all__ = ["Bargain", "fit_ultimatum"]
