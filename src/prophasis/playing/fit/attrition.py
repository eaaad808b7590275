"""Attrition: how long each side held out -> a `Fit` of a crisis in which a resolved kind never yields.

A side is resolved with chance z (logit in its terms); an ordinary one yields in each month with the chance
1 - exp(-r), log r linear in its terms, so that F(t) = 1 - exp(-r t). With t months:

    yielded in month t: (1 - z)(F(t) - F(t - 1));   still holding after t: z + (1 - z)(1 - F(t))

and after t months of holding out P(resolved) = z/(z + (1 - z)(1 - F(t))) (Crisman-Cox 2021, hidden resolve). One side
at a time; the shape of F is this project's own choice.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prophasis.case import Fit
from prophasis.playing.draws import Array
from prophasis.playing.fit.design import columns_of, index
from prophasis.playing.fit.maximise import Objective, Progress, maximise, penalised
from prophasis.playing.fit.summary import fit_record, random_starts, sizes_of
from prophasis.playing.fit.table import Table
from prophasis.playing.messages import fail

OUTCOMES = ("yielded", "held")


def fit_attrition(
    table: Table,
    *,
    months: str,
    yielded: str,
    resolved: Sequence[str],
    rate: Sequence[str],
    penalty: float = 0.0,
    starts: int = 10,
    seed: int = 431,
    progress: Progress | None = None,
) -> Fit:
    """Fit hidden resolve.

    Args:
        months: column of whole months, at least 1; ``yielded`` is 1 where the side gave in at their end, 0 where not.
        resolved: terms of the log-odds of being resolved; ``rate`` terms of log r.

    Raises:
        GameError: P031-P036.
    """
    keep = ~table.missing([*columns_of(table, {*resolved, *rate}, where="terms"), months, yielded])
    if not keep.any():
        raise fail("P035", "no row has all the columns of the model.", table.name, "Look at the empty cells.")
    time, gave = table.numbers(months)[keep], table.numbers(yielded)[keep]
    if (time < 1).any() or (time != np.round(time)).any():
        raise fail("P035", "months are not whole numbers of at least 1.", f"{table.name}, {months}", "Count from 1.")
    if not np.isin(gave, (0, 1)).all():
        raise fail("P035", "the column holds other numbers than 0 and 1.", f"{table.name}, {yielded}", "1 is yielded.")
    parts = (
        index(table, keep, resolved, where="resolved"),
        index(table, keep, rate, where="rate"),
    )
    kinds, speeds = (one.matrix for one in parts)
    plain = _likelihood(kinds, speeds, time, gave == 1)
    scales = np.concatenate([np.sqrt((one.matrix**2).mean(axis=0)) for one in parts])
    size = len(scales)
    peak = maximise(
        penalised(plain, penalty),
        [np.zeros(size), *random_starts(size, scales, starts - 1, seed)],
        scales,
        progress=progress,
    )
    share = float(gave.mean())
    gone = _expected(kinds @ peak.theta[: kinds.shape[1]], speeds @ peak.theta[kinds.shape[1] :], time)
    return fit_record(
        peak,
        model="attrition with hidden resolve: the resolved never yield, the others at a steady rate",
        table=table,
        rows=int(keep.sum()),
        outcomes=OUTCOMES,
        names=[f"{name}: {term}" for name, one in zip(("resolved", "rate"), parts, strict=True) for term in one.names],
        log_likelihood=plain(peak.theta)[0],
        observed=np.array([share, 1 - share]),
        predicted=np.array([gone, 1 - gone]),
        base=None,
        penalty=penalty,
        sizes=sizes_of(parts, peak.theta),
        seed=seed,
        how=f"{int(time.sum())} months; predicted sums the chances of yielding in each month that was seen",
    )


def _expected(kinds: Array, speeds: Array, time: Array) -> float:
    """Yields expected a row: the chance of each month that was seen, given that the side had held until then."""
    from scipy.special import expit

    z, r, total = expit(kinds), np.exp(speeds), 0.0
    for month in range(1, int(time.max()) + 1):
        before, after = (z + (1 - z) * np.exp(-r * t) for t in (month - 1, month))
        total += float(((1 - after / before) * (time >= month)).sum())
    return total / len(time)


def _likelihood(kinds: Array, speeds: Array, time: Array, gave: Array) -> Objective:
    from scipy.special import expit

    def both(theta: Array) -> tuple[float, Array]:
        z = expit(kinds @ theta[: kinds.shape[1]])
        r = np.exp(np.clip(speeds @ theta[kinds.shape[1] :], -30.0, 6.0))
        left = np.exp(-r * time)
        held = np.maximum(z + (1 - z) * left, 1e-300)
        month = -np.expm1(-r)
        value = np.where(gave, np.log(np.maximum(1 - z, 1e-300)) - r * (time - 1) + np.log(month), np.log(held))
        by_kind = np.where(gave, -z, z * (1 - z) * (1 - left) / held)
        by_rate = np.where(gave, r * (np.exp(-r) / month - (time - 1)), -(1 - z) * left * r * time / held)
        return float(value.sum()), np.concatenate((kinds.T @ by_kind, speeds.T @ by_rate))

    return both


__all__ = ["fit_attrition"]
