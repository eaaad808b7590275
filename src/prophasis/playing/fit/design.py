"""Design: terms as a user writes them -> the columns of a linear index, with their names.

A term is ``1`` (an intercept), the name of a column, or an expression over columns of numbers such as
``sqrt(trade)``. A column of words becomes one 0/1 column for each level but the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.expressions import FUNCTIONS, Expression, Value, compile_expression
from prophasis.playing.fit.table import Table
from prophasis.playing.messages import brief, fail, unknown

INTERCEPT = "1"
MOST_LEVELS = 50


@dataclass(frozen=True)
class Index:
    """A linear index: ``matrix`` (n, k) times k coefficients, called ``names``, plus ``fixed`` (a known number)."""

    names: tuple[str, ...]
    matrix: Array
    fixed: float = 0.0

    @property
    def size(self) -> int:
        return len(self.names)


def split_terms(text: str) -> tuple[str, ...]:
    """``"1, x1, min(a, b)"`` -> its terms; commas inside brackets do not part them."""
    parts = re.split(r",(?![^()]*\))", text)
    return tuple(part.strip() for part in parts if part.strip())


def columns_of(table: Table, terms: Iterable[str], *, where: str) -> set[str]:
    """The columns that terms use.

    Raises:
        GameError: P031 a name that is no column, P001 and P002 an expression that cannot be read.
    """
    found: set[str] = set()
    for term in terms:
        if term in table.columns:
            found.add(term)
        elif term != INTERCEPT:
            found |= _compiled(table, term, where).names
    return found


def index(table: Table, rows: np.ndarray[tuple[int], np.dtype[np.bool_]], terms: Sequence[str], *, where: str) -> Index:
    """The matrix of some terms for the rows in use.

    Raises:
        GameError: P031, P032; P033 where a term is not finite, is constant beside an intercept or is written twice.
    """
    names: list[str] = []
    parts: list[Array] = []
    for term in terms:
        for name, column in _columns(table, term, where):
            kept = column[rows]
            _check(name, kept, names, intercept=INTERCEPT in terms, where=f"{table.name}, {where}")
            names.append(name)
            parts.append(kept)
    matrix = np.column_stack(parts) if parts else np.zeros((int(rows.sum()), 0))
    if np.linalg.matrix_rank(matrix) < len(names):
        what = f"the terms {', '.join(names)} say the same thing twice: one is a sum of others."
        raise fail("P033", what, f"{table.name}, {where}", "Leave one of them out.")
    return Index(tuple(names), matrix)


def _check(name: str, column: Array, names: list[str], *, intercept: bool, where: str) -> None:
    if name in names:
        raise fail("P033", f"the term {name} stands there twice.", where, "Leave one out.")
    if not np.isfinite(column).all():
        raise fail("P033", f"the term {name} is not a finite number in some row.", where, "Look at zeros and signs.")
    if name != INTERCEPT and np.ptp(column) == 0 and (intercept or column[0] == 0):
        what = f"the term {name} is {column[0]:g} in every row in use."
        raise fail("P033", what, where, "It cannot be told from the intercept: leave it out.")


def _columns(table: Table, term: str, where: str) -> list[tuple[str, Array]]:
    if term == INTERCEPT:
        return [(INTERCEPT, np.ones(table.rows))]
    if term in table.columns and not table.is_number(term):
        return _levels(table, term)
    if term in table.columns:
        return [(term, table.numbers(term))]
    expression = _compiled(table, term, where)
    scope: dict[str, Value] = {name: table.numbers(name) for name in expression.names}
    return [(term, np.broadcast_to(np.asarray(expression(scope), dtype=np.float64), (table.rows,)))]


def _levels(table: Table, column: str) -> list[tuple[str, Array]]:
    levels, text = table.levels(column), table.text(column)
    if len(levels) > MOST_LEVELS:
        what = f"{column} holds {len(levels)} different words, {brief(levels[-1])} among them."
        raise fail("P032", what, f"{table.name}, {column}", "Use a column of numbers, or one with few levels.")
    return [
        (f"{column}={level}", np.array([float(value == level) for value in text], dtype=np.float64))
        for level in levels[1:]
    ]


def _compiled(table: Table, term: str, where: str) -> Expression:
    expression = compile_expression(term, where=f"{table.name}, {where}")
    for name in sorted(expression.names):
        if name not in table.columns:
            raise unknown("P031", "column", name, [*table.columns, *FUNCTIONS], f"{table.name}, {where}")
    return expression


__all__ = ["INTERCEPT", "Index", "columns_of", "index", "split_terms"]
