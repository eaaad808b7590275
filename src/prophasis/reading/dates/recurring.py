"""What recurs, or comes round again: "every Monday", "twice a month", "the second anniversary of the invasion"."""

from __future__ import annotations

from prophasis.reading.dates.expression import Anniversary, Around, Expression, Repeated, Unit
from prophasis.reading.dates.named_events import named_event
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.units import month_name, ordinal, unit
from prophasis.reading.dates.words import NUMBERS, ORDINALS, SEASONS, UNITS, WEEKDAYS

Phrase = tuple[Expression, int]

_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_MULTIPLES = {
    "fortnight": (2, "W"),
    "weekend": (1, "W"),
    "quarter": (3, "M"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
}
_OFTEN = frozenset({"once", "twice", "thrice"})
_PLURALS = {f"{name}s": number for name, number in WEEKDAYS.items()}


def recurring(row: Row, i: int) -> Phrase | None:
    """A phrase for what happens again and again, or for the day on which something comes round."""
    for parse in (_every, _times, _weekdays, _anniversary):
        found = parse(row, i)
        if found is not None:
            return found
    return None


def _every(row: Row, i: int) -> Phrase | None:
    """``every Monday``, ``each August``, ``every two years``, ``every year on 9 May``."""
    if row.low(i) == "annually":
        return Repeated("P1Y"), i + 1
    if row.low(i) not in ("every", "each"):
        return None
    if row.low(i + 1) in WEEKDAYS:
        return Repeated("P1W"), i + 2
    named = _named(row, i + 1)
    if named is not None:
        return named
    count, at = 1, i + 1
    if row.low(at) == "other" or row.low(at) in ORDINALS:
        count, at = 2 if row.low(at) == "other" else ORDINALS[row.low(at)], at + 1
    elif row.low(at) == "few":
        return None
    elif (number := row.number(at) or NUMBERS.get(row.low(at))) is not None:
        count, at = number, at + 1
    period = _period(row.low(at), count)
    if period is None:
        return None
    at += 1
    if period == "P1Y" and row.low(at) in ("on", "in"):
        return _named(row, at + 1) or (Repeated(period), at)
    return Repeated(period), at


def _named(row: Row, i: int) -> Phrase | None:
    """A day, month or season without a year that comes round each year."""
    if row.low(i) in SEASONS and row.low(i) != "fall":
        return Repeated("P1Y", f"XXXX-{SEASONS[row.low(i)]}"), i + 1
    if month_name(row, i) is None and row.number(i) is None:
        return None
    found = unit(row, i)
    if found is None or found[0].year is not None or found[0].portion or found[0].number is None:
        return None
    named = found[0]
    if named.grain == "month":
        return Repeated("P1Y", f"XXXX-{named.number:02d}"), found[1]
    if named.grain == "day" and named.day is not None:
        return Repeated("P1Y", f"XXXX-{named.number:02d}-{named.day:02d}"), found[1]
    return None


def _times(row: Row, i: int) -> Phrase | None:
    """``twice a month``, ``three times per week``."""
    at = i + 1
    if row.low(i) not in _OFTEN:
        if row.low(at) != "times" or (row.number(i) is None and row.low(i) not in NUMBERS):
            return None
        at += 1
    if row.low(at) not in ("a", "an", "per", "each", "every"):
        return None
    period = _period(row.low(at + 1), 1)
    return (Repeated(period), at + 2) if period is not None and not row.low(at + 1).endswith("s") else None


def _period(word: str, count: int) -> str | None:
    unit = UNITS.get(word)
    if unit in _LETTERS:
        return f"P{count}{_LETTERS[unit]}"
    times, letter = _MULTIPLES.get(unit or "", (0, ""))
    return f"P{count * times}{letter}" if times else None


def _weekdays(row: Row, i: int) -> Phrase | None:
    """``on Mondays``."""
    if row.low(i) in _PLURALS and row.capital(i) and row.low(i - 1) in ("on", "and", "or", ","):
        return Repeated("P1W"), i + 1
    return None


def _anniversary(row: Row, i: int) -> Phrase | None:
    """``the second anniversary of the invasion``, ``the 10th anniversary of the 2014 annexation``."""
    at = i + (row.low(i) == "the")
    count = ordinal(row, at)
    if count is None or row.low(count[1]) != "anniversary" or row.low(count[1] + 1) != "of":
        return None
    start = count[1] + 2
    event = named_event(row, start)
    if event is not None:
        return Anniversary(count[0], Around("at", event[0])), event[1]
    found = unit(row, start)
    if found is None or not isinstance(found[0], Unit) or found[0].year is None:
        return None
    return Anniversary(count[0], found[0]), found[1]
