"""What a dated phrase means in its document: expressions in, intervals of days out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from prophasis.reading.dates import interval as made
from prophasis.reading.dates.calendars import gregorian
from prophasis.reading.dates.context import NOTHING, Context
from prophasis.reading.dates.expression import (
    Ahead,
    Anniversary,
    Around,
    Expression,
    Length,
    Named,
    Offset,
    Open,
    Period,
    Piece,
    Repeated,
    Shift,
    Span,
    Unit,
    Vague,
    Within,
)
from prophasis.reading.dates.interval import Day, Interval, of_days, shift_months, spanned
from prophasis.reading.dates.portions import portion
from prophasis.reading.dates.shifts import counted, moved, round_again, shifted, to_come, weekday

Kind = Literal["date", "interval", "duration", "event_relative", "deictic", "vague", "set"]


def resolve(expression: Expression, context: Context) -> Interval | None:
    """The interval, open or empty where nothing is known; None where the phrase turns out to be no date."""
    match expression:
        case Unit():
            return _unit(expression, context)
        case Offset():
            of = resolve(expression.of, context)
            shift = Shift("at", expression.unit, expression.count)
            return counted(shift, of) if of is not None and of.closed else None
        case Around():
            return _around(expression, context)
        case Within():
            year = resolve(expression.year, context)
            return None if year is None or year.year is None else _portioned(expression.unit, year.year)
        case Piece():
            return _piece(expression, context)
        case Period():
            from prophasis.reading.dates.edtf import parse_edtf

            return parse_edtf(expression.edtf)
        case Span():
            return _span(expression, context)
        case Open():
            return _open(expression, context)
        case Shift():
            return shifted(expression, context)
        case Named():
            return _named(expression, context)
        case Length():
            return NOTHING
        case Vague():
            return _vague(expression, context)
        case Ahead():
            return to_come(expression, context)
        case Repeated():
            return Interval(edtf=expression.edtf)
        case Anniversary():
            of = resolve(expression.of, context)
            return None if of is None else round_again(of, expression.count)


def kind(expression: Expression) -> Kind:
    """The kind a time mark shows."""
    match expression:
        case Unit():
            return "date"
        case Span() | Open() | Piece():
            return "interval"
        case Shift(sense="recent"):
            return "vague"
        case Shift(sense="past" | "next") | Length() | Ahead():
            return "duration"
        case Repeated():
            return "set"
        case Vague(sense="since" | "then") | Offset() | Around() | Period() | Anniversary():
            return "event_relative"
        case Shift(base="last") | Named(base="last"):
            return "event_relative"
        case _:
            return "deictic"


def _unit(unit: Unit, context: Context) -> Interval | None:
    whole = _whole(unit, context)
    if whole is None:
        return None
    if unit.portion is not None:
        whole = portion(whole, unit.portion)
    return whole.approximate() if unit.about else whole


def _portioned(unit: Unit, year: int) -> Interval | None:
    whole = _in_year(unit, year)
    return portion(whole, unit.portion) if whole is not None and unit.portion is not None else whole


def _piece(piece: Piece, context: Context) -> Interval | None:
    whole = _unit(piece.of, context)
    if whole is None or whole.earliest is None or whole.latest is None:
        return None
    if piece.side == "first":
        begin = moved(whole.earliest, piece.unit, piece.skip, first=True) if piece.skip else whole.earliest
        beyond = moved(begin, piece.unit, piece.count, first=True)
        return of_days(begin, min(beyond.plus(-1), whole.latest)) if begin <= whole.latest else None
    before = moved(whole.latest.plus(1), piece.unit, -piece.count, first=True)
    return of_days(max(before, whole.earliest), whole.latest)


def _whole(unit: Unit, context: Context) -> Interval | None:
    if unit.grain in ("century", "millennium"):
        return _century(unit, context)
    if unit.grain == "weekday":
        return _bare_weekday(unit, context)
    if unit.grain == "day" and unit.number is None:
        return _day_of_month(unit, context)
    if unit.grain == "decade":
        start = _full_year(unit, context)
        return None if start is None else made.years(start, start + 9, "decade")
    year = _full_year(unit, context)
    if year is None:
        year = _missing_year(unit, context)
    return None if year is None else _in_year(unit, year)


def _bare_weekday(unit: Unit, context: Context) -> Interval | None:
    """The nearest one to the day of writing; in a text without that day, the first one from the last day on."""
    if context.document is None and context.day is not None:
        return weekday(unit, context.day, step=0, ahead=True)
    return weekday(unit, context.document, step=0, ahead=context.ahead)


def _day_of_month(unit: Unit, context: Context) -> Interval | None:
    """``the 12th``: of the months around the last day, month or the day of writing, the one that puts it nearest."""
    document = context.document if context.document is not None and context.document.grain == "day" else None
    month = context.last if context.last is not None and context.last.grain == "month" and context.close else None
    base = month or context.day or document
    if base is None or base.earliest is None or unit.day is None:
        return None
    at = base.earliest
    if month is not None:
        return made.day(at.year, at.month, unit.day)
    near = [made.day(*shift_months(at.year, at.month, step), unit.day) for step in (-1, 0, 1)]
    days = [one for one in near if one is not None and one.earliest is not None]
    if base is document:
        days = [one for one in days if one.earliest is not None and (one.earliest >= at) == context.ahead] or days
    return min(days, key=lambda one: abs(_apart(one, at)), default=None)


def _apart(one: Interval, at: Day) -> int:
    """Days between, about."""
    day = one.earliest or at
    return (day.year - at.year) * 372 + (day.month - at.month) * 31 + day.day - at.day


def _in_year(unit: Unit, year: int) -> Interval | None:
    number = unit.number or 1
    match unit.grain:
        case "day":
            return _day(unit, year, unit.number, unit.day) if unit.number and unit.day else None
        case "month":
            return made.month(year, number)
        case "season":
            return made.season(year, number)
        case "quarter":
            return made.quarter(year, number)
        case "half":
            return made.half(year, number)
        case _:
            return made.year(year)


def _day(unit: Unit, year: int, month: int, number: int) -> Interval | None:
    if not unit.julian:
        return made.day(year, month, number)
    leap = (month, number) == (2, 29) and year % 4 == 0
    return made.day(*gregorian(year, month, number)) if leap or made.day(year, month, number) else None


def _full_year(unit: Unit, context: Context) -> int | None:
    """The astronomical year; short years and years without era take what they lack from what stands near."""
    if unit.year is None:
        return None
    if unit.era == "bc":
        return 1 - unit.year
    if unit.short:
        return _short_decade(unit.year, context) if unit.grain == "decade" else _short_year(unit.year, context)
    if (
        unit.year < 1000
        and unit.era is None
        and context.last
        and context.last.earliest
        and context.last.earliest.year <= 0
    ):
        return 1 - unit.year
    return unit.year


def _short_decade(year: int, context: Context) -> int:
    known = context.last or context.document
    if known is None or known.earliest is None or known.earliest.year < 1000:
        return 1900 + year
    century = known.earliest.year // 100 * 100
    return century + year - 100 * (century + year > known.earliest.year + 20)


def _short_year(year: int, context: Context) -> int:
    """Of the years with these two digits the nearest to the last date, else the last one written of by then."""
    known = context.last if context.last is not None and context.last.earliest is not None else context.document
    if known is None or known.earliest is None or known.earliest.year < 1000:
        return (2000 if year <= _PIVOT else 1900) + year
    at = known.earliest.year
    near = [at // 100 * 100 + step + year for step in (-100, 0, 100)]
    if known is context.last:
        return min(near, key=lambda one: abs(one - at))
    return max(one for one in near if one <= at + _FORESEEN)


_PIVOT = 50
"""The last two digits that are read as 20xx where nothing else is known."""
_FORESEEN = 20
"""Years ahead of the day of writing that a year of two digits may lie."""


def _century(unit: Unit, context: Context) -> Interval | None:
    number = unit.number
    if number is None:
        known = context.near or context.document
        if known is None or known.earliest is None:
            return None
        number = (known.earliest.year + 50) // 100 + 1
    if unit.grain == "millennium":
        if unit.era == "bc":
            return made.years(1 - 1000 * number, 1000 - 1000 * number, "millennium")
        return made.years(1000 * (number - 1) or 1, 1000 * number - 1, "millennium")
    return made.century(number, bc=unit.era == "bc")


def _missing_year(unit: Unit, context: Context) -> int | None:
    """The year of a month, day or season named without one."""
    document = context.document if context.document is not None and context.document.grain == "day" else None
    anchor = context.last if context.last is not None and (context.close or document is None) else document
    if document is not None and anchor is not None and anchor.earliest == document.earliest and anchor.grain == "day":
        anchor = document  # a date line
    if context.current and document is not None and not _dates_on(context.last, document, context):
        anchor = document
    if anchor is None or anchor.earliest is None:
        return None
    told = anchor is not document and not (anchor.grain == "year" and context.within)
    if unit.grain == "day" and context.day is not None and context.day.earliest is not None and told:
        return _nearest(unit, context.day.earliest, back=5)
    if anchor is document:
        return _nearest(unit, anchor.earliest, back=1 if context.ahead else 9)
    if anchor.grain == "year" or anchor.latest is None or anchor.latest.year > anchor.earliest.year:
        return anchor.earliest.year if anchor.grain == "year" else (anchor.latest or anchor.earliest).year
    return _nearest(unit, anchor.earliest, back=5)


def _dates_on(last: Interval | None, document: Interval, context: Context) -> bool:
    """Whether a date in the news gives its year to what follows: a bare year only in its sentence, and none to come."""
    if last is None or last.earliest is None or document.earliest is None or last.grain != "year":
        return True
    return context.within and (context.ahead or last.earliest.year <= document.earliest.year)


def _nearest(unit: Unit, at: Day, *, back: int) -> int:
    """The year that puts the month at most ``back`` months before ``at``, or in what is left of 12 months after."""
    month = _month_of(unit)
    distance = (month - at.month) % 12
    if distance > 11 - back:
        distance -= 12
    return shift_months(at.year, at.month, distance)[0]


def _month_of(unit: Unit) -> int:
    if unit.grain == "season":
        return {21: 4, 22: 7, 23: 10, 24: 12}[unit.number or 21]
    if unit.grain in ("quarter", "half"):
        return ((unit.number or 1) - 1) * (3 if unit.grain == "quarter" else 6) + 1
    return unit.number or 1


def end_intervals(expression: Expression, context: Context) -> tuple[Interval | None, ...]:
    """The intervals of what a range runs from and to, or of what an open interval is open from."""
    match expression:
        case Span(first=Offset() as before):
            return resolve(before, context), resolve(expression.last, context)
        case Span():
            last_known = None
            if isinstance(expression.last, Unit) and expression.last.year is not None:
                last_known = resolve(expression.last, context)
            first = resolve(expression.first, replace(context, last=last_known or context.last, close=True))
            day = first if first is not None and first.grain == "day" else context.day
            return first, resolve(expression.last, replace(context, last=first, day=day, close=True))
        case Open(of=Span() as inner):
            return end_intervals(inner, context)
        case Open():
            return (resolve(expression.of, context),)
        case _:
            return ()


def _span(span: Span, context: Context) -> Interval | None:
    first, last = end_intervals(span, context)
    if first is None or first.earliest is None:
        return None
    if last is None or last.latest is None or last.latest < first.earliest:
        return None
    return spanned(first, last)


def _open(expression: Open, context: Context) -> Interval | None:
    inner = resolve(expression.of, context)
    if inner is None:
        return None
    first, last = made.ends(inner)
    match expression.sense:
        case "since":
            return Interval(inner.earliest, None, f"{first}/.." if inner.earliest else None)
        case "by" | "until":
            return Interval(None, inner.latest, f"../{last}" if inner.latest else None)
        case "before":
            if inner.earliest is None:
                return NOTHING
            day = inner.earliest.plus(-1)
            return Interval(None, day, f"../{_coarse(day, ending=True)}")
        case "after":
            if inner.latest is None:
                return NOTHING
            day = inner.latest.plus(1)
            return Interval(day, None, f"{_coarse(day, ending=False)}/..")


def _coarse(day: Day, *, ending: bool) -> str:
    """The day as EDTF, as a month or year where it is that one's first or last day."""
    edge = made.month_days(day.year, day.month) if ending else 1
    if day.day != edge:
        return day.iso
    year = made.iso_year(day.year)
    return year if day.month == (12 if ending else 1) else f"{year}-{day.month:02d}"


def _named(named: Named, context: Context) -> Interval | None:
    base = context.last if named.base == "last" else context.document
    if base is None or base.earliest is None:
        return NOTHING
    if named.unit.grain == "weekday":
        return weekday(named.unit, base, step=named.step)
    year, month = base.earliest.year, _month_of(named.unit)
    if named.step < 0 and month >= base.earliest.month:
        year -= 1
    if named.step > 0 and month <= (base.latest or base.earliest).month:
        year += 1
    return _portioned(named.unit, year)


def _around(around: Around, context: Context) -> Interval | None:
    """The interval that an event gives; None where the document does not date it (an eve is then left open)."""
    event = event_of(around.event, context.events)
    if event is None or event.earliest is None or event.latest is None:
        return NOTHING if around.sense == "eve" else None
    match around.sense:
        case "at":
            return event
        case "eve":
            if event.grain == "day":
                day = event.earliest.plus(-1)
                return made.day(*day)
            return event.approximate()
        case "opening":
            year, month = shift_months(event.earliest.year, event.earliest.month, 2)
            return of_days(event.earliest, Day(year, month, made.month_days(year, month)))
        case "since":
            latest = context.document.latest if context.document is not None else None
            return Interval(event.earliest, latest, f"{made.ends(event)[0].rstrip('~')}/..")
        case "before":
            day = event.earliest.plus(-1)
            return Interval(None, day, f"../{_coarse(day, ending=True)}")
        case "after":
            return Interval(event.earliest, None, f"{made.ends(event)[0].rstrip('~')}/..")
        case number:
            first = made.season(event.earliest.year, int(number))
            assert first.latest is not None
            return first if first.latest >= event.earliest else made.season(event.earliest.year + 1, int(number))


def event_of(noun: str, events: Mapping[str, Interval]) -> Interval | None:
    """When an event was; a war that is not dated itself is dated by the attack that began it."""
    if noun in events:
        return events[noun]
    return next((events[other] for other in OPENINGS if other in events), None) if noun in ("war", "conflict") else None


OPENINGS = ("invasion", "attack", "offensive", "intervention", "incursion")
"""What begins a war."""


def _vague(vague: Vague, context: Context) -> Interval:
    if vague.sense == "since":
        return _then(context)
    if vague.sense == "then":
        return (context.last if context.close else None) or NOTHING
    document = context.document
    if document is None:
        return NOTHING
    match vague.sense:
        case "now":
            return document
        case "recent":
            return Interval(None, document.latest, None)
        case "soon":
            return Interval(document.earliest, None, None)
    return NOTHING


def _then(context: Context) -> Interval:
    """Since what was last dated."""
    last = context.last
    if last is None or last.earliest is None:
        return NOTHING
    return Interval(last.earliest, None, f"{made.ends(last)[0].rstrip('~')}/..")
