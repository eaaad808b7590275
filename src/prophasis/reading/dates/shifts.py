"""Counting from a date: so many units before or after it, the next weekday, what comes round again."""

from __future__ import annotations

from dataclasses import replace

from prophasis.reading.dates import interval as made
from prophasis.reading.dates.context import NOTHING, Context
from prophasis.reading.dates.expression import Ahead, Shift, Unit
from prophasis.reading.dates.interval import Day, Interval, of_days, shift_months, spanned
from prophasis.reading.dates.portions import portion
from prophasis.reading.dates.words import UNIT_DAYS, UNIT_MONTHS


def shifted(shift: Shift, context: Context) -> Interval | None:
    """What lies so many units from the document's date or the last date named."""
    base = context.last if shift.base == "last" or _tells_on(shift, context) else context.document
    if shift.sense in ("past", "next") and context.near is not None:
        base = context.near
    if base is None or (base.earliest is None and base.latest is None):
        return NOTHING
    if shift.sense == "recent":
        return Interval(None, base.latest, None)
    if shift.sense == "at":
        if shift.unit == "weekend" and shift.count == 0 and not context.ahead and _early_in_week(base):
            shift = replace(shift, count=-1)
        at = counted(shift, context.near or base if shift.portion else base)
        return portion(at, shift.portion) if shift.portion else at
    if shift.count == 0:
        return NOTHING
    if shift.sense == "past":
        start = moved(base.earliest, shift.unit, -shift.count, first=True) if base.earliest else None
        return of_days(start, base.latest)
    end = moved(base.latest, shift.unit, shift.count, first=False) if base.latest else None
    return of_days(base.earliest, end)


def _tells_on(shift: Shift, context: Context) -> bool:
    """Whether a story goes on: "the next five years" behind a date, told in the past and not as news."""
    told = shift.sense == "next" and context.tense == "behind" and not context.current
    return told and context.close and context.last is not None


def _early_in_week(base: Interval) -> bool:
    """Whether a weekend spoken of is the one before: told before it has come."""
    return base.earliest is not None and base.earliest == base.latest and base.earliest.weekday <= _BEFORE_WEEKEND


_BEFORE_WEEKEND = 4
"""Friday."""


def moved(day: Day, unit: str, count: int, *, first: bool) -> Day:
    """``day`` moved by units, at the precision of the unit: months for months and years, years for decades."""
    if unit == "hour":
        return day.plus(-(-abs(count) // 24) * (1 if count > 0 else -1))
    if unit in UNIT_DAYS:
        return day.plus(UNIT_DAYS[unit] * count)
    year, month = shift_months(day.year, day.month, UNIT_MONTHS[unit] * count)
    if unit in ("decade", "century", "millennium"):
        return Day(year, 1, 1) if first else Day(year, 12, 31)
    return Day(year, month, 1) if first else Day(year, month, min(day.day, made.month_days(year, month)))


def counted(shift: Shift, base: Interval) -> Interval:
    """The unit that lies so many units from ``base``."""
    earliest, latest = base.earliest or base.latest, base.latest or base.earliest
    assert earliest is not None
    assert latest is not None
    if shift.unit in ("week", "weekend") and earliest == latest:
        monday = earliest.plus(7 * shift.count - earliest.weekday)
        return replace(of_days(monday.plus(5 if shift.unit == "weekend" else 0), monday.plus(6)), grain="week")
    if shift.unit in UNIT_DAYS:
        if earliest != latest and base.grain != "month":
            return NOTHING  # days counted from a year lead nowhere
        days = UNIT_DAYS[shift.unit] * shift.count
        return replace(of_days(earliest.plus(days), latest.plus(days)), grain=base.grain)
    if shift.unit in ("decade", "century"):
        width = 10 if shift.unit == "decade" else 100
        start = (earliest.year // width + shift.count) * width
        return made.years(start, start + width - 1, shift.unit)
    if shift.unit in ("year", "millennium"):
        years = UNIT_MONTHS[shift.unit] // 12 * shift.count
        first, last = made.year(earliest.year + years), made.year(latest.year + years)
        return first if first == last else spanned(first, last)
    if shift.unit == "quarter":
        count = earliest.year * 4 + (earliest.month - 1) // 3 + shift.count
        return made.quarter(count // 4, count % 4 + 1)
    months = UNIT_MONTHS[shift.unit] * shift.count
    first = made.month(*shift_months(earliest.year, earliest.month, months))
    last = made.month(*shift_months(latest.year, latest.month, months))
    return first if first == last else spanned(first, last)


def weekday(unit: Unit, base: Interval | None, *, step: int, ahead: bool = False) -> Interval | None:
    """The day of the week before ``base``, or that day (``step`` 0), behind it (1, or ahead), or a week before (-1)."""
    if base is None or base.earliest is None or base.earliest != base.latest:
        return NOTHING
    away = ((unit.number or 0) - base.earliest.weekday) % 7
    if step > 0:
        at = base.earliest.plus(away or 7)
    elif ahead and step == 0:
        at = base.earliest.plus(away)
    else:
        at = base.earliest.plus(away - 7 if away or step < 0 else 0)
    return made.day(*at)


def to_come(length: Ahead, context: Context) -> Interval:
    """The days of what lies ahead of the day of writing; nothing where the sentence is past or that day unknown."""
    document = context.document
    if document is None or document.grain != "day" or context.tense == "behind":
        return NOTHING
    if length.count == 1 and not context.ahead:
        return NOTHING  # "the number of days in a year"
    unit, count = length.unit, length.count
    if length.sense == "within":
        return shifted(Shift("next", unit, count), replace(context, near=None)) or NOTHING
    if unit == "week":
        unit, count = "day", 7 * count
    return counted(Shift("at", unit, count), document)


def round_again(of: Interval, count: int) -> Interval | None:
    """A day, month or year so many years later."""
    first = of.earliest
    if first is None or of.grain not in ("day", "month", "year"):
        return None
    year = first.year + count
    if of.grain == "day":
        return made.day(year, first.month, first.day) or made.day(year, first.month, first.day - 1)
    return made.month(year, first.month) if of.grain == "month" else made.year(year)
