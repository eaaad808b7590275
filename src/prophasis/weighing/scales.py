"""Ledger -> scales: joint likelihoods of any set of rows, with shared reliability and stated dependence.

Rows are numbered; a set of rows is a boolean array ``(R,)``. Rows fall into blocks: a row alone, the reports of
one source (they share its reliability), a pair with a correlation, a cluster with one correlation. Blocks are
independent of each other given a hypothesis; within a block the joint likelihood is computed as a whole.

*Units* join the rows of an origin and whatever is tied to them: nothing crosses a unit, so units add up exactly,
and a flip set removes whole units. *Voices* are the origins alone (and rows without one): the fully redundant
view keeps one row of each voice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal

import numpy as np

from prophasis.errors import WeighError
from prophasis.weighing.arrays import depend, report
from prophasis.weighing.arrays.shapes import Bools, Floats, Shape, Shapes, ends, expected, ranged
from prophasis.weighing.arrays.update import posterior
from prophasis.weighing.cells import Cells
from prophasis.weighing.ledger import JOINT, Ledger
from prophasis.weighing.lineage import components
from prophasis.weighing.pooling import pooling_of

View = Literal["stated", "independent"]


@dataclass(frozen=True)
class Tie:
    """Rows tied by a dependence entry: two with a correlation (``pair``), or more (``cluster``)."""

    rows: tuple[int, ...]
    form: Literal["pair", "cluster"]
    correlation: Shape
    expected: float


class Scales:
    """The numbers behind a verdict. Analysts are numbered as in ``ledger.analysts``, rows as in ``ledger.rows``."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.analysts = ledger.analysts
        self.size = len(ledger.hypotheses)
        self.count = len(ledger.rows)
        with np.errstate(divide="ignore"):
            self.log_prior: Floats = np.log(ledger.prior.share)
        self.rated: Bools = np.array(
            [[a in row.rated for row in ledger.rows] for a in self.analysts], dtype=bool
        ).reshape(len(self.analysts), self.count)
        self.cells = Cells(ledger)
        self.p: Floats = np.array([ledger.means(a) for a in self.analysts])
        self.q: Floats = self.p @ ledger.prior.share
        self.ties = _ties(ledger)
        tied = {r for tie in self.ties for r in tie.rows}
        self.reports = _report_groups(ledger, tied)
        self.reported: Floats = self._expected_reports()
        with np.errstate(divide="ignore"):
            self.log: Floats = np.where(self.rated[:, :, None], np.log(self.reported), 0.0)
        self.low, self.high = self._ends()
        self.units = components(range(self.count), [*_origins(ledger), *(tie.rows for tie in self.ties)])
        self.voices = components(range(self.count), [*_origins(ledger), *_ownerless(ledger, self.ties)])
        self.pooling = pooling_of(ledger, self._holds())
        self.weights: Floats = self.pooling.weights
        self.all: Bools = np.ones(self.count, dtype=bool)
        self.loose: Bools = self.all.copy()
        self.loose[[r for rows in (*self.reports, *(tie.rows for tie in self.ties)) for r in rows]] = False
        self._known: dict[tuple[int, str, bytes], Floats] = {}
        self._factors: dict[tuple[int, tuple[int, ...]], tuple[Floats, Floats]] = {}

    @cached_property
    def probable(self) -> Bools:
        """``(A, R)`` rows that an analyst has rated in probabilities, not in decibels."""
        rows = self.ledger.rows
        relative = [[a in row.rated and row.rated[a].relative for row in rows] for a in self.analysts]
        return np.asarray(self.rated & ~np.array(relative, dtype=bool).reshape(self.rated.shape))

    @cached_property
    def items(self) -> Bools:
        """``(A, R)`` those of `probable` that are one item, not a path's or a network's row of several."""
        return np.asarray(self.probable & np.array([row.kind not in JOINT for row in self.ledger.rows], dtype=bool))

    def _expected_reports(self) -> Floats:
        out = self.p.copy()
        for r, row in enumerate(self.ledger.rows):
            if row.witness is not None:
                for a in range(len(self.analysts)):
                    offset, slope = row.witness.lines(row.witness.mean(), self.q[a, r])
                    out[a, r] = offset + slope * self.p[a, r]
        return out

    def _ends(self) -> tuple[Floats, Floats]:
        low, high = (end.copy() for end in self.cells.ends)
        for r, row in enumerate(self.ledger.rows):
            if row.witness is not None:
                shared = any(r in group for group in self.reports)
                for a in np.flatnonzero(self.rated[:, r]):
                    corners = row.witness.corners(float(self.q[a, r]), joint=shared)
                    low[a, r], high[a, r] = report.ends(low[a, r], high[a, r], corners)
        return low, high

    def log_likelihood(self, a: int, include: Bools, view: View = "stated") -> Floats:
        """``(H,)`` log of the integrated joint likelihood of the included rows that analyst ``a`` has rated."""
        live = include & self.rated[a]
        key = (a, view, live.tobytes())
        if key not in self._known:
            self._known[key] = self._joint(a, live, view)
        return self._known[key]

    def _joint(self, a: int, live: Bools, view: View) -> Floats:
        if view == "independent":
            return self._sum(self.log[a], live)
        single = live.copy()
        total = np.zeros(self.size)
        for rows, joint in self._blocks(a):
            chosen = [r for r in rows if live[r]]
            if len(chosen) > 1:
                single[chosen] = False
                total = total + joint(chosen)
        return total + self._sum(self.log[a], single)

    def _blocks(self, a: int) -> Iterator[tuple[tuple[int, ...], Callable[[list[int]], Floats]]]:
        for group in self.reports:
            yield group, partial(self._reports_joint, a, group)
        for tie in self.ties:
            yield tie.rows, partial(self._tie_joint, a, tie)

    @staticmethod
    def _sum(logs: Floats, live: Bools) -> Floats:
        result: Floats = np.where(live[:, None], logs, 0.0).sum(axis=0)
        return result

    def _reports_joint(self, a: int, group: tuple[int, ...], rows: list[int]) -> Floats:
        """One source's reports; the quadrature for the whole group is exact for every part of it."""
        if (a, group) not in self._factors:
            witness = self.ledger.rows[group[0]].witness
            assert witness is not None
            values, weights = witness.nodes(len(group))
            lines = [witness.lines(values, self.q[a, r]) for r in group]
            factors = np.array([o + s * self.p[a, r][:, None] for (o, s), r in zip(lines, group, strict=True)])
            self._factors[a, group] = factors, weights
        factors, weights = self._factors[a, group]
        return report.joint(factors[[group.index(r) for r in rows]], weights)

    def _tie_joint(self, a: int, tie: Tie, rows: list[int]) -> Floats:
        with np.errstate(divide="ignore"):
            if tie.form == "pair":
                return np.log(depend.both(self.reported[a, rows[0]], self.reported[a, rows[1]], tie.expected))
        factor = float(depend.cluster_factor(len(rows), tie.expected))
        logs: Floats = self.log[a, rows]
        return np.asarray(factor * logs.sum(axis=0))

    def posteriors(self, include: Bools, view: View = "stated") -> Floats:
        """``(A, H)`` each analyst's posterior from the included rows."""
        return np.array(
            [posterior(self.log_prior, self.log_likelihood(a, include, view)) for a in range(len(self.analysts))]
        )

    def pooled(self, include: Bools, view: View = "stated") -> Floats:
        """``(H,)`` the pool of the analysts' posteriors by the rule in the settings."""
        return self.pool(self.posteriors(include, view))

    def pool(self, posteriors: Floats) -> Floats:
        """Pool ``(A, ..., H)`` over analysts."""
        return self.pooling(posteriors)

    def _holds(self) -> Bools:
        """``(A, U)`` which analyst has rated something of which unit."""
        held = [self.rated[:, list(unit)].any(axis=1) for unit in self.units]
        return np.array(held, dtype=bool).reshape(len(held), len(self.analysts)).T

    def bounds(self, include: Bools, view: View = "stated") -> tuple[Floats, Floats]:
        """``(H,)`` least and greatest posterior that the ranges allow."""
        prior = self.ledger.prior
        with np.errstate(divide="ignore"):
            base = np.log(prior.low), np.log(prior.high)
        sums = [self._log_ends(a, include, view) for a in range(len(self.analysts))]
        return self.pooling.bounds([(base[0] + low, base[1] + high) for low, high in sums])

    def _log_ends(self, a: int, include: Bools, view: View) -> tuple[Floats, Floats]:
        live = include & self.rated[a]
        with np.errstate(divide="ignore"):
            low, high = np.log(self.low[a]), np.log(self.high[a])
        single = live.copy()
        total = [np.zeros(self.size), np.zeros(self.size)]
        for tie in self.ties if view == "stated" else ():
            rows = [r for r in tie.rows if live[r]]
            if len(rows) > 1:
                single[rows] = False
                least, greatest = self._tie_ends(a, tie, rows)
                total = [total[0] + least, total[1] + greatest]
        return total[0] + self._sum(low, single), total[1] + self._sum(high, single)

    def _tie_ends(self, a: int, tie: Tie, rows: list[int]) -> tuple[Floats, Floats]:
        r = tuple(float(end[0]) for end in correlation_ends(tie))
        with np.errstate(divide="ignore"):
            if tie.form == "pair":
                pair = [(self.low[a, row], self.high[a, row]) for row in rows]
                low, high = depend.both_ends(pair[0], pair[1], (r[0], r[1]))
                return np.log(np.maximum(low, 0.0)), np.log(high)
            low = np.log(self.low[a, rows]).sum(axis=0)
            high = np.log(self.high[a, rows]).sum(axis=0)
        centre = float(np.max(self.log[a, rows].sum(axis=0)))
        factors = [float(depend.cluster_factor(len(rows), end)) for end in r]
        stack = np.array([f * (end - centre) for f in factors for end in (low, high)])
        return stack.min(axis=0), stack.max(axis=0)

    def unit_logs(self) -> Floats:
        """``(A, U, H)`` joint log likelihood of each unit; units are independent, so they add up to the whole."""
        out = np.zeros((len(self.analysts), len(self.units), self.size))
        for u, unit in enumerate(self.units):
            if len(unit) == 1:
                out[:, u] = self.log[:, unit[0]]
                continue
            include = np.zeros(self.count, dtype=bool)
            include[list(unit)] = True
            for a in range(len(self.analysts)):
                out[a, u] = self.log_likelihood(a, include)
        return out

    def without(self, rows: list[int]) -> Bools:
        """All rows but these."""
        include = self.all.copy()
        include[rows] = False
        return include

    def strongest(self) -> Bools:
        """The row of each voice that tells most between any two hypotheses: what is left when a voice counts once."""
        logs = np.where(np.isfinite(self.log), self.log, np.log(self.ledger.case.settings.floor))
        spread = (logs.max(axis=2) - logs.min(axis=2)).mean(axis=0)
        include = np.zeros(self.count, dtype=bool)
        for voice in self.voices:
            include[max(voice, key=lambda r: (spread[r], self.ledger.rows[r].name))] = True
        return include


def correlation_ends(tie: Tie) -> tuple[Floats, Floats]:
    """Ends of a tie's correlation, ``(1,)`` each."""
    return ends(Shapes.of([tie.correlation]))


def _origins(ledger: Ledger) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for r, row in enumerate(ledger.rows):
        if row.origin is not None:
            groups.setdefault(row.origin, []).append(r)
    return list(groups.values())


def _ownerless(ledger: Ledger, ties: list[Tie]) -> list[list[int]]:
    """Tied rows without an origin: they count as one voice."""
    groups = [[r for r in tie.rows if ledger.rows[r].origin is None] for tie in ties]
    return [group for group in groups if len(group) > 1]


def _report_groups(ledger: Ledger, tied: set[int]) -> list[tuple[int, ...]]:
    groups: dict[str, list[int]] = {}
    for r, row in enumerate(ledger.rows):
        if row.witness is not None and r not in tied:
            groups.setdefault(row.witness.name, []).append(r)
    return [tuple(rows) for rows in groups.values() if len(rows) > 1]


def _ties(ledger: Ledger) -> list[Tie]:
    """Dependence entries over rows; entries that share an item become one cluster with their largest correlation.

    Raises:
        WeighError: W029 (an unknown item), W031 (a correlation outside -1 to 1).
    """
    row_of = {item: r for r, row in enumerate(ledger.rows) for item in row.items}
    entries: list[tuple[list[int], Shape]] = []
    for number, entry in enumerate(ledger.case.dependence, start=1):
        where = f"dependence.{number}"
        rows: dict[int, None] = {}
        for item in entry.items:
            if item not in ledger.original:
                raise WeighError(
                    "W029", f"names {item!r}, which is no item of this case.", where=where, mend="Mend the id."
                )
            root = next((i for i in (item, ledger.original[item]) if i in row_of), None)
            if root is not None:
                rows[row_of[root]] = None
        c = entry.correlation
        if not -1 <= c.low <= c.best <= c.high <= 1:
            raise WeighError(
                "W031",
                f"correlation {c.low:g}, {c.best:g}, {c.high:g} is not low <= best <= high within -1 to 1.",
                where=where,
                mend="Write a number from -1 to 1, or a range.",
            )
        if len(rows) > 1:
            entries.append((list(rows), ranged(c.low, c.best, c.high, "pert")))
    return _joined(ledger, entries)


def _joined(ledger: Ledger, entries: list[tuple[list[int], Shape]]) -> list[Tie]:
    ties = []
    for group in components(sorted({r for rows, _ in entries for r in rows}), [rows for rows, _ in entries]):
        own = [(rows, shape) for rows, shape in entries if rows[0] in group]
        correlation = max((shape for _, shape in own), key=lambda shape: shape.mode)
        middle = expected(correlation)
        relative = any(row.relative for r in group for row in ledger.rows[r].rated.values())
        names = ", ".join(ledger.rows[r].name for r in group)
        if len(group) == 2 and not relative:
            ties.append(Tie(group, "pair", correlation, middle))
            continue
        ties.append(Tie(group, "cluster", correlation, middle))
        ledger.warnings.append(
            f"{names}: dependence is taken off by a rule of thumb, the joint log ratio times 1/(1 + (n - 1) r)"
            + ("; the largest correlation of the entries that overlap counts." if len(own) > 1 else ".")
        )
    return ties
