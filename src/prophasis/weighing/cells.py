"""All cells of a ledger side by side, so that ends, widths and quantiles are found for the whole matrix at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from prophasis.weighing.arrays.cumulants import cumulants, mean_product
from prophasis.weighing.arrays.information import own_terms
from prophasis.weighing.arrays.shapes import LEVELS, POINT, Bools, Floats, Shapes, ends, table
from prophasis.weighing.ledger import Ledger

BLOCK = 512
"""Cells looked at at once: their levels stay in the processor's cache."""


@dataclass(frozen=True)
class Moments:
    """Means over the levels of each cell, in the order of `Cells.shapes`.

    ``cumulants`` ``(4, N)`` of ln x (mean -inf for a zero), ``(N,)`` the means of x and of x log2 x.
    """

    cumulants: Floats
    mean: Floats
    own: Floats


class Cells:
    """The distributions of every row as each analyst rated it; a row that several analysts share is held once.

    ``place`` ``(A, R)`` is where an analyst's row stands, -1 where he has not rated it; ``shapes`` holds the rows'
    cells end to end; ``wide`` ``(A, R)`` says which rows have a range.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.rows = ledger.rows
        self.size = len(ledger.hypotheses)
        self.place = np.full((len(ledger.analysts), len(ledger.rows)), -1)
        places: dict[int, int] = {}
        parts: list[Shapes] = []
        for r, row in enumerate(ledger.rows):
            for a, analyst in enumerate(ledger.analysts):
                rated = row.rated.get(analyst)
                if rated is None:
                    continue
                if id(rated) not in places:
                    places[id(rated)] = len(parts)
                    parts.append(rated.shapes)
                self.place[a, r] = places[id(rated)]
        self.shapes = Shapes.joined(parts) if parts else Shapes.of([])
        self.wide = self.some(self.shapes.family != POINT)

    def some(self, cells: Bools) -> Bools:
        """``(A, R)`` whether a row as an analyst rated it has a cell of this kind; ``cells`` as in ``shapes``."""
        rated = self.place >= 0
        found: Bools = np.zeros(self.place.shape, dtype=bool)
        rows: Bools = np.asarray(cells.reshape(-1, self.size).any(axis=1))
        found[rated] = rows[self.place[rated]]
        return found

    @cached_property
    def ends(self) -> tuple[Floats, Floats]:
        """``(A, R, H)`` least and greatest stated values; 1 in rows that the analyst has not rated."""
        rated = self.place >= 0
        low, high = np.ones((*self.place.shape, self.size)), np.ones((*self.place.shape, self.size))
        for out, end in zip((low, high), ends(self.shapes), strict=True):
            out[rated] = end.reshape(-1, self.size)[self.place[rated]]
        return low, high

    @cached_property
    def _table(self) -> Floats:
        return table(self.shapes)

    @cached_property
    def moments(self) -> Moments:
        """Means over the levels of every cell."""
        found = np.empty((6, len(self.shapes)))
        with np.errstate(divide="ignore", invalid="ignore"):
            for k in range(0, len(self.shapes), BLOCK):
                values = self._table[k : k + BLOCK]
                logs = np.log(values)
                found[:4, k : k + BLOCK] = cumulants(logs)
                found[4, k : k + BLOCK] = values.mean(axis=1)
                found[5, k : k + BLOCK] = mean_product(values, logs)
        return Moments(found[:4], found[4], np.nan_to_num(found[5]) / np.log(2.0))

    def own_terms(self, a: int, rows: list[int]) -> tuple[Floats, Floats]:
        """``(rows, H)`` each: `information.own_terms` of rows that analyst ``a`` has rated."""
        mean, own = (part.reshape(-1, self.size)[self.place[a, rows]] for part in (self.moments.mean, self.moments.own))
        for k, r in enumerate(rows):
            together = self.rows[r].joint
            if together is not None:
                mean[k], own[k] = own_terms(together)
        return mean, own

    def levels(self, a: int, rows: list[int]) -> Floats:
        """``(rows, H, LEVELS)`` equally likely values of P(item | h) of rows that analyst ``a`` has rated."""
        values: Floats = self._table.reshape(-1, self.size, LEVELS)[self.place[a, rows]]
        for k, r in enumerate(rows):
            together = self.rows[r].joint
            if together is not None:
                values[k] = together
        return values
