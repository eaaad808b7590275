"""Dates in figures: ISO 8601, "13/07/2021", Roman months ("12.IX.1683"), "12 Mar 21", military date-time groups."""

from __future__ import annotations

from prophasis.reading.dates.expression import Unit
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.tokens import DASHES
from prophasis.reading.dates.words import ABBREVIATED, MONTHS, NOT_YEARS
from prophasis.reading.dates.years import Parsed

_ROMAN = {name: number for number, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
_LAST_DAY = 31


def figures(row: Row, i: int) -> Parsed | None:
    """A day or month that is written in figures, with or without the letters of its month."""
    for parse in (_group, _iso, _slashed, _roman, _compact):
        found = parse(row, i)
        if found is not None:
            return found
    return None


def _group(row: Row, i: int) -> Parsed | None:
    """``041200ZMAR22``, ``151430Z JAN 2019``: day, hour and minute, zone, month, year; the day is kept."""
    text, zone = row.text(i), row.text(i + 1)
    if len(text) != 6 or row.number(i) is None or not row.glued(i + 1) or not zone.isalpha() or not zone.isupper():
        return None
    month, at = (row.low(i + 2), i + 3) if len(zone) == 1 else (row.low(i + 1)[1:], i + 2)
    day, hour, minute = int(text[:2]), int(text[2:4]), int(text[4:])
    if month not in MONTHS or not 1 <= day <= _LAST_DAY or hour > 24 or minute > 59:
        return None
    unit = Unit("day", number=MONTHS[month], day=day)
    return _dated(row, unit, at) or (unit, at)


def _iso(row: Row, i: int) -> Parsed | None:
    """``2021-04-05``, ``2021/04/05``, ``2021-04``."""
    text = row.text(i)
    if len(text) != 4 or row.number(i) is None or row.text(i + 1) not in ("-", "/", "."):
        return None
    if row.glued(i) and row.low(i - 1) != "/":
        return None
    month, sign = row.number(i + 2), row.text(i + 1)
    if month is None or len(row.text(i + 2)) != 2 or not 1 <= month <= 12 or not row.glued(i + 2):
        return None
    day = row.number(i + 4)
    if row.text(i + 3) == sign and day is not None and row.glued(i + 4) and 1 <= day <= _LAST_DAY:
        return Unit("day", year=int(text), number=month, day=day), i + 5
    if sign == "-" and int(text[2:]) + 1 != month and int(text) >= 1800:
        return Unit("month", year=int(text), number=month), i + 3
    return None


def _slashed(row: Row, i: int) -> Parsed | None:
    """``13/07/2021`` and ``07/13/2021`` where one number shows which is the day, or another date of the text does.

    ``13.07.2021`` is a day first.
    """
    if row.glued(i) and row.low(i - 1) in ("/", "-", "."):
        return None
    parts = row.text(i).split(".")
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and len(parts[2]) == 4 and int(parts[1]) <= 12:
        return Unit("day", year=int(parts[2]), number=int(parts[1]), day=int(parts[0])), i + 1
    first, second, third = row.number(i), row.number(i + 2), row.number(i + 4)
    if first is None or second is None or third is None or len(row.text(i + 4)) != 4:
        return None
    if row.text(i + 1) != "/" or row.text(i + 3) != "/" or not row.glued(i + 1):
        return None
    if first > 12 >= second >= 1:
        return Unit("day", year=third, number=second, day=first), i + 5
    if second > 12 >= first >= 1 or first == second <= 12:
        return Unit("day", year=third, number=first, day=second), i + 5
    if row.day_first is None or not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    month, day = (second, first) if row.day_first else (first, second)
    return Unit("day", year=third, number=month, day=day), i + 5


def _roman(row: Row, i: int) -> Parsed | None:
    """``12.IX.1683``, ``4 XI 1918``."""
    day = row.number(i)
    at = i + 1 + (row.low(i + 1) in (".", "/"))
    month = _ROMAN.get(row.text(at))
    if day is None or month is None or not 1 <= day <= _LAST_DAY or row.glued(i):
        return None
    at += 1 + (row.low(at + 1) in (".", "/"))
    year = row.number(at)
    if year is None or len(row.text(at)) != 4:
        return None
    return Unit("day", year=year, number=month, day=day), at + 1


def _compact(row: Row, i: int) -> Parsed | None:
    """``12 Mar 21``, ``03MAY2019``, ``3-May-2019``: a short month between the day and a year that may be short."""
    day, at = row.number(i), i + 1
    at += row.low(at) in DASHES or row.low(at) == "/"
    month = MONTHS.get(row.low(at))
    if day is None or month is None or not 1 <= day <= _LAST_DAY or not row.capital(at) or row.glued(i):
        return None
    short = row.low(at) in ABBREVIATED or row.low(at) == "may"
    at += 1 + (row.low(at + 1) in DASHES or row.low(at + 1) == "/")
    run_on = row.glued(at) and row.glued(i + 1)
    if not run_on and not (short and len(row.text(at)) == 2):
        return None
    return _dated(row, Unit("day", number=month, day=day), at)


def _dated(row: Row, unit: Unit, at: int) -> Parsed | None:
    """The unit with the year of two or four digits at ``at``."""
    year, digits = row.number(at), len(row.text(at))
    if year is None or digits not in (2, 4) or row.low(at + 1) in NOT_YEARS or row.low(at + 1) in (":", "%"):
        return None
    return Unit(unit.grain, year=year, number=unit.number, day=unit.day, short=digits == 2), at + 1
