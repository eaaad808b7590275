"""Events that a document dates, and phrases that lean on them: "on the eve of the invasion"."""

from __future__ import annotations

from collections.abc import Sequence

from prophasis.reading.dates.context import Context
from prophasis.reading.dates.expression import Around, Expression, Found, Open, Span, Unit
from prophasis.reading.dates.interval import Interval
from prophasis.reading.dates.named_events import EVENTS, LASTING, named_event
from prophasis.reading.dates.resolve import resolve
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.words import SEASONS

Phrase = tuple[Expression, int]

_BACK = 7
_STOPS = frozenset(
    {".", ";", ":", "!", "?", "\n\n", ",", "(", ")", "when", "because", "while", "after", "before", "since"}
)
_DURING = frozenset({"during", "throughout", "amid", "amidst"})
_OPENING = frozenset({"initial", "first", "early", "opening", "earliest"})
_PIECES = frozenset("hours days weeks months morning day night hour moments phase stage stages moment".split())
_SEASONS = {name: str(number) for name, number in SEASONS.items() if number in (21, 22, 23, 24)}


def dated_events(row: Row, found: Sequence[Found]) -> dict[str, Interval]:
    """Events with the date that stands beside them: the latest of several, at its finest."""
    named: dict[str, list[Interval]] = {}
    ends = {token.end: i for i, token in enumerate(row.tokens)}
    starts = {token.start: i for i, token in enumerate(row.tokens)}
    for item in found:
        unit = item.expression
        if not isinstance(unit, Unit) or unit.year is None or unit.grain not in ("day", "month", "season", "year"):
            continue
        interval = resolve(unit, Context())
        noun = _noun_beside(row, starts[item.start], ends[item.end] + 1, unit)
        if noun is not None and interval is not None and interval.year is not None:
            named.setdefault(noun, []).append(interval)
    return {noun: _chosen(intervals) for noun, intervals in named.items()}


def _noun_beside(row: Row, first: int, after: int, unit: Unit) -> str | None:
    """The event noun before "in 2022" or "of February 2022", or behind "2022"."""
    if unit.grain == "year":
        for i in range(after, after + 4):
            if row.low(i) in EVENTS:
                return row.low(i)
            if not row.low(i).isalpha() and row.low(i) != "-":
                break
    if row.low(first - 1) not in ("in", "of", "on", "during", "("):
        return None
    for i in range(first - 2, first - 2 - _BACK, -1):
        if row.low(i) in _STOPS:
            return None
        if row.low(i) in EVENTS:
            return row.low(i)
    return None


def _chosen(intervals: list[Interval]) -> Interval:
    """The last of them, as finely as that year is named: of two invasions, "the invasion" is the later one."""
    last = max(interval.year or 0 for interval in intervals)
    fineness = {"day": 0, "month": 1, "season": 2}
    return min((at for at in intervals if at.year == last), key=lambda at: fineness.get(at.grain or "", 3))


def around(row: Row, i: int) -> Phrase | None:
    """``on the eve of X``, ``since (the first morning of) X``, ``the first weeks of X``, ``before X``."""
    if row.low(i) == "on" and row.low(i + 1) == "the" and row.low(i + 2) == "eve" and row.low(i + 3) == "of":
        found = named_event(row, i + 4)
        return (Around("eve", found[0]), found[1]) if found else None
    at = i + (row.low(i) == "ever")
    if row.low(at) == "since":
        piece = _piece(row, at + 1)
        found = named_event(row, piece[1] if piece else at + 1)
        return (Around("since", found[0]), found[1]) if found else None
    if row.low(i) in ("lead", "run", "build") and row.low(i + 1) in ("-", "up") or row.low(i) in ("runup", "buildup"):
        at = i + 1 + (row.low(i + 1) == "-")
        at += row.low(at) == "up"
        found = named_event(row, at + 1) if row.low(at) == "to" else None
        return (Around("before", found[0]), found[1]) if found else None
    if row.low(i) in ("before", "after"):
        found = named_event(row, i + 1)
        return (Around(row.low(i), found[0]), found[1]) if found else None  # type: ignore[arg-type]
    lead = i + (row.low(i) in ("during", "in", "throughout", "over"))
    piece = _piece(row, lead)
    if piece is not None:
        found = named_event(row, piece[1])
        return (Around(piece[0], found[0]), found[1]) if found else None  # type: ignore[arg-type]
    found = named_event(row, i + 1) if row.low(i) in _DURING and row.low(i + 1) == "the" else None
    if found is None:
        return None
    return Around("since" if found[0] in LASTING else "at", found[0]), found[1]


def _piece(row: Row, i: int) -> tuple[str, int] | None:
    """``the very first morning of``, ``the initial weeks of``, ``the first summer of``: what it is, and its end."""
    if row.low(i) != "the":
        return None
    at = i + 1 + (row.low(i + 1) == "very")
    if row.low(at) not in _OPENING:
        return None
    at += 1 + (row.low(at + 1) == "few")
    if row.low(at + 1) != "of":
        return None
    if row.low(at) in _SEASONS:
        return _SEASONS[row.low(at)], at + 2
    return ("opening", at + 2) if row.low(at) in _PIECES else None


def of_event(row: Row, i: int) -> Phrase | None:
    """``of the invasion`` behind "over the past three years"."""
    found = named_event(row, i + 1) if row.low(i) == "of" else None
    return (Around("since", found[0]), found[1]) if found else None


def since_clause(row: Row, i: int, inner: Sequence[Found]) -> Phrase | None:
    """``ever since its establishment in 1949``: since a date that ends the clause; ``inner`` are later phrases."""
    at = i + (row.low(i) == "ever")
    if row.low(at) != "since" or at + 1 >= len(row.tokens):
        return None
    for item in inner:
        between = [token for token in row.tokens[at + 1 : at + 14] if token.end <= item.start]
        if not between or any(token.low in _STOPS for token in between) or len(between) > 10:
            return None
        expression = item.expression
        if not isinstance(expression, Unit | Span) or (isinstance(expression, Unit) and expression.year is None):
            return None
        end = next(k for k, token in enumerate(row.tokens) if token.end == item.end) + 1
        while row.capital(end) and row.low(end).isalpha():
            end += 1
        return Open("since", expression), end
    return None
