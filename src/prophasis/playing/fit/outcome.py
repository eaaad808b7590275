"""Outcome: the columns that say how each play ended -> the place of its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.fit.table import Table
from prophasis.playing.messages import fail, unknown

Places = np.ndarray[tuple[int], np.dtype[np.int64]]
Rows = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True)
class Seen:
    """``places`` (n,) the end of each row in use; ``names`` the ends in order."""

    names: tuple[str, ...]
    places: Places

    @property
    def counts(self) -> Array:
        return np.bincount(self.places, minlength=len(self.names)).astype(np.float64)

    @property
    def shares(self) -> Array:
        return self.counts / len(self.places)

    @property
    def base(self) -> float:
        """The log-likelihood of the bare shares."""
        counts = self.counts[self.counts > 0]
        return float((counts * np.log(counts / counts.sum())).sum())


def outcomes_of(table: Table, keep: Rows, outcome: Sequence[str], order: Sequence[str] | None, ends: int) -> Seen:
    """Read the outcome from one column (with the order of its values) or from one 0/1 column for each end.

    Raises:
        GameError: P031 no such column, P035 values that do not fit the shape, or an end that never came.
    """
    if not keep.any():
        raise fail("P035", "no row has all the columns of the model.", table.name, "Look at the empty cells.")
    if len(outcome) == 1:
        seen = _from_words(table, keep, outcome[0], order, ends)
    else:
        seen = _from_columns(table, keep, outcome, ends)
    missing = [name for name, count in zip(seen.names, seen.counts, strict=True) if count == 0]
    if missing:
        what = f"no row in use ended in {' or '.join(missing)}."
        raise fail("P035", what, f"{table.name}, {', '.join(outcome)}", "A model of this shape needs every outcome.")
    return seen


def _from_words(table: Table, keep: Rows, column: str, order: Sequence[str] | None, ends: int) -> Seen:
    levels = table.levels(column)
    where = f"{table.name}, {column}"
    names = tuple(order) if order is not None else levels
    if order is None or len(names) != ends or len(set(names)) != ends:
        mend = f"Give the order of the {ends} ends; the column holds {', '.join(levels[:8])}."
        raise fail("P035", f"the shape has {ends} ends.", where, mend)
    for level in levels:
        if level not in names:
            raise unknown("P035", "outcome", level, names, where)
    text = table.text(column)
    return Seen(names, np.array([names.index(text[row]) for row in np.flatnonzero(keep)], dtype=np.int64))


def _from_columns(table: Table, keep: Rows, outcome: Sequence[str], ends: int) -> Seen:
    where = f"{table.name}, {', '.join(outcome)}"
    if len(outcome) != ends or len(set(outcome)) != ends:
        raise fail("P035", f"{len(outcome)} columns stand for {ends} ends.", where, "Name one 0/1 column for each end.")
    marks = np.column_stack([table.numbers(column)[keep] for column in outcome])
    wrong = np.flatnonzero(~np.isin(marks, (0.0, 1.0)).all(axis=1) | (marks.sum(axis=1) != 1))
    if len(wrong):
        line = table.lines[int(np.flatnonzero(keep)[wrong[0]])]
        what = f"the columns do not hold a single 1 ({len(wrong)} such rows)."
        raise fail("P035", what, f"{table.name}, line {line}, {', '.join(outcome)}", "Each play ends once.")
    return Seen(tuple(outcome), marks.argmax(axis=1).astype(np.int64))


__all__ = ["Seen", "outcomes_of"]
