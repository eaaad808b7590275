"""Old Style and New Style: days of the Julian calendar, which stand beside ours in older sources."""

from __future__ import annotations

from dataclasses import replace

from prophasis.reading.dates.expression import Unit
from prophasis.reading.dates.interval import Day
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.years import Parsed

_STYLES = {
    ("old", "style"): True,
    ("o", ".", "s", "."): True,
    ("os",): True,
    ("julian",): True,
    ("new", "style"): False,
    ("n", ".", "s", "."): False,
    ("ns",): False,
    ("gregorian",): False,
}
"""Words behind a day, and whether it is one of the Julian calendar."""


def with_style(row: Row, unit: Unit, after: int) -> Parsed:
    """A day with the calendar named behind it: ``25 October 1917 (Old Style)``, ``14 September 1752 N.S.``."""
    if unit.grain != "day" or unit.year is None:
        return unit, after
    bracket = row.text(after) in ("(", "[")
    start = after + bracket
    for words, julian in _STYLES.items():
        end = start + len(words)
        if all(row.low(start + k) == word for k, word in enumerate(words)):
            if bracket and row.text(end) in (")", "]"):
                return replace(unit, julian=julian), end + 1
            if not bracket and (len(words) > 1 or row.text(start).isupper()) and row.capital(start):
                return replace(unit, julian=julian), end
    return unit, after


def gregorian(year: int, month: int, day: int) -> Day:
    """The day of our calendar that a day of the Julian calendar is.

    The calendars part by the leap days of full centuries (Meeus, *Astronomical Algorithms*, ch. 7).
    """
    counted = year if month > 2 else year - 1
    apart = counted // 100 - counted // 400 - 2
    leap = month == 2 and day == 29
    return Day(year, month, 28 if leap else day).plus(apart + leap)


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return Day(year, month, day + 1)


__all__ = ["easter", "gregorian", "with_style"]
