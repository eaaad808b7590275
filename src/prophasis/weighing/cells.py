"""All cells of a ledger side by side, so that ends, widths and quantiles are found for the whole matrix at once."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from prophasis.weighing.arrays.shapes import LEVELS, POINT, Bools, Floats, Shapes, ends, table
from prophasis.weighing.ledger import Ledger


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
        self._table: Floats | None = None

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

    def levels(self, a: int, rows: list[int]) -> Floats:
        """``(rows, H, LEVELS)`` equally likely values of P(item | h) of rows that analyst ``a`` has rated."""
        if self._table is None:
            self._table = table(self.shapes).reshape(-1, self.size, LEVELS)
        values: Floats = self._table[self.place[a, rows]]
        for k, r in enumerate(rows):
            together = self.rows[r].joint
            if together is not None:
                values[k] = together
        return values
