"""Spread of the posterior over the ranges: what the ranges leave open, never a probability of its own.

The law of p(theta) over the elicited ranges theta: its mean is not calibrated, the posterior with the
likelihoods integrated is. Only its width and quantiles are reported.

Rows that nothing ties to others are collapsed: their log likelihoods are sums of independent ranges, so four
cumulants and one normal a hypothesis stand for all of them. Few rows (under five with a range), skewed sums,
reports of graded sources and tied rows are drawn range by range. Where one analyst rates, the collapsed part of a
hypothesis is integrated for its own 5, 50 and 95 % points (`arrays.smooth`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from prophasis.weighing.arrays.cumulants import cornish_fisher, skewness
from prophasis.weighing.arrays.shapes import NORMAL, Bools, Floats, Shapes
from prophasis.weighing.arrays.smooth import posterior_points
from prophasis.weighing.arrays.sobol import normal_quantile
from prophasis.weighing.arrays.update import normalise
from prophasis.weighing.drawing import Drawer
from prophasis.weighing.scales import Scales, Tie, View

FEWEST = 5
SOME = 256
"""Draws kept for what is asked of the spread as a whole."""
SKEWEST = 1.0
POINTS = np.array([0.05, 0.5, 0.95])
EVEN = normal_quantile((np.arange(1024) + 0.5) / 1024)
"""Equally likely standard normals, by which the law of a collapsed sum is given."""


@dataclass(frozen=True)
class Asked:
    """A set of rows whose posterior is wanted, under one reading of their dependence."""

    include: Bools
    view: View = "stated"


@dataclass(frozen=True)
class Spread:
    """``(H,)`` 5 %, 50 % and 95 % points of the pooled posterior over the ranges, and how often each one leads.

    ``some`` ``(D, H)`` are a few of the draws, evenly taken.
    """

    low: Floats
    median: Floats
    high: Floats
    leads: Floats
    some: Floats


def spreads(scales: Scales, asked: list[Asked], *, seed: int, draws: int, collapse: bool = True) -> list[Spread]:
    """The spread of each set asked for, all from the same draws."""
    return [_summary(one) for one in draw_posteriors(scales, asked, seed=seed, draws=draws, collapse=collapse)]


@dataclass(frozen=True)
class Drawn:
    """Draws ``(D, H)`` of one set; where a sum may be integrated, it and the scores ``(H, D)`` that it is part of."""

    posterior: Floats
    scores: Floats
    whole: _Sum | None

    def points(self) -> Floats:
        """``(3, H)`` 5, 50 and 95 % points."""
        if self.whole is None:
            return np.asarray(np.quantile(self.posterior, POINTS, axis=0))
        found = posterior_points(self.scores, self.whole.drawn, self.whole.at(EVEN), POINTS)
        left = np.isnan(found[0])
        found[:, left] = np.quantile(self.posterior[:, left], POINTS, axis=0)
        return found


def draw_posteriors(scales: Scales, asked: list[Asked], *, seed: int, draws: int, collapse: bool = True) -> list[Drawn]:
    """Pooled posteriors over the ranges for each set asked for; one draw where nothing has a range.

    ``collapse`` False draws every range of a row that nothing ties to others anew, at random.
    """
    size = 1 if _fixed(scales) else draws
    drawer = Drawer(scales, seed, size)
    collapser = _Collapser(drawer)
    sums = np.zeros((len(asked), len(scales.analysts), scales.size, size))
    whole: list[_Sum | None] = [None] * len(asked)
    for a in range(len(scales.analysts)):
        parts = [_Part(scales, a, want) for want in asked]
        for k, part in enumerate(parts):
            for block, rows in part.blocks.items():
                if size == 1 or collapse and not collapser.fits(a, rows):
                    continue
                if collapse:
                    whole[k] = collapsed = collapser.draw(a, rows, block)
                sums[k, a] += collapsed.drawn if collapse else drawer.log_plain(a, rows)
                part.done.update(rows)
            for tie, tied in part.tied:
                sums[k, a] += drawer.log_tie(a, tie, tied)
            for rows in part.deceivers:
                sums[k, a] += drawer.log_deceiver(a, rows)
        for r in np.flatnonzero(scales.rated[a]):
            for view in ("stated", "independent"):
                wanted = [k for k, part in enumerate(parts) if part.asked.view == view and part.waits(int(r))]
                if wanted:
                    sums[wanted, a] += drawer.log_report(a, int(r), view)
    habit = scales.ledger.case.settings.habit
    if habit > 0:
        for a, analyst in enumerate(scales.analysts):
            with np.errstate(invalid="ignore"):
                sums[:, a] *= np.exp(habit * drawer.habit(analyst))
    scores = sums + scales.ledger.prior.draw(seed, size)
    plain = len(scales.analysts) == 1 and habit == 0 and scales.pooling.plain
    return [
        Drawn(scales.pool(normalise(part.transpose(0, 2, 1))), part[0], one if plain else None)
        for part, one in zip(scores, whole, strict=True)
    ]


def _fixed(scales: Scales) -> bool:
    ledger = scales.ledger
    return (
        ledger.case.settings.habit == 0
        and ledger.prior.shapes.fixed
        and all(row.shapes.fixed for r in ledger.rows for row in r.rated.values())
        and all(Shapes.of(r.witness.numbers).fixed for r in ledger.rows if r.witness is not None)
        and all(Shapes.of([tie.correlation]).fixed for tie in scales.ties)
    )


class _Part:
    """One analyst's rows of one set: tied ones, and plain ones in blocks (his own: a; shared by several: last)."""

    def __init__(self, scales: Scales, a: int, asked: Asked) -> None:
        self.asked = asked
        self.live = asked.include & scales.rated[a]
        self.tied: list[tuple[Tie, list[int]]] = []
        self.done: set[int] = set()
        for tie in scales.ties if asked.view == "stated" else ():
            rows = [r for r in tie.rows if self.live[r]]
            if len(rows) > 1:
                self.tied.append((tie, rows))
                self.done.update(rows)
        self.deceivers: list[list[int]] = []
        for group in scales.reports if asked.view == "stated" else ():
            rows, witness = [r for r in group if self.live[r]], scales.ledger.rows[group[0]].witness
            if len(rows) > 1 and witness is not None and any(witness.flags):
                self.deceivers.append(rows)
                self.done.update(rows)
        self.blocks: dict[int, list[int]] = {}
        for r in np.flatnonzero(self.live):
            row = scales.ledger.rows[r]
            if int(r) not in self.done and row.witness is None and row.joint is None:
                several = len(scales.analysts) if row.shared and len(scales.analysts) > 1 else a
                self.blocks.setdefault(several, []).append(int(r))

    def waits(self, r: int) -> bool:
        """Whether row ``r`` is still to be drawn range by range."""
        return bool(self.live[r]) and r not in self.done


@dataclass(frozen=True)
class _Sum:
    """A collapsed sum: cumulants ``(4, H)``, the ends it cannot pass if any, and its draws ``(H, D)``."""

    cumulants: Floats
    ends: tuple[Floats, Floats] | None
    normals: Floats

    @cached_property
    def drawn(self) -> Floats:
        return self.at(self.normals)

    def at(self, normals: Floats) -> Floats:
        """``(H, n)`` values at standard normal levels, ``(H, n)`` or ``(n,)``."""
        values = cornish_fisher(self.cumulants[:, :, None], normals)
        return values if self.ends is None else np.clip(values, self.ends[0][:, None], self.ends[1][:, None])


class _Collapser:
    """Rows without a report model as four cumulants a hypothesis."""

    def __init__(self, drawer: Drawer) -> None:
        self.drawer = drawer
        self.scales = drawer.scales
        self.unlimited = self.scales.cells.some(self.scales.cells.shapes.family == NORMAL)

    def fits(self, a: int, rows: list[int]) -> bool:
        """At least five rows with ranges, no zero, and a sum that is not too skewed."""
        if np.count_nonzero(self.scales.cells.wide[a, rows]) < FEWEST or not np.all(self.scales.low[a, rows] > 0):
            return False
        return bool(np.all(np.abs(skewness(self._total(a, rows))) <= SKEWEST))

    def draw(self, a: int, rows: list[int], block: int) -> _Sum:
        """The log likelihood of all these rows."""
        low, high = np.log(self.scales.low[a, rows]).sum(axis=0), np.log(self.scales.high[a, rows]).sum(axis=0)
        ends = None if self.unlimited[a, rows].any() else (low, high)
        return _Sum(self._total(a, rows), ends, self.drawer.normals(block))

    def _total(self, a: int, rows: list[int]) -> Floats:
        """``(4, H)`` cumulants of the sum of these rows' log likelihoods."""
        cells = self.scales.cells
        kappa = cells.moments.cumulants.reshape(4, -1, cells.size)
        return np.asarray(kappa[:, cells.place[a, rows]].sum(axis=1))


def _summary(one: Drawn) -> Spread:
    drawn = one.posterior
    low, median, high = one.points()
    top = drawn >= drawn.max(axis=1, keepdims=True) - 1e-12
    leads = (top / top.sum(axis=1, keepdims=True)).mean(axis=0)
    return Spread(low=low, median=median, high=high, leads=leads, some=drawn[:: max(1, len(drawn) // SOME)])
