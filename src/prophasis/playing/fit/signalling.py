"""Signalling: counts of crisis outcomes and terms for each worth -> a `Fit` of the crisis-signalling game.

Four estimators (Crisman-Cox & Gibilisco, Political Science Research and Methods 9, 2021). *pl* takes first guesses of
what each side expects as given; *npl* puts the expectations that follow back in until nothing changes (Aguirregabiria &
Mira, Econometrica 75, 2007); *constrained* maximises the likelihood over estimates and over which equilibrium each row
plays; *naive* lets one solver pick the equilibrium, and is offered to show what that costs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np

from prophasis.case import Fit
from prophasis.playing.draws import Array
from prophasis.playing.fit.crisis import Crisis
from prophasis.playing.fit.design import INTERCEPT, Index, columns_of, index
from prophasis.playing.fit.equilibrated import ERRORS, ESTIMATORS, Estimator, Found, estimate
from prophasis.playing.fit.maximise import Progress
from prophasis.playing.fit.outcome import Rows
from prophasis.playing.fit.signal import HIGHEST, LOWEST, OUTCOMES, WORTHS
from prophasis.playing.fit.summary import fit_record, sizes_of
from prophasis.playing.fit.table import Table
from prophasis.playing.messages import fail, unknown


def fit_signalling(
    table: Table,
    *,
    outcome: Sequence[str],
    utilities: Mapping[tuple[str, int], Sequence[str]],
    estimator: str = "npl",
    first: tuple[str, str] | None = None,
    penalty: float = 0.0,
    starts: int = 10,
    seed: int = 431,
    progress: Progress | None = None,
) -> Fit:
    """Fit the signalling game.

    Args:
        outcome: four columns of counts (or of 0 and 1): status quo, concession, stand firm, back down.
        utilities: (sq, cd, sf or bd; player) -> terms. Worths that are not given are 0.
        first: columns with first guesses of P(player 2 resists) and P(player 1 stands firm | challenge); where None the
            guesses are the shares in all the data.

    Raises:
        GameError: P031-P036.
    """
    if estimator not in ESTIMATORS:
        raise unknown("P034", "estimator", estimator, ESTIMATORS, "estimator")
    for name, player in utilities:
        if (name, player) not in WORTHS:
            known = [f"{one}.{other}" for one, other in WORTHS]
            raise unknown("P034", "utility", f"{name}.{player}", known, table.name)
    terms = {term for given in utilities.values() for term in given} | {INTERCEPT}
    keep = ~table.missing([*columns_of(table, terms, where="terms"), *outcome, *(first or ())])
    model = Crisis(
        _counts(table, keep, outcome),
        tuple(
            index(table, keep, utilities[key], where=f"utility {key[0]}.{key[1]}")
            if utilities.get(key)
            else Index((), np.zeros((int(keep.sum()), 0)))
            for key in WORTHS
        ),
    )
    _check(model, table)
    scales = np.concatenate([np.sqrt((one.matrix**2).mean(axis=0)) for one in model.indices])
    guess = _guess(table, keep, first) if first is not None else model.shares()
    found = estimate(
        model,
        guess,
        cast("Estimator", estimator),
        penalty=penalty,
        scales=scales,
        starts=starts,
        seed=seed,
        progress=progress,
    )
    return _record(model, table, found, estimator, int(keep.sum()), penalty, seed)


def _record(
    model: Crisis,
    table: Table,
    found: Found,
    estimator: str,
    rows: int,
    penalty: float,
    seed: int,
) -> Fit:
    plays = model.counts.sum(axis=1)
    predicted = (np.exp(found.outcomes) * plays[:, None]).sum(axis=0) / plays.sum()
    total = model.counts.sum(axis=0)
    return fit_record(
        found.peak,
        model="crisis signalling: challenge, concede or resist, stand firm or back down; private information",
        table=table,
        rows=rows,
        outcomes=OUTCOMES,
        names=[
            f"{name}.{player}: {term}"
            for (name, player), one in zip(WORTHS, model.indices, strict=True)
            for term in one.names
        ],
        log_likelihood=found.log_likelihood,
        observed=total / total.sum(),
        predicted=predicted / predicted.sum(),
        base=float((total[total > 0] * np.log(total[total > 0] / total.sum())).sum()),
        penalty=penalty,
        sizes=sizes_of(model.indices, found.peak.theta),
        seed=seed,
        how=f"{plays.sum():,.0f} plays; {found.how}",
        errors=ERRORS[estimator],
        notes=found.notes,
    )


def _counts(table: Table, keep: Rows, outcome: Sequence[str]) -> Array:
    where = f"{table.name}, {', '.join(outcome)}"
    if len(outcome) != len(OUTCOMES) or len(set(outcome)) != len(OUTCOMES):
        mend = "Name four columns of counts: status quo, concession, stand firm, back down."
        raise fail("P035", f"{len(outcome)} columns stand for four outcomes.", where, mend)
    if not keep.any():
        raise fail("P035", "no row has all the columns of the model.", table.name, "Look at the empty cells.")
    counts = np.column_stack([table.numbers(column)[keep] for column in outcome])
    if (counts < 0).any() or (counts != np.round(counts)).any():
        raise fail("P035", "the columns hold other numbers than counts.", where, "Counts are 0, 1, 2 ...")
    for name, column, total in zip(OUTCOMES, outcome, counts.sum(axis=0), strict=True):
        if total == 0:
            what = f"the outcome {name} never came."
            raise fail("P035", what, f"{table.name}, {column}", "The game needs every outcome.")
    return counts


def _check(model: Crisis, table: Table) -> None:
    if not model.size:
        raise fail("P034", "no utility has terms.", table.name, "Say what the outcomes are worth: sq.1=1,trade.")
    if model.size >= len(model.counts):
        what = f"{model.size} numbers cannot be had from {len(model.counts)} rows."
        raise fail("P035", what, table.name, "Use fewer terms.")
    for player in (1, 2):
        own = [set(one.names) for (_, who), one in zip(WORTHS, model.indices, strict=True) if who == player]
        for term in sorted(set.intersection(*own)):
            what = f"the term {term} stands in the worth of every outcome to player {player}."
            mend = f"Only differences count: leave it out of one, such as {'sq.1' if player == 1 else 'cd.2'}."
            raise fail("P034", what, table.name, mend)


def _guess(table: Table, keep: Rows, first: tuple[str, str]) -> tuple[Array, Array]:
    found = []
    for column in first:
        values = table.numbers(column)[keep]
        if values.min() < 0 or values.max() > 1:
            what = f"{values.min():g} to {values.max():g} are no probabilities."
            raise fail("P035", what, f"{table.name}, {column}", "A first guess lies between 0 and 1.")
        found.append(np.clip(values, max(LOWEST, 1e-4), min(HIGHEST, 1 - 1e-4)))
    return found[0], found[1]


__all__ = ["fit_signalling"]
