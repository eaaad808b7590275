"""Find every dated phrase of a text."""

from __future__ import annotations

from prophasis.reading.dates.expression import Found, Unit
from prophasis.reading.dates.phrases import phrase
from prophasis.reading.dates.tokens import tokens
from prophasis.reading.dates.units import Row


def find(text: str) -> list[Found]:
    """Dated phrases in order of place, the longest at each place; they do not overlap."""
    row = Row(tokens(text))
    found: list[Found] = []
    i = 0
    while i < len(row.tokens):
        parsed = phrase(row, i) if _may_begin(row, i) else None
        if parsed is None:
            i += 1
            continue
        expression, after = parsed
        plain = isinstance(expression, Unit) and expression.grain == "year" and row.low(i) == "the"
        found.append(Found(row.tokens[i + plain].start, row.tokens[after - 1].end, expression))
        i = after
    return found


def _may_begin(row: Row, i: int) -> bool:
    return row.text(i)[0].isalnum() or row.text(i) in ("'", "’", "‘")
