"""Draws of ranges, one stream a name: items, sources, correlations; shared by every set of rows that is asked for."""

from __future__ import annotations

from itertools import product

import numpy as np

from prophasis.weighing.arrays import depend
from prophasis.weighing.arrays.drawn import log_sums
from prophasis.weighing.arrays.shapes import Floats, Shape, Shapes, table
from prophasis.weighing.arrays.sobol import DIMENSIONS, normal_quantile, sobol
from prophasis.weighing.arrays.streams import slices, stream, stream_key
from prophasis.weighing.scales import Scales, Tie, View
from prophasis.weighing.sources import Witness

LEAST = 1e-12
"""Least P(report | h) in a draw: an extreme end of two ranges flags nothing as impossible."""


class Drawer:
    """Draws of one verdict: each row, source and correlation has its own stream, so order changes nothing."""

    def __init__(self, scales: Scales, seed: int, size: int) -> None:
        self.scales = scales
        self.seed = seed
        self.size = size
        self.order = np.argsort(scales.ledger.hypotheses)
        self._kept: dict[tuple[str, ...], Floats] = {}
        self._last: dict[tuple[str, int], Floats] = {}
        self._shared: dict[tuple[str, int], Floats] = {}
        self._normals: Floats | None = None

    def log_report(self, a: int, r: int, view: View) -> Floats:
        """``(H, draws)`` log P(report | h) of row ``r`` for analyst ``a``."""
        row = self.scales.ledger.rows[r]
        p = self._row(a, r)
        if row.witness is None:
            return p
        return self._reported(a, r, row.witness, self.source(r, view))

    def log_deceiver(self, a: int, rows: list[int]) -> Floats:
        """``(H, draws)`` joint log likelihood of the reports of a source that may deceive in all of them.

        In each draw its numbers are given, the chance of deceiving among them, and honest and deceiving are summed.
        """
        witness = self.scales.ledger.rows[rows[0]].witness
        assert witness is not None
        numbers = self.source(rows[0], "stated")
        flags = np.flatnonzero(witness.flags)
        parts = []
        for states in product((0.0, 1.0), repeat=flags.size):
            values = numbers.copy()
            values[flags] = np.array(states)[:, None]
            chance = np.where(values[flags] > 0, numbers[flags], 1.0 - numbers[flags]).prod(axis=0)
            with np.errstate(divide="ignore"):
                parts.append(np.log(chance) + sum(self._reported(a, r, witness, values) for r in rows))
        return np.asarray(np.logaddexp.reduce(parts, axis=0))

    def _reported(self, a: int, r: int, witness: Witness, values: Floats) -> Floats:
        offset, slope = witness.lines(values, self.scales.q[a, r])
        least = np.where(self.scales.reported[a, r] > 0, LEAST, 0.0)
        with np.errstate(divide="ignore"):
            return np.asarray(np.log(np.maximum(offset + slope * self._row(a, r), least[:, None])))

    def _row(self, a: int, r: int) -> Floats:
        """``(H, draws)`` P(item | h) of a reported row, its logarithm for others.

        The last one is kept, since each view asks for it in turn; a row that analysts share is kept for all.
        """
        row = self.scales.ledger.rows[r]
        analyst = "" if row.shared else self.scales.analysts[a]
        kept = self._shared if row.shared and len(self.scales.analysts) > 1 else self._last
        if (analyst, r) not in kept:
            if kept is self._last:
                self._last.clear()
            kept[analyst, r] = self._drawn(a, r, analyst, logs=row.witness is None)
        return kept[analyst, r]

    def _drawn(self, a: int, r: int, analyst: str, *, logs: bool) -> Floats:
        levels = self.scales.cells.levels(a, [r])[0]
        if logs:
            with np.errstate(divide="ignore"):
                levels = np.log(levels)
        row = self.scales.ledger.rows[r]
        if row.rated[self.scales.analysts[a]].shapes.fixed:
            return np.repeat(levels[:, :1], self.size, axis=1)
        drawn = np.empty((self.scales.size, self.size))
        together = row.joint is not None
        index = slices(stream(self.seed, "item", row.name, analyst), 1 if together else self.scales.size, self.size)
        drawn[self.order] = np.take_along_axis(levels[self.order], np.broadcast_to(index, drawn.shape), axis=1)
        return drawn

    def log_plain(self, a: int, rows: list[int]) -> Floats:
        """``(H, draws)`` log likelihood of rows without a report model, every range drawn anew and none kept."""
        analyst = self.scales.analysts[a]
        drawn = [self.scales.ledger.rows[r] for r in rows]
        keys = [stream_key(self.seed, "drawn", row.name, "" if row.shared else analyst) for row in drawn]
        with np.errstate(divide="ignore"):
            tables = np.log(self.scales.cells.levels(a, rows)[:, self.order])
        out = np.empty((self.scales.size, self.size))
        out[self.order] = log_sums(tables, np.array(keys), draws=self.size)
        return out

    def source(self, r: int, view: View) -> Floats:
        """``(numbers, draws)`` of the source of row ``r``; its own where reports are taken as independent."""
        row = self.scales.ledger.rows[r]
        assert row.witness is not None
        name = (row.witness.name,) if view == "stated" else (row.witness.name, row.name)
        return self._numbers(("source", *name), row.witness.numbers)

    def _numbers(self, key: tuple[str, ...], numbers: tuple[Shape, ...]) -> Floats:
        if key not in self._kept:
            index = slices(stream(self.seed, *key), len(numbers), self.size)
            self._kept[key] = np.take_along_axis(table(Shapes.of(numbers)), index, axis=1)
        return self._kept[key]

    def log_tie(self, a: int, tie: Tie, rows: list[int]) -> Floats:
        """``(H, draws)`` joint log likelihood of tied rows."""
        key = ("tie", *(self.scales.ledger.rows[r].name for r in tie.rows))
        correlation = self._numbers(key, (tie.correlation,))[0]
        logs = [self.log_report(a, r, "independent") for r in rows]
        if tie.form == "pair":
            with np.errstate(divide="ignore"):
                return np.log(depend.both(np.exp(logs[0]), np.exp(logs[1]), correlation))
        centre = float(np.max(self.scales.log[a, rows].sum(axis=0)))
        result: Floats = depend.cluster_factor(len(rows), correlation) * (np.sum(logs, axis=0) - centre)
        return result

    def habit(self, analyst: str) -> Floats:
        """``(draws,)`` standard normals of one analyst's habit of overstating, evenly spread."""
        base = (np.arange(self.size) + 0.5) / self.size
        return normal_quantile(stream(self.seed, "habit", analyst).permuted(base))

    def normals(self, block: int) -> Floats:
        """``(H, draws)`` standard normals of one block of hypotheses: Sobol points, Latin hypercube beyond 21."""
        if self._normals is None:
            analysts = len(self.scales.analysts)
            shared = analysts > 1 and any(row.shared for row in self.scales.ledger.rows)
            wanted = (analysts + shared) * self.scales.size
            even = min(wanted, DIMENSIONS)
            u = np.empty((wanted, self.size))
            u[:even] = sobol(self.size, even, stream(self.seed, "sobol"))
            base = np.broadcast_to((np.arange(self.size) + 0.5) / self.size, (wanted - even, self.size))
            u[even:] = stream(self.seed, "latin").permuted(base, axis=1)
            self._normals = normal_quantile(u)
        own = self._normals[block * self.scales.size : (block + 1) * self.scales.size]
        out = np.empty_like(own)
        out[self.order] = own
        return out
