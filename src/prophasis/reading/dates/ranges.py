"""Ranges: two units that make one span ("2019-2020", "12-15 July", "431-404 BC"), and lists that share a year."""

from __future__ import annotations

from dataclasses import replace

from prophasis.reading.dates.expression import Expression, Open, Span, Unit
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.tokens import DASHES
from prophasis.reading.dates.units import month_name, ordinal, unit
from prophasis.reading.dates.years import Parsed

TO = frozenset({"to", "through", "until", "till", "thru", "into"})

Phrase = tuple[Expression, int]


def is_life(row: Row, i: int, first: Unit, after: int) -> bool:
    """``Edmund Burke (1729–1797)``: born and died are two dates; a war, a reign or an office is one span."""
    if first.grain != "year" or first.year is None or row.low(after) not in DASHES:
        return False
    last = row.number(after + 1)
    at = i - 1 - (row.low(i - 1) == ",")
    if last is None or row.text(at) != "(" or not _LIFE[0] <= last - first.year <= _LIFE[1]:
        return False
    if row.text(after + 2) not in (")", ",", ";"):
        return False
    at -= 1 + (row.text(at - 1) == ",")
    names = [at - step for step in range(6) if row.capital(at - step)]
    words = {row.low(at - step) for step in range(6)}
    return len(names) > 1 and not words & _SPANS


_LIFE = (18, 110)
"""Years that a life lasts which is told apart by its dates."""
_SPANS = frozenset(
    "war wars revolution period era dynasty reign reigned crisis campaign siege occupation empire republic kingdom "
    "party union government administration parliament age union federation company president minister king queen "
    "emperor league conflict".split()
)
"""Words for what has a span of years and is no life."""


def joined(row: Row, i: int) -> Parsed | None:
    """``19th and 20th centuries``, ``15th to the 19th century``: a number that the next unit names."""
    at = i + (row.low(i) == "the")
    named = ordinal(row, at)
    if named is None or not 1 <= named[0] <= 30:
        return None
    sign = row.low(named[1])
    if sign not in ("and", "or", "to", "through") and sign not in DASHES:
        return None
    last = unit(row, named[1] + 1)
    if last is None or last[0].grain != "century" or (last[0].number or 0) <= named[0]:
        return None
    return Unit("century", number=named[0], era=last[0].era), named[1]


def days(row: Row, i: int) -> Phrase | None:
    """``12-15 July 2021``, ``12 and 13 July``, ``July 12-15, 2021``, ``July 12 and 13``."""
    number = row.number(i)
    if number is not None and 1 <= number <= 31 and not row.glued(i):
        end = i + 1 + (row.low(i + 1) in ("st", "nd", "rd", "th"))
        night = row.low(end) == "/" and row.number(end + 1) == number + 1
        if row.low(end) in DASHES or row.low(end) in ("and", "to", "or") or night:
            last = unit(row, end + 1)
            if last is not None and last[0].grain == "day" and last[0].day and number < last[0].day:
                return Span(replace(last[0], day=number), last[0]), last[1]
        return None
    month = month_name(row, i)
    first = row.number(i + 1)
    if month is None or first is None or not 1 <= first <= 31:
        return None
    end = i + 2 + (row.low(i + 2) in ("st", "nd", "rd", "th"))
    number = row.number(end + 1)
    if (row.low(end) not in DASHES and row.low(end) not in ("and", "to", "or")) or number is None:
        return None
    if not first < number <= 31 or row.low(end + 2) in ("%", "percent", ":"):
        return None
    after = end + 2 + (row.low(end + 2) in ("st", "nd", "rd", "th"))
    year_at = after + (row.low(after) == ",")
    year = row.number(year_at)
    dated = year is not None and 1000 <= year <= 2100 and len(row.text(year_at)) == 4
    last_day = Unit("day", year=year if dated else None, number=month, day=number)
    return Span(replace(last_day, day=first), last_day), year_at + 1 if dated else after


def era_years(row: Row, i: int) -> Phrase | None:
    """``431-404 BC``: two years whose era stands behind the second; ``446/5 BC``: a year that spans two of ours."""
    number = row.number(i)
    if number is None or row.glued(i) or (row.low(i + 1) not in DASHES and row.low(i + 1) != "/"):
        return None
    if row.low(i + 1) == "/":
        return _season_year(row, i, number) or _double_year(row, i, number)
    last = unit(row, i + 2)
    if last is None or last[0].grain != "year" or last[0].era is None:
        return None
    return span(Unit("year", year=number), last[0], last[1])


def _season_year(row: Row, i: int, number: int) -> Phrase | None:
    """``2021/22``."""
    second = row.number(i + 2)
    if not 1500 <= number <= 2100 or second != (number + 1) % 100 or len(row.text(i + 2)) != 2:
        return None
    return Span(Unit("year", year=number), Unit("year", year=number + 1)), i + 3


def _double_year(row: Row, i: int, number: int) -> Phrase | None:
    last = unit(row, i + 2)
    digits = row.text(i + 2)
    if last is None or last[0].grain != "year" or last[0].era is None or len(digits) > len(row.text(i)):
        return None
    width = 10 ** len(digits)
    second = number - number % width + int(digits)
    if second > number and last[0].era == "bc":
        second -= width
    if abs(number - second) != 1:
        return None
    return Span(Unit("year", year=number, era=last[0].era), replace(last[0], year=second)), last[1]


def dashed(row: Row, first: Unit, i: int) -> Phrase | None:
    """``2019-2020``, ``2019-20``, ``July-September 2021``, ``431-404 BC``; ``2012-`` and ``2013-present`` are open."""
    if row.low(i) not in DASHES and not (row.low(i) == "/" and first.grain == "day" and first.year and row.glued(i)):
        return None
    if row.low(i + 1) in ("present", "today", "now"):
        return Open("since", first), i + 2
    if first.grain == "year":
        short, width = row.number(i + 1), 10 ** len(row.text(i + 1))
        if short is not None and width <= 100 and first.year is not None and first.era is None:
            full = first.year - first.year % width + short
            after = row.low(i + 2)
            if full > first.year and after not in DASHES and not (row.glued(i + 2) and after.isalpha()):
                return Span(first, Unit("year", year=full)), i + 2
    last = unit(row, i + 1)
    if last is None or last[0].grain == "weekday":
        return _year_end(row, first, i + 1)
    if first.grain == "day" == last[0].grain and first.year is not None and last[0].year != first.year:
        return None  # born and died: two dates
    if first.grain == last[0].grain or first.year is None:
        if first.grain == "year" == last[0].grain and not _ordered(first, last[0]):
            return None
        return span(first, last[0], last[1])
    return None


def _year_end(row: Row, first: Unit, i: int) -> Phrase | None:
    """The second year of a range of short years: ``837-908``."""
    number = row.number(i)
    if first.grain != "year" or number is None or first.year is None or len(row.text(i)) < 3:
        return None
    last = Unit("year", year=number, era=first.era)
    return (Span(first, last), i + 1) if number > first.year and number - first.year < 600 else None


def _ordered(first: Unit, last: Unit) -> bool:
    if first.year is None or last.year is None:
        return True
    if last.era == "bc" and first.era in (None, "bc"):
        return first.year > last.year
    return first.era == "bc" or last.year > first.year


def shared(row: Row, first: Unit, i: int) -> Phrase | None:
    """``January and early February of 2022``, ``May, June and July 2021``, ``late 2020 or early 2021``."""
    units, at = [first], i
    while row.low(at) in ("and", "or", ",", "/") and len(units) < 6:
        step = at + 1 + (row.low(at) == "," and row.low(at + 1) in ("and", "or"))
        following = unit(row, step)
        if following is None:
            break
        units.append(following[0])
        word, at = row.low(step - 1), following[1]
        last = following[0]
        if last.year is not None:
            if first.year is None and all(u.year is None and u.grain in ("day", "month", "season") for u in units[:-1]):
                return span(first, last, at)
            if (
                len(units) == 2
                and first.grain == last.grain
                and first.year is not None
                and (word == "or" or _adjoin(first, last))
            ):
                return Span(first, last), at
            return None
    if len(units) == 2 and row.low(i) == "or" and first.grain == units[1].grain in ("month", "season", "day"):
        return Span(first, units[1]), at
    if len(units) == 2 and first.grain == "century" == units[1].grain and row.low(i) in ("and", "or"):
        return Span(first, units[1]), at
    return None


def _adjoin(first: Unit, last: Unit) -> bool:
    """Whether one ends where the other begins: "late 1991 and early 1992"."""
    ending = (first.portion, last.portion) == ("late", "early")
    return ending and first.year is not None and last.year == first.year + 1 and first.era is None


def span(first: Unit, last: Unit, end: int) -> Phrase:
    """A range whose first unit takes from the last what it does not name: the month, the year, the era."""
    if first.grain == "day" and first.number is None:
        first = replace(first, number=last.number)
    if first.year is None and last.year is not None and first.grain not in ("century", "millennium"):
        year, era = last.year, last.era
        order = (first.number or 0) > (last.number or 0) and first.grain == last.grain and first.grain != "weekday"
        first = replace(first, year=year - 1 if order and era is None else year, era=era)
    elif first.era is None and last.era == "bc":
        bigger = (first.year or first.number or 0) > (last.year or last.number or 0)
        first = replace(first, era="bc" if bigger else None)
    elif first.era is None and last.era is not None:
        first = replace(first, era=last.era)
    return Span(first, last), end
