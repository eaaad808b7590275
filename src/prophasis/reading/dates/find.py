"""Find every dated phrase of a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prophasis.reading.dates.ends import named_ends
from prophasis.reading.dates.events import around, dated_events, of_event, since_clause
from prophasis.reading.dates.expression import Around, Found, Shift, Unit
from prophasis.reading.dates.interval import Interval
from prophasis.reading.dates.phrases import phrase
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.tokens import tokens


@dataclass(frozen=True)
class Phrases:
    """The dated phrases of a text in order of place, and the events that it dates.

    Phrases overlap only where one stands inside a clause that is dated by it ("ever since its founding in 1949").
    """

    found: tuple[Found, ...]
    events: Mapping[str, Interval]


def find(text: str) -> list[Found]:
    """Dated phrases in order of place, the longest at each place."""
    return list(phrases(text).found)


def phrases(text: str) -> Phrases:
    """Dated phrases, with the events that give some of them their value."""
    row = Row(tokens(text))
    found: list[Found] = []
    i = 0
    while i < len(row.tokens):
        parsed = (phrase(row, i) or around(row, i)) if _may_begin(row, i) else None
        if parsed is None:
            i += 1
            continue
        expression, after = parsed
        if isinstance(expression, Shift) and expression.sense == "past":
            expression, after = of_event(row, after) or parsed
        plain = isinstance(expression, Unit) and expression.grain == "year" and row.low(i) == "the"
        ends = named_ends(row, i, after, expression)
        found.append(Found(row.tokens[i + plain].start, row.tokens[after - 1].end, expression, ends))
        i = after
    return Phrases(tuple(_with_clauses(row, found)), dated_events(row, found))


def _with_clauses(row: Row, found: list[Found]) -> list[Found]:
    """Add clauses that begin with "since" and end with a date."""
    taken = {item.start for item in found if not isinstance(item.expression, Around)}
    clauses: list[Found] = []
    for i, token in enumerate(row.tokens):
        if (
            token.low not in ("since", "ever")
            or token.start in taken
            or (token.low == "since" and row.low(i - 1) == "ever")
        ):
            continue
        following = [item for item in found if item.start > token.start][:1]
        clause = since_clause(row, i, following)
        if clause is not None:
            clauses.append(Found(token.start, row.tokens[clause[1] - 1].end, clause[0]))
    begun = {item.start for item in clauses}
    kept = [item for item in found if item.start not in begun]
    return sorted([*kept, *clauses], key=lambda item: (item.start, -item.end))


def _may_begin(row: Row, i: int) -> bool:
    return row.text(i)[0].isalnum() or row.text(i) in ("'", "’", "‘")
