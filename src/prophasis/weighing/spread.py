"""Spread of the posterior over the ranges: full drawing with recorded streams, no array of draws x rows x hypotheses.

This is the law of p(theta) over the elicited ranges theta (M2's B), not a probability of anything: its mean is
not calibrated, the posterior with the likelihoods integrated is. Only its width and quantiles are reported.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prophasis.weighing.arrays import depend
from prophasis.weighing.arrays.shapes import Bools, Floats, Shape, Shapes, table
from prophasis.weighing.arrays.streams import slices, stream
from prophasis.weighing.arrays.update import normalise
from prophasis.weighing.scales import Scales, Tie, View


@dataclass(frozen=True)
class Asked:
    """A set of rows whose posterior is wanted, under one reading of their dependence."""

    include: Bools
    view: View = "stated"


@dataclass(frozen=True)
class Spread:
    """``(H,)`` 5 %, 50 % and 95 % points of the pooled posterior over the ranges, and how often each one leads."""

    low: Floats
    median: Floats
    high: Floats
    leads: Floats


def spreads(scales: Scales, asked: list[Asked], *, seed: int, draws: int) -> list[Spread]:
    """The spread of each set asked for, all from the same draws."""
    return [_summary(drawn) for drawn in posterior_draws(scales, asked, seed=seed, draws=draws)]


def posterior_draws(scales: Scales, asked: list[Asked], *, seed: int, draws: int) -> list[Floats]:
    """``(draws, H)`` pooled posteriors for each set asked for; one draw where nothing has a range."""
    size = 1 if _fixed(scales) else draws
    drawer = _Drawer(scales, seed, size)
    sums = np.zeros((len(asked), len(scales.analysts), scales.size, size))
    for a in range(len(scales.analysts)):
        _accumulate(drawer, a, asked, sums[:, a])
    scores = (sums + scales.ledger.prior.draw(seed, size)).transpose(0, 1, 3, 2)
    return [scales.pool(normalise(part)) for part in scores]


def _fixed(scales: Scales) -> bool:
    ledger = scales.ledger
    return (
        ledger.prior.shapes.fixed
        and all(row.shapes.fixed for r in ledger.rows for row in r.rated.values())
        and all(Shapes.of(r.witness.numbers).fixed for r in ledger.rows if r.witness is not None)
        and all(Shapes.of([tie.correlation]).fixed for tie in scales.ties)
    )


def _accumulate(drawer: _Drawer, a: int, asked: list[Asked], sums: Floats) -> None:
    scales = drawer.scales
    live = [want.include & scales.rated[a] for want in asked]
    joined = [
        {r for tie in scales.ties for r in _together(tie, mask) if want.view == "stated"}
        for want, mask in zip(asked, live, strict=True)
    ]
    for r in np.flatnonzero(scales.rated[a]):
        for view in ("stated", "independent"):
            wanted = [k for k, want in enumerate(asked) if want.view == view and live[k][r] and int(r) not in joined[k]]
            if wanted:
                sums[wanted] += drawer.log_report(a, int(r), view)
    for tie in scales.ties:
        for k, want in enumerate(asked):
            rows = _together(tie, live[k])
            if rows and want.view == "stated":
                sums[k] += drawer.log_tie(a, tie, rows)


def _together(tie: Tie, live: Bools) -> list[int]:
    rows = [r for r in tie.rows if live[r]]
    return rows if len(rows) > 1 else []


class _Drawer:
    """Draws of one verdict: each row, source and correlation has its own stream, so order changes nothing."""

    def __init__(self, scales: Scales, seed: int, size: int) -> None:
        self.scales = scales
        self.seed = seed
        self.size = size
        self.order = np.argsort(scales.ledger.hypotheses)
        self.kept: dict[tuple[str, ...], Floats] = {}
        self.last: dict[tuple[str, int], Floats] = {}
        self.shared: dict[tuple[str, int], Floats] = {}

    def log_report(self, a: int, r: int, view: View) -> Floats:
        """``(H, draws)`` log P(report | h) of row ``r`` for analyst ``a``."""
        row = self.scales.ledger.rows[r]
        p = self._row(a, r)
        if row.witness is None:
            return p
        names = (row.witness.name,) if view == "stated" else (row.witness.name, row.name)
        offset, slope = row.witness.lines(self._source(names, row.witness.numbers), self.scales.q[a, r])
        with np.errstate(divide="ignore"):
            result: Floats = np.log(offset + slope * p)
        return result

    def _row(self, a: int, r: int) -> Floats:
        """``(H, draws)`` P(item | h) of a reported row, its logarithm for others.

        The last one is kept, since each view asks for it in turn; a row that analysts share is kept for all.
        """
        row = self.scales.ledger.rows[r]
        analyst = "" if row.shared else self.scales.analysts[a]
        kept = self.shared if row.shared and len(self.scales.analysts) > 1 else self.last
        if (analyst, r) not in kept:
            if kept is self.last:
                self.last.clear()
            kept[analyst, r] = self._drawn(a, r, analyst, logs=row.witness is None)
        return kept[analyst, r]

    def _drawn(self, a: int, r: int, analyst: str, *, logs: bool) -> Floats:
        levels = self.scales.levels(a, r)
        if logs:
            with np.errstate(divide="ignore"):
                levels = np.log(levels)
        row = self.scales.ledger.rows[r]
        if row.rated[self.scales.analysts[a]].shapes.fixed:
            return np.repeat(levels[:, :1], self.size, axis=1)
        drawn = np.empty((self.scales.size, self.size))
        index = slices(stream(self.seed, "item", row.name, analyst), self.scales.size, self.size)
        drawn[self.order] = np.take_along_axis(levels[self.order], index, axis=1)
        return drawn

    def _source(self, names: tuple[str, ...], numbers: tuple[Shape, ...]) -> Floats:
        key = ("source", *names)
        if key not in self.kept:
            self.kept[key] = self._numbers(key, Shapes.of(numbers))
        return self.kept[key]

    def _numbers(self, key: tuple[str, ...], shapes: Shapes) -> Floats:
        return np.take_along_axis(table(shapes), slices(stream(self.seed, *key), len(shapes), self.size), axis=1)

    def log_tie(self, a: int, tie: Tie, rows: list[int]) -> Floats:
        """``(H, draws)`` joint log likelihood of tied rows."""
        key = ("tie", *(self.scales.ledger.rows[r].name for r in tie.rows))
        if key not in self.kept:
            self.kept[key] = self._numbers(key, Shapes.of([tie.correlation]))
        correlation = self.kept[key][0]
        logs = [self.log_report(a, r, "independent") for r in rows]
        if tie.form == "pair":
            with np.errstate(divide="ignore"):
                return np.log(depend.both(np.exp(logs[0]), np.exp(logs[1]), correlation))
        centre = float(np.max(self.scales.log[a, rows].sum(axis=0)))
        result: Floats = depend.cluster_factor(len(rows), correlation) * (np.sum(logs, axis=0) - centre)
        return result


def _summary(drawn: Floats) -> Spread:
    low, median, high = np.quantile(drawn, [0.05, 0.5, 0.95], axis=0)
    top = drawn >= drawn.max(axis=1, keepdims=True) - 1e-12
    return Spread(low=low, median=median, high=high, leads=(top / top.sum(axis=1, keepdims=True)).mean(axis=0))
