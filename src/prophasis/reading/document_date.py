"""When a document was written, inferred from inside it, with the reason; never more precise than that allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from prophasis.reading.dates.context import Context
from prophasis.reading.dates.expression import Expression, Found, Open, Shift, Span, Unit
from prophasis.reading.dates.interval import Day, Interval, day, ends, month, shift_months, year
from prophasis.reading.dates.resolve import resolve
from prophasis.reading.patterns import pattern

HEAD = 700
"""Characters at the head in which a date line is looked for."""
LINE_WORDS = 12
"""Words a date line has at most."""
SLACK = 6
"""Months by which the day counted to may lie behind the latest date named."""

BESIDE = 6
"""Characters that may stand between a count of years and the date it leads to ("two years ago, on 3 May 2020")."""
LINE_REST = 5
"""Words beside a month or season in a line that gives the date of writing."""

_LABEL = pattern(
    r"(?i)\b(published|updated|posted|released|dated?|issued|last modified|(?:information |data )?cut-?off)\b[:\s]*"
    r"(on\s+)?$"
)
_AS_OF = pattern(r"(?i)\bas (of|at) $")
_ISO = pattern(r"\d{4}-\d{2}-\d{2}")
_DATELINE = pattern(r"^[\p{Lu}][\p{Lu}\s.'’-]+(?:, \p{Lu}\p{L}+)?,? $")
_AGENCY = pattern(r"^\s*(?:\([^()]{2,30}\)\s*)?[-–—]")
_AHEAD = pattern(
    r"(?i)\b(will|would|shall|could|may|might|until|next|plans?|planned|planning|scheduled|set to|due|expected|"
    r"future|forecast|projected|again in|target|deadline|beyond)\b[^.;]*$|\b(by|after|before) (the )?([a-z]+ of )?$"
)


@dataclass(frozen=True)
class Written:
    """The date as EDTF (open to the right where only the earliest day is known), and from what it was inferred."""

    edtf: str
    reason: str


@dataclass(frozen=True)
class _Named:
    start: int
    text: str
    interval: Interval
    grain: str


def written(text: str, found: Sequence[Found]) -> Written | None:
    """Infer when ``text`` was written from its dated phrases: a date line, a count of months, or the latest date."""
    named = [item for phrase in found for item in _explicit(text, phrase)]
    line = _date_line(text, named) or _beside(text, found, named) or _short_line(text, found, named)
    if line is not None:
        return line
    past = [item for item in named if not _ahead(text, item)]
    if not past:
        return None
    fine = [item for item in past if item.grain in ("day", "month", "season")] or past
    latest = max(fine, key=lambda item: item.interval.earliest or Day(0, 1, 1))
    coarse = max(past, key=lambda item: item.interval.earliest or Day(0, 1, 1))
    years = Counter(item.interval.year for item in past)
    if coarse.interval.year != latest.interval.year and years[coarse.interval.year] > 1:
        latest = coarse
    return _counted(text, found, past, latest) or _at_least(latest)


def _ahead(text: str, item: _Named) -> bool:
    """Whether a date is spoken of as still to come."""
    before = text[max(0, item.start - 70) : item.start]
    return _AHEAD.search(before.rpartition("\n\n")[2]) is not None


def _explicit(text: str, phrase: Found) -> list[_Named]:
    """The dates that a phrase names with their year."""
    return [
        _Named(phrase.start, text[phrase.start : phrase.end], interval, unit.grain)
        for unit in _units(phrase.expression)
        if unit.year is not None
        and unit.grain in ("day", "month", "season", "year")
        and (interval := resolve(unit, Context())) is not None
        and interval.closed
    ]


def _units(expression: Expression) -> list[Unit]:
    match expression:
        case Unit():
            return [expression]
        case Span(first=first, last=last):
            return [*_units(first), *_units(last)]
        case Open(sense="since" | "after", of=inner):
            return _units(inner)
        case _:
            return []


def _date_line(text: str, named: list[_Named]) -> Written | None:
    """A full date at the head: in a short line, before a dash that opens the text, or behind "Published"."""
    for item in named:
        if item.start > HEAD or item.grain != "day":
            continue
        start = text.rfind("\n\n", 0, item.start) + 1
        end = text.find("\n\n", item.start)
        line = text[start : end if end >= 0 else len(text)].strip()
        before, behind = text[start : item.start], text[item.start + len(item.text) :].lstrip()[:1]
        words = len(line.split())
        alone = (words <= LINE_WORDS and line[-1] not in ".?!") or (words <= 30 and line.endswith(item.text))
        opens = len(before) <= 40 and "(" not in before and behind in ("–", "—")
        labelled = _LABEL.search(before[-30:]) is not None
        opens = opens or (not text[: item.start].strip() and _ISO.fullmatch(item.text) is not None)
        if _AS_OF.search(before) and not _later(item, text, named):
            return Written(item.interval.edtf or "", f"how things stood 'as of {item.text}'")
        if labelled or ((alone or opens) and not _later(item, text, named)):
            return Written(item.interval.edtf or "", f"the date line at its head, '{item.text}'")
    return None


def _beside(text: str, found: Sequence[Found], named: list[_Named]) -> Written | None:
    """The year that a count beside a date leads to: "two years ago, on 3 May 2020", "this year (2021)"."""
    latest = max((item.interval.year or 0 for item in named if not _ahead(text, item)), default=0)
    for one, other in pairwise(found):
        for count, date in ((one.expression, other.expression), (other.expression, one.expression)):
            if other.start - one.end > BESIDE or not isinstance(count, Shift) or not isinstance(date, Unit):
                continue
            if (count.sense, count.unit, count.base) != ("at", "year", "document") or date.year is None or date.era:
                continue
            if date.year - count.count < latest:
                continue
            words = text[one.start : other.end]
            return Written(year(date.year - count.count).edtf or "", f"what it counts from, '{words}'")
    return None


def _short_line(text: str, found: Sequence[Found], named: list[_Named]) -> Written | None:
    """A month or season in a line of its own at the head, or a dateline that names the day without its year."""
    for item in named:
        start, end = text.rfind("\n\n", 0, item.start) + 1, text.find("\n\n", item.start)
        line = text[start : end if end >= 0 else len(text)].strip()
        words = len(line.split()) - len(item.text.split())
        if item.start > HEAD or item.grain not in ("month", "season") or not line.endswith(item.text):
            continue
        if words <= LINE_REST and not _later(item, text, named):
            return Written(item.interval.edtf or "", f"the date line at its head, '{item.text}'")
    return _dateline(text, found, named)


def _dateline(text: str, found: Sequence[Found], named: list[_Named]) -> Written | None:
    """``KYIV, March 3 (Agency) -``: the first such day that is not before what is told as past."""
    past = [item.interval.earliest for item in named if item.interval.earliest is not None and not _ahead(text, item)]
    for phrase in found:
        unit = phrase.expression
        if not (isinstance(unit, Unit) and unit.grain == "day" and unit.year is None and unit.number and unit.day):
            continue
        start = text.rfind("\n\n", 0, phrase.start) + 1
        led = _DATELINE.match(text[start : phrase.start].lstrip())
        if phrase.start > HEAD or not led or not _AGENCY.match(text[phrase.end :]) or not past:
            continue
        latest = max(past)
        for number in (latest.year, latest.year + 1):
            at = day(number, unit.number, unit.day)
            if at is not None and at.earliest is not None and at.earliest >= latest:
                words = text[phrase.start : phrase.end]
                return Written(at.edtf or "", f"the date line at its head, '{words}', in the year of what it tells")
    return None


def _later(line: _Named, text: str, named: list[_Named]) -> bool:
    """Whether the text speaks of a later day or month as past: then the line is no date of writing."""
    at = line.interval.latest
    return any(
        item.grain in ("day", "month")
        and item.interval.earliest is not None
        and at is not None
        and item.interval.earliest > at
        and not _ahead(text, item)
        for item in named
    )


def _counted(text: str, found: Sequence[Found], past: list[_Named], latest: _Named) -> Written | None:
    """The month that a count ("over the past 19 months") leads to from the latest event that fits it."""
    floor = latest.interval.earliest
    assert floor is not None
    days = [item.interval.earliest for item in past if item.grain in ("day", "month")]
    events = {(day.year, day.month) for day in days if day is not None}
    for phrase in found:
        shift = phrase.expression
        if not (isinstance(shift, Shift) and shift.sense == "past" and shift.unit == "month" and shift.count >= 3):
            continue
        reached = {event: shift_months(*event, shift.count) for event in events}
        limit = shift_months(floor.year, floor.month, SLACK)
        fits = [event for event, at in reached.items() if (floor.year, floor.month) <= at <= limit]
        if fits:
            event = max(fits)
            since = f"{event[0]}-{event[1]:02d}"
            words = text[phrase.start : phrase.end]
            reason = (
                f"it counts {shift.count} months from {since} ('{words}'), and names no later date than {latest.text}"
            )
            return Written(f"{month(*reached[event]).edtf}~", reason)
    return None


def _at_least(latest: _Named) -> Written:
    first = ends(latest.interval)[0].rstrip("~")
    return Written(f"{first}/..", f"not before {latest.text}, the latest date it speaks of as past")
