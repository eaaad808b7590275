"""All dates of a document, each read in the light of those before it and of the document's own date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from prophasis.reading.dates import interval as made
from prophasis.reading.dates.context import Context
from prophasis.reading.dates.expression import Ahead, Around, Expression, Found, Named, Open, Shift, Span, Unit, Within
from prophasis.reading.dates.interval import Day, Interval
from prophasis.reading.dates.length import length_of
from prophasis.reading.dates.resolve import Kind, end_intervals, kind, resolve
from prophasis.reading.dates.tense import tense

CLOSE = 800
"""Characters within which the last dated thing, not the document's date, gives a missing year."""


@dataclass(frozen=True)
class Dated:
    """A dated phrase at ``start..end`` of the text, its interval, its kind, and its length where it is a duration.

    ``ends`` are the dates that a range or an open interval names at its ends, each with its place.
    """

    start: int
    end: int
    interval: Interval
    kind: Kind
    expression: Expression
    length: str | None = None
    ends: tuple[tuple[int, int, Interval], ...] = ()


def dated(
    found: Sequence[Found],
    *,
    document: Interval | None,
    sentences: Sequence[int] = (),
    events: Mapping[str, Interval] | None = None,
    text: str = "",
) -> list[Dated]:
    """Resolve phrases in order of place.

    Args:
        found: what `find` gave.
        document: when the document was written, where that is known.
        sentences: where sentences begin, ascending.
        events: the events that the document dates, by noun.
        text: what was searched; its tenses tell what is to come.
    """
    result: list[Dated] = []
    last: Interval | None = None
    day: Interval | None = None
    last_at = day_at = -2 * CLOSE
    current = _is_current(found, document)
    for item, following in zip_longest(found, found[1:]):
        same = last is not None and bisect_right(sentences, last_at) == bisect_right(sentences, item.start)
        near = last if same and sentences and explicit_base(item.expression) else None
        close = item.start - last_at <= CLOSE
        single = day if item.start - day_at <= 2 * CLOSE else None
        context = Context(
            document=document,
            last=last,
            near=near,
            close=close,
            tense=tense(text, item.start, item.end),
            current=current,
            within=same,
            day=single,
            events=events or {},
        )
        interval = _told_beside(text, item, following, context) or resolve(item.expression, context)
        if interval is None:
            continue
        measure = length_of(item.expression)
        ends = _ends(item, context)
        shown: Kind = "deictic" if _lands(item.expression, interval) else kind(item.expression)
        result.append(Dated(item.start, item.end, interval, shown, item.expression, measure, ends))
        anchor = _anchor(item.expression, interval)
        if anchor is not None and not (_is_near(last, item.start - last_at) and _names_a_noun(text, item, anchor)):
            last, last_at = anchor, item.start
            if anchor.grain == "day":
                day, day_at = anchor, item.start
    return result


def _lands(expression: Expression, interval: Interval) -> bool:
    """Whether "in two weeks" is a day, not a length."""
    return isinstance(expression, Ahead) and expression.sense == "in" and interval.closed


def _told_beside(text: str, item: Found, following: Found | None, context: Context) -> Interval | None:
    """The date behind what counts from another: "a week earlier, on 26 July", "170 years later, in 1896"."""
    counted = item.expression
    if following is None or not isinstance(counted, Shift) or (counted.sense, counted.base) != ("at", "last"):
        return None
    if text[item.end : following.start].lower() not in _BESIDE or not isinstance(following.expression, Unit):
        return None
    told = resolve(following.expression, context)
    return told if told is not None and told.closed else None


_BESIDE = (", on ", ", in ", ", ", " on ", " in ")
"""What may stand between a count and the date that it leads to."""


def _is_current(found: Sequence[Found], document: Interval | None) -> bool:
    """Whether a text speaks of the days in which it was written: it names weekdays, or counts days from its own.

    "Today" alone does not tell: it means these times too ("what is today Germany").
    """
    if document is None or document.grain != "day":
        return False
    return any(_counts_from_writing(item.expression) for item in found)


def _counts_from_writing(expression: Expression) -> bool:
    match expression:
        case Unit(grain="weekday"):
            return True
        case Shift(sense="at", unit=unit, count=count, base="document"):
            return unit in ("week", "weekend", "month") or (unit == "day" and count != 0)
        case Open(of=of):
            return _counts_from_writing(of)
        case _:
            return False


def _is_near(last: Interval | None, distance: int) -> bool:
    """Whether a day or month was named not far before."""
    return last is not None and last.grain in ("day", "month") and distance <= CLOSE


def _names_a_noun(text: str, item: Found, anchor: Interval) -> bool:
    """Whether a year only tells which thing is meant: "the treaty of 1911"; it takes over from no day named near it."""
    return anchor.grain == "year" and text.endswith(" of ", 0, item.start)


def _ends(item: Found, context: Context) -> tuple[tuple[int, int, Interval], ...]:
    """The ends of an interval that are dates of their own."""
    intervals = end_intervals(item.expression, context) if item.ends else ()
    return tuple(
        (start, end, interval)
        for (start, end), interval in zip(item.ends, intervals, strict=False)
        if interval is not None and interval.closed
    )


def explicit_base(expression: Expression) -> bool:
    """Whether a phrase that counts forward may count from the last date of its sentence ("the next 30 years")."""
    return isinstance(expression, Shift) and (expression.sense == "next" or expression.portion is not None)


def _anchor(expression: Expression, interval: Interval) -> Interval | None:
    """What later phrases may count from: days, months, seasons and years, not decades or open ends."""
    match expression:
        case Unit(grain="decade" | "century" | "millennium"):
            return None
        case Unit(grain="weekday"):
            return None
        case Unit() | Named() | Within() | Around(sense="eve" | "opening"):
            return interval if interval.closed else None
        case Shift(sense="at"):
            return interval if interval.closed and expression.base == "last" else None
        case Span(last=Unit() as last):
            return _around(interval.latest, last.grain)
        case Open(of=Unit() as inner):
            return _around(interval.earliest or interval.latest, inner.grain)
        case _:
            return None


def _around(day: Day | None, grain: str) -> Interval | None:
    """The day, month or year that ``day`` lies in."""
    if day is None:
        return None
    match grain:
        case "day":
            return made.day(*day)
        case "month":
            return made.month(day.year, day.month)
        case "year" | "season":
            return made.year(day.year)
        case _:
            return None
