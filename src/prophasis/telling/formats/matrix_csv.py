"""case + verdict -> the matrix as CSV: hypotheses in rows, two columns an item (rating, weight in decibels)."""

from __future__ import annotations

import csv
import io

from prophasis.case import Case, Verdict
from prophasis.telling import handling
from prophasis.telling.matrix import MatrixCell, matrix

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def matrix_csv(case: Case, verdict: Verdict) -> str:
    """The matrix as CSV (RFC 4180, UTF-8), every item in it, copies too.

    The first rows name the question, the handling mark and the hypothesis that weights are against; texts that a
    spreadsheet would run as a formula are led by an apostrophe.
    """
    table = matrix(case, verdict)
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write(["question", safe(verdict.text)])
    write(["handling", safe(handling.of_case(case) or "")])
    write(["weights against", safe(table.reference or "")])
    write(["hypothesis", "text"] + [name for c in table.columns for name in (c.item, f"{c.item} dB")])
    write(["", "text of the item"] + [name for c in table.columns for name in (safe(c.text), "")])
    write(["", "kind"] + [name for c in table.columns for name in (c.kind, "")])
    for row in table.rows:
        write([row.hypothesis, safe(row.text)] + [part for cell in row.cells for part in _parts(cell)])
    return out.getvalue()


def _parts(cell: MatrixCell) -> tuple[str, str]:
    ratings = "; ".join(f"{who}: {rating}" if who else rating for who, rating in cell.ratings)
    return safe(ratings), "" if cell.decibels is None else f"{cell.decibels:.2f}"


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


__all__ = ["matrix_csv", "safe"]
