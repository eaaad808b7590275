"""Phrases made of units: ranges, lists that share a year, open ends ("since", "by")."""

from __future__ import annotations

from dataclasses import replace

from prophasis.reading.dates.expression import (
    Around,
    Expression,
    Offset,
    Open,
    Period,
    Piece,
    Shift,
    Span,
    Unit,
    Within,
)
from prophasis.reading.dates.named_events import named_event
from prophasis.reading.dates.periods import LONGEST, PERIODS
from prophasis.reading.dates.relative import amount, finer_unit, relative
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.tokens import DASHES
from prophasis.reading.dates.units import month_name, ordinal, unit
from prophasis.reading.dates.words import UNITS
from prophasis.reading.dates.years import Parsed

_OPEN = {
    "since": "since", "by": "by", "until": "until", "till": "until", "before": "before", "after": "after",
    "following": "after", "post": "after", "pre": "before", "past": "after",
}  # fmt: skip
_OPEN_TWO = {
    ("prior", "to"): "before", ("up", "to"): "until", ("up", "until"): "until", ("ever", "since"): "since",
    ("ahead", "of"): "before", ("not", "until"): "since", ("not", "before"): "since",
    ("no", "later"): "by", ("as", "of"): "",
}  # fmt: skip
_TO = frozenset({"to", "through", "until", "till", "thru", "into"})

Phrase = tuple[Expression, int]


def phrase(row: Row, i: int) -> Phrase | None:
    """The longest dated phrase that begins at ``i``."""
    for parse in (_between, _from, _piece, _offset, _opened, _list, relative, _within):
        found = parse(row, i)
        if found is not None:
            return found
    return None


def _offset(row: Row, i: int) -> Phrase | None:
    """``two years before 2014``, ``three months after the invasion``; ``the two years before 2014`` are all of them."""
    whole = row.low(i) == "the"
    count, at = amount(row, i + whole)
    kind = UNITS.get(row.low(at))
    if count is None and whole and row.low(at) in ("decade", "century"):
        count = 1
    if count is None or count < 1 or kind is None or row.low(at + 1) not in ("before", "after"):
        return None
    dated = unit(row, at + 2)
    found: Phrase | None = dated if dated is not None and dated[0].year is not None else None
    if found is None:
        event = named_event(row, at + 2)
        found = (Around("at", event[0]), event[1]) if event else None
    if found is None:
        return None
    times = -1 if row.low(at + 1) == "before" else 1
    finer, counted = finer_unit(kind, count)
    away = Offset(finer, times * (counted or count), found[0])
    if not whole:
        return away, found[1]
    return Span(away, found[0]) if times < 0 else Span(found[0], away), found[1]


def _piece(row: Row, i: int) -> Phrase | None:
    """``the first three months of 2003``, ``the last two weeks of August 1939``, ``the first week of May``."""
    at = i + (row.low(i) == "the")
    side = {"first": "first", "opening": "first", "last": "last", "final": "last"}.get(row.low(at))
    if side is None:
        return None
    count, after = amount(row, at + 1)
    kind = UNITS.get(row.low(after))
    if kind not in ("day", "week", "month", "year") or row.low(after + 1) != "of":
        return None
    if count is None and row.low(after) != kind:
        return None  # "the first months of": a third
    whole = unit(row, after + 2)
    if whole is None or whole[0].grain not in ("month", "year", "decade", "century") or whole[0].portion:
        return None
    return Piece(side, count or 1, kind, whole[0]), whole[1]  # type: ignore[arg-type]


def _between(row: Row, i: int) -> Phrase | None:
    """``between X and Y``."""
    if row.low(i) != "between":
        return None
    first = _bare(row, i + 1)
    if first is None or row.low(first[1]) not in ("and", "to", "-", "–"):
        return None
    last = unit(row, first[1] + 1)
    return _span(first[0], last[0], last[1]) if last else None


def _from(row: Row, i: int) -> Phrase | None:
    """``from X to Y``; ``from X on``."""
    if row.low(i) != "from":
        return None
    first = _bare(row, i + 1)
    if first is None:
        return None
    if row.low(first[1]) in _TO or row.low(first[1]) in DASHES:
        last = unit(row, first[1] + 1)
        if last is not None:
            return _span(first[0], last[0], last[1])
        if row.low(first[1] + 1) in ("present", "today", "now"):
            return Open("since", first[0]), first[1] + 2
        if row.low(first[1] + 1) == "the" and row.low(first[1] + 2) == "present":
            return Open("since", first[0]), first[1] + 3
    if row.low(first[1]) in ("on", "onward", "onwards", "forward"):
        return Open("since", first[0]), first[1] + 1
    return None


def _bare(row: Row, i: int) -> Parsed | None:
    """A unit, or the number of a day, a century or a year that the end of the range completes."""
    found = unit(row, i)
    if found is not None:
        return found
    i += row.low(i) == "the"
    at = i + (row.low(i) in ("about", "around", "roughly"))
    if row.low(at) in ("early", "late", "mid"):
        at += 1 + (row.low(at + 1) in DASHES)
    named = ordinal(row, at)
    if named is not None and not row.low(named[1]).isalnum():
        return None
    if named is not None and (
        row.low(named[1]) in _TO or row.low(named[1]) in ("and", "or") or row.low(named[1]) in DASHES
    ):
        return Unit("century", number=named[0]), named[1]
    number = row.number(at)
    if number is not None and 1 <= number <= 31 and not row.glued(at):
        return Unit("day", day=number), at + 1
    if number is not None and 32 <= number <= 9999 and not row.glued(at):
        return Unit("year", year=number), at + 1
    return None


def _opened(row: Row, i: int) -> Phrase | None:
    """``since X``, ``by X``, ``until X``, ``before X``, ``after X``, ``pre-X``."""
    two = _OPEN_TWO.get((row.low(i), row.low(i + 1)))
    if two == "":
        return None
    sense = two or _OPEN.get(row.low(i))
    if sense is None:
        return None
    after = i + (2 if two else 1)
    if row.low(i) == "no" and row.low(after) != "than":
        return None
    after += row.low(after) == "than"
    after += 2 * ((row.low(i), row.low(after), row.low(after + 1)) == ("up", "and", "including"))
    if row.low(i) in ("pre", "post"):
        if row.low(after) not in DASHES:
            return None
        after += 1
    if row.low(i) in ("following", "past") and row.low(after) == "the":
        return None
    after += 2 * ((row.low(after), row.low(after + 1)) == ("at", "least"))
    after += row.low(after) in ("at", "in", "about", "around") and row.low(i) != "following"
    found = _list(row, after)
    if found is None:
        shifted = relative(row, after) or _period(row, after)
        if shifted is None or sense not in ("since", "by", "until", "before", "after"):
            return None
        return Open(sense, shifted[0]), shifted[1]  # type: ignore[arg-type]
    if row.low(after) == "the" and _tells_which(row, *found):
        return None
    return Open(sense, found[0]), found[1]  # type: ignore[arg-type]


def _tells_which(row: Row, found: Expression, after: int) -> bool:
    """Whether a year only tells which event is meant: "after the 2011 protests"."""
    plain = isinstance(found, Unit) and found.grain == "year" and found.era is None
    return plain and row.low(after).isalpha() and row.low(after) not in _SMALL


_SMALL = frozenset(
    "and or but when where while which who that in on at of to by for with as than until he she it".split()
)


def _within(row: Row, i: int) -> Phrase | None:
    """``World War II``, ``during the Cold War``, ``the outbreak of the First World War``."""
    if row.low(i) == "9" and row.text(i + 1) == "/" and row.low(i + 2) == "11" and not row.glued(i):
        return None if row.text(i + 3) == "/" else (Unit("day", year=2001, number=9, day=11), i + 3)
    if row.low(i) == "during" or (row.low(i) == "in" and row.low(i + 1) in ("the", "world", "wwi", "wwii")):
        return _period(row, i + 1)
    if row.low(i) in ("outbreak", "beginning", "end") and row.low(i + 1) == "of":
        return _period(row, i + 2)
    return _period(row, i) if row.low(i) in ("world", "wwi", "wwii", "ww2", "first", "second") else None


def _period(row: Row, i: int) -> Phrase | None:
    i += row.low(i) == "the"
    words: list[str] = []
    for at in range(i, min(i + LONGEST + 2, len(row.tokens))):
        if row.low(at) in ("'", "’", "-"):
            continue
        words.append(row.low(at))
        edtf = PERIODS.get(tuple(words))
        if edtf is not None and row.capital(at) and row.low(at + 1) not in ("i", "ii", "one", "two"):
            return Period(edtf), at + 1
    return None


def _list(row: Row, i: int) -> Phrase | None:
    """A unit, a range ``X-Y`` or ``X to Y``, or units that share the last one's year (``March and April 2021``)."""
    for parse in (_days, _era_years):
        found = parse(row, i)
        if found is not None:
            return found
    first = unit(row, i) or _joined(row, i)
    if first is None:
        return None
    if _is_life(row, i, *first):
        return first
    dashed = _dashed(row, *first)
    if dashed is not None:
        return dashed
    neighbour = _in_year(row, *first)
    if neighbour is not None:
        return neighbour
    sign = row.low(first[1])
    if sign == "," and row.low(first[1] + 1) in _TO and first[0].grain == "day":
        first = (first[0], first[1] + 1)
        sign = row.low(first[1])
    if sign in _TO and first[0].grain != "weekday":
        last = unit(row, first[1] + 1)
        if last is not None and (first[0].grain == last[0].grain or first[0].year is None):
            return _span(first[0], last[0], last[1])
    if sign in ("and", "or", ",", "and/or", "/"):
        shared = _shared(row, first[0], first[1])
        if shared is not None:
            return shared
    if row.low(first[1]) in ("onward", "onwards"):
        return Open("since", first[0]), first[1] + 1
    return first


def _in_year(row: Row, first: Unit, i: int) -> Phrase | None:
    """``March of last year``, ``26 July the same year``."""
    if first.year is not None or first.grain not in ("day", "month", "season", "quarter"):
        return None
    found = relative(row, i + (row.low(i) in ("of", "in", ",")))
    if found is None or not isinstance(found[0], Shift) or (found[0].sense, found[0].unit) != ("at", "year"):
        return None
    return (Within(first, found[0]), found[1]) if found[0].portion is None else None


def _is_life(row: Row, i: int, first: Unit, after: int) -> bool:
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


def _joined(row: Row, i: int) -> Parsed | None:
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


def _days(row: Row, i: int) -> Phrase | None:
    """``12-15 July 2021``, ``12 and 13 July``, ``July 12-15, 2021``, ``July 12 and 13``."""
    number = row.number(i)
    if number is not None and 1 <= number <= 31 and not row.glued(i):
        end = i + 1 + (row.low(i + 1) in ("st", "nd", "rd", "th"))
        if row.low(end) in DASHES or row.low(end) in ("and", "to", "or"):
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


def _era_years(row: Row, i: int) -> Phrase | None:
    """``431-404 BC``: two years whose era stands behind the second; ``446/5 BC``: a year that spans two of ours."""
    number = row.number(i)
    if number is None or row.glued(i) or (row.low(i + 1) not in DASHES and row.low(i + 1) != "/"):
        return None
    if row.low(i + 1) == "/":
        return _season_year(row, i, number) or _double_year(row, i, number)
    last = unit(row, i + 2)
    if last is None or last[0].grain != "year" or last[0].era is None:
        return None
    return _span(Unit("year", year=number), last[0], last[1])


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


def _dashed(row: Row, first: Unit, i: int) -> Phrase | None:
    """``2019-2020``, ``2019-20``, ``July-September 2021``, ``431-404 BC``; ``2012-`` and ``2013-present`` are open."""
    if row.low(i) not in DASHES:
        return None
    if row.low(i + 1) in ("present", "today", "now"):
        return Open("since", first), i + 2
    if first.grain == "year":
        short = row.number(i + 1)
        if short is not None and len(row.text(i + 1)) == 2 and first.year is not None and first.era is None:
            full = first.year - first.year % 100 + short
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
        return _span(first, last[0], last[1])
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


def _shared(row: Row, first: Unit, i: int) -> Phrase | None:
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
                return _span(first, last, at)
            if word == "or" and len(units) == 2 and first.grain == last.grain and first.year is not None:
                return Span(first, last), at
            return None
    if len(units) == 2 and row.low(i) == "or" and first.grain == units[1].grain in ("month", "season", "day"):
        return Span(first, units[1]), at
    if len(units) == 2 and first.grain == "century" == units[1].grain and row.low(i) in ("and", "or"):
        return Span(first, units[1]), at
    return None


def _span(first: Unit, last: Unit, end: int) -> Phrase:
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
