"""What a dated phrase means in its document: expressions in, intervals of days out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from prophasis.reading.dates import interval as made
from prophasis.reading.dates.expression import (
    Around,
    Expression,
    Length,
    Named,
    Offset,
    Open,
    Period,
    Piece,
    Shift,
    Span,
    Unit,
    Vague,
    Within,
)
from prophasis.reading.dates.interval import Day, Interval, of_days, shift_months, spanned
from prophasis.reading.dates.portions import portion
from prophasis.reading.dates.words import UNIT_DAYS, UNIT_MONTHS

Kind = Literal["date", "interval", "duration", "event_relative", "deictic", "vague"]


@dataclass(frozen=True)
class Context:
    """What is known where a phrase stands.

    Attributes:
        document: when the document was written.
        last: the last dated thing before the phrase; ``near`` the same where it stands in the same sentence.
        events: when the events happened that the document dates, by noun.
        day: the last single day before the phrase, where it stands close by.
        close: whether ``last`` stands so close that it, not the document's date, gives a missing year.
        ahead: whether the sentence speaks there of what is to come.
        within: whether ``last`` stands in the same sentence.
    """

    document: Interval | None = None
    last: Interval | None = None
    near: Interval | None = None
    close: bool = False
    ahead: bool = False
    within: bool = False
    events: Mapping[str, Interval] = field(default_factory=dict)
    day: Interval | None = None


NOTHING = Interval()


def resolve(expression: Expression, context: Context) -> Interval | None:
    """The interval, open or empty where nothing is known; None where the phrase turns out to be no date."""
    match expression:
        case Unit():
            return _unit(expression, context)
        case Offset():
            of = resolve(expression.of, context)
            shift = Shift("at", expression.unit, expression.count)
            return _at(shift, of) if of is not None and of.closed else None
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
            return _shift(expression, context)
        case Named():
            return _named(expression, context)
        case Length():
            return NOTHING
        case Vague():
            return _vague(expression, context)


def kind(expression: Expression) -> Kind:
    """The kind a time mark shows."""
    match expression:
        case Unit():
            return "date"
        case Span() | Open() | Piece():
            return "interval"
        case Shift(sense="recent"):
            return "vague"
        case Shift(sense="past" | "next") | Length():
            return "duration"
        case Vague(sense="since" | "then") | Offset() | Around() | Period() | Shift(base="last") | Named(base="last"):
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
        beyond = _moved(whole.earliest, piece.unit, piece.count, first=True)
        return of_days(whole.earliest, min(beyond.plus(-1), whole.latest))
    before = _moved(whole.latest.plus(1), piece.unit, -piece.count, first=True)
    return of_days(max(before, whole.earliest), whole.latest)


def _whole(unit: Unit, context: Context) -> Interval | None:
    if unit.grain in ("century", "millennium"):
        return _century(unit, context)
    if unit.grain == "weekday":
        return _weekday(unit, context.document, step=0, ahead=context.ahead)
    if unit.grain == "decade":
        start = _full_year(unit, context)
        return None if start is None else made.years(start, start + 9, "decade")
    year = _full_year(unit, context)
    if year is None:
        year = _missing_year(unit, context)
    return None if year is None else _in_year(unit, year)


def _in_year(unit: Unit, year: int) -> Interval | None:
    number = unit.number or 1
    match unit.grain:
        case "day":
            return made.day(year, unit.number, unit.day) if unit.number and unit.day else None
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


def _full_year(unit: Unit, context: Context) -> int | None:
    """The astronomical year; short years and years without era take what they lack from what stands near."""
    if unit.year is None:
        return None
    if unit.era == "bc":
        return 1 - unit.year
    if unit.short:
        century = 1900
        known = context.last or context.document
        if known is not None and known.earliest is not None and known.earliest.year >= 1000:
            century = known.earliest.year // 100 * 100
            if unit.grain == "decade":
                century -= 100 * (century + unit.year > known.earliest.year + 20)
        return century + unit.year
    if (
        unit.year < 1000
        and unit.era is None
        and context.last
        and context.last.earliest
        and context.last.earliest.year <= 0
    ):
        return 1 - unit.year
    return unit.year


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


def _weekday(unit: Unit, base: Interval | None, *, step: int, ahead: bool = False) -> Interval | None:
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


def end_intervals(expression: Expression, context: Context) -> tuple[Interval | None, ...]:
    """The intervals of what a range runs from and to, or of what an open interval is open from."""
    match expression:
        case Span():
            last_known = None
            if isinstance(expression.last, Unit) and expression.last.year is not None:
                last_known = resolve(expression.last, context)
            first = resolve(expression.first, replace(context, last=last_known or context.last, close=True))
            return first, resolve(expression.last, replace(context, last=first, close=True))
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


def _shift(shift: Shift, context: Context) -> Interval | None:
    base = context.last if shift.base == "last" else context.document
    if shift.sense in ("past", "next") and context.near is not None:
        base = context.near
    if base is None or (base.earliest is None and base.latest is None):
        return NOTHING
    if shift.sense == "recent":
        return Interval(None, base.latest, None)
    if shift.sense == "at":
        if shift.unit == "weekend" and shift.count == 0 and not context.ahead and _early_in_week(base):
            shift = replace(shift, count=-1)
        at = _at(shift, context.near or base if shift.portion else base)
        return portion(at, shift.portion) if shift.portion else at
    if shift.count == 0:
        return NOTHING
    if shift.sense == "past":
        start = _moved(base.earliest, shift.unit, -shift.count, first=True) if base.earliest else None
        return of_days(start, base.latest)
    end = _moved(base.latest, shift.unit, shift.count, first=False) if base.latest else None
    return of_days(base.earliest, end)


def _early_in_week(base: Interval) -> bool:
    """Whether a weekend spoken of is the one before: told before it has come."""
    return base.earliest is not None and base.earliest == base.latest and base.earliest.weekday <= _BEFORE_WEEKEND


_BEFORE_WEEKEND = 4
"""Friday."""


def _moved(day: Day, unit: str, count: int, *, first: bool) -> Day:
    """``day`` moved by units, at the precision of the unit: months for months and years, years for decades."""
    if unit in UNIT_DAYS:
        return day.plus(UNIT_DAYS[unit] * count)
    year, month = shift_months(day.year, day.month, UNIT_MONTHS[unit] * count)
    if unit in ("decade", "century", "millennium"):
        return Day(year, 1, 1) if first else Day(year, 12, 31)
    return Day(year, month, 1) if first else Day(year, month, min(day.day, made.month_days(year, month)))


def _at(shift: Shift, base: Interval) -> Interval:
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


def _named(named: Named, context: Context) -> Interval | None:
    base = context.last if named.base == "last" else context.document
    if base is None or base.earliest is None:
        return NOTHING
    if named.unit.grain == "weekday":
        return _weekday(named.unit, base, step=named.step)
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
