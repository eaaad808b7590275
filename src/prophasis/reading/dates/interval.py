"""Days and intervals of days, before and after the year 1, with their EDTF."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import NamedTuple

_CYCLE = 146_097
"""Days of the 400 years after which the Gregorian calendar repeats itself."""


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; years are astronomical: 0 is 1 BC, -430 is 431 BC."""

    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """``2021-04-01``, ``-0430-01-01``."""
        return f"{iso_year(self.year)}-{self.month:02d}-{self.day:02d}"

    def plus(self, days: int) -> Day:
        """The day ``days`` later (earlier where negative)."""
        cycle, year = divmod(self.year, 400)
        ordinal = datetime.date(year + 400, self.month, self.day).toordinal() + days
        further, rest = divmod(ordinal, _CYCLE)
        near = datetime.date.fromordinal(rest + _CYCLE)
        return Day(near.year + 400 * (cycle + further - 2), near.month, near.day)

    @property
    def weekday(self) -> int:
        """0 for Monday."""
        return datetime.date(self.year % 400 + 400, self.month, self.day).weekday()


def iso_year(year: int) -> str:
    """Four digits, with a sign before the year 0."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def month_days(year: int, month: int) -> int:
    """Days of a month."""
    return (
        29
        if month == 2 and calendar.isleap(year % 400 + 400)
        else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    )


def shift_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The month ``months`` later."""
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


@dataclass(frozen=True)
class Interval:
    """From ``earliest`` to ``latest``, both inclusive; None where open. ``edtf`` None where nothing dates it.

    ``grain`` is the unit it was named in, ``None`` for composed intervals; ``year`` its year where it has one.
    """

    earliest: Day | None = None
    latest: Day | None = None
    edtf: str | None = None
    grain: str | None = None

    @property
    def closed(self) -> bool:
        return self.earliest is not None and self.latest is not None

    @property
    def year(self) -> int | None:
        """The one year that it lies in."""
        if self.earliest is None or self.latest is None or self.earliest.year != self.latest.year:
            return None
        return self.earliest.year

    def approximate(self) -> Interval:
        """The same, with EDTF's mark of approximation."""
        if self.edtf is None or self.edtf.endswith("~"):
            return self
        return Interval(self.earliest, self.latest, "/".join(f"{end}~" for end in self.edtf.split("/")), self.grain)


def day(year: int, month: int, number: int) -> Interval | None:
    """One day; None where the month has no such day."""
    if not (1 <= month <= 12 and 1 <= number <= month_days(year, month)):
        return None
    at = Day(year, month, number)
    return Interval(at, at, at.iso, "day")


def month(year: int, number: int) -> Interval:
    """One month."""
    edtf = f"{iso_year(year)}-{number:02d}"
    return Interval(Day(year, number, 1), Day(year, number, month_days(year, number)), edtf, "month")


def months(year: int, first: int, count: int, edtf: str, grain: str) -> Interval:
    """``count`` months from ``first`` on."""
    last_year, last = shift_months(year, first, count - 1)
    return Interval(Day(year, first, 1), Day(last_year, last, month_days(last_year, last)), edtf, grain)


def year(number: int) -> Interval:
    """One year."""
    return Interval(Day(number, 1, 1), Day(number, 12, 31), iso_year(number), "year")


def years(first: int, last: int, grain: str) -> Interval:
    """Several whole years; EDTF with X where they are a decade, a century or a millennium."""
    for digits, width in (("X", 10), ("XX", 100), ("XXX", 1000)):
        if first >= 0 and first % width == 0 and last - first == width - 1:
            return Interval(Day(first, 1, 1), Day(last, 12, 31), iso_year(first)[: -len(digits)] + digits, grain)
    return Interval(Day(first, 1, 1), Day(last, 12, 31), f"{iso_year(first)}/{iso_year(last)}", grain)


def century(number: int, *, bc: bool = False) -> Interval:
    """The n-th century, as EDTF writes it (``17XX`` for the 18th): 1700 to 1799; BC: the 5th is 500 to 401 BC."""
    if bc:
        return years(1 - 100 * number, 100 - 100 * number, "century")
    return years(100 * (number - 1) if number > 1 else 1, 100 * number - 1, "century")


def season(year: int, number: int) -> Interval:
    """EDTF 21 spring (March-May), 22 summer, 23 autumn, 24 winter (December to February of the next year)."""
    first = (3, 6, 9, 12)[number - 21]
    return months(year, first, 3, f"{iso_year(year)}-{number}", "season")


def quarter(year: int, number: int) -> Interval:
    """EDTF 33-36."""
    return months(year, 3 * number - 2, 3, f"{iso_year(year)}-{32 + number}", "quarter")


def half(year: int, number: int) -> Interval:
    """EDTF 40 and 41 (semestrals)."""
    return months(year, 6 * number - 5, 6, f"{iso_year(year)}-{39 + number}", "half")


def spanned(first: Interval, last: Interval) -> Interval:
    """From the beginning of one to the end of the other."""
    left, right = ends(first)[0], ends(last)[1]
    return Interval(first.earliest, last.latest, f"{left}/{right}", None)


def ends(interval: Interval) -> tuple[str, str]:
    """The EDTF of both ends."""
    if interval.edtf is None:
        return (
            interval.earliest.iso if interval.earliest else "..",
            interval.latest.iso if interval.latest else "..",
        )
    parts = interval.edtf.split("/")
    return parts[0], parts[-1]


def of_days(first: Day | None, last: Day | None) -> Interval:
    """An interval between two days, in the coarsest EDTF that says just that."""
    if first is None or last is None:
        return Interval(first, last, f"{first.iso if first else '..'}/{last.iso if last else '..'}")
    whole = first.day == 1 and last.day == month_days(last.year, last.month)
    if not whole:
        return Interval(first, last, first.iso if first == last else f"{first.iso}/{last.iso}")
    if first.month == 1 and last.month == 12:
        left, right = iso_year(first.year), iso_year(last.year)
    else:
        left, right = f"{iso_year(first.year)}-{first.month:02d}", f"{iso_year(last.year)}-{last.month:02d}"
    return Interval(first, last, left if left == right else f"{left}/{right}")
