"""Early, mid and late: thirds of a unit, in whole days, months or years; halves likewise."""

from __future__ import annotations

from prophasis.reading.dates.expression import Portion
from prophasis.reading.dates.interval import Day, Interval, month_days, of_days, shift_months, years

_THIRDS: dict[str, tuple[int, int]] = {
    "early": (0, 1),
    "mid": (1, 2),
    "late": (2, 3),
    "early-mid": (0, 2),
    "mid-late": (1, 3),
}
_HALVES = {"first half": (0, 1), "second half": (1, 2)}
_QUARTERS = {"first quarter": (0, 1), "second quarter": (1, 2), "third quarter": (2, 3), "last quarter": (3, 4)}


def portion(whole: Interval, name: Portion) -> Interval:
    """The named part of ``whole``.

    Thirds of a month are days 1-10, 11-20 and 21 to its end; thirds of years and seasons are whole months; thirds
    of decades and centuries are rounded outwards to whole years (the late 1970s begin in 1976).
    """
    first, last = whole.earliest, whole.latest
    if first is None or last is None:
        return whole
    if name == "turn":
        around = 1 if whole.grain == "century" and first.year % 1000 == 0 else 5
        return years(first.year - around, first.year + around, "turn").approximate()
    part, of = next((parts[name], of) for parts, of in ((_THIRDS, 3), (_HALVES, 2), (_QUARTERS, 4)) if name in parts)
    if whole.grain in ("decade", "century", "millennium"):
        count = last.year - first.year + 1
        begin, end = first.year + count * part[0] // of, first.year - (-count * part[1] // of) - 1
        return of_days(Day(begin, 1, 1), Day(end, 12, 31))
    if whole.grain == "month":
        cuts = (0, 10, 20, last.day) if of == 3 else (0, 15, last.day)
        return of_days(Day(first.year, first.month, cuts[part[0]] + 1), Day(first.year, first.month, cuts[part[1]]))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if whole.grain == "day" or months % of:
        return whole
    begin_month = shift_months(first.year, first.month, months * part[0] // of)
    end_month = shift_months(first.year, first.month, months * part[1] // of - 1)
    return of_days(Day(*begin_month, 1), Day(*end_month, month_days(*end_month)))
