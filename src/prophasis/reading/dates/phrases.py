"""Phrases made of units: ranges, lists that share a year, open ends ("since", "by")."""

from __future__ import annotations

from dataclasses import replace

from prophasis.reading.dates.expression import (
    Around,
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
from prophasis.reading.dates.ranges import TO, Phrase, dashed, days, era_years, is_life, joined, shared, span
from prophasis.reading.dates.recurring import recurring
from prophasis.reading.dates.relative import amount, finer_unit, relative
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.tokens import DASHES
from prophasis.reading.dates.units import ordinal, unit
from prophasis.reading.dates.words import ORDINALS, UNITS
from prophasis.reading.dates.years import Parsed, tells_which

_OPEN = {
    "since": "since", "by": "by", "until": "until", "till": "until", "before": "before", "after": "after",
    "following": "after", "post": "after", "pre": "before", "past": "after", "through": "until",
}  # fmt: skip
_OPEN_TWO = {
    ("prior", "to"): "before", ("up", "to"): "until", ("up", "until"): "until", ("ever", "since"): "since",
    ("ahead", "of"): "before", ("not", "until"): "since", ("not", "before"): "since",
    ("no", "later"): "by", ("no", "earlier"): "since", ("as", "of"): "",
}  # fmt: skip


def phrase(row: Row, i: int) -> Phrase | None:
    """The longest dated phrase that begins at ``i``."""
    for parse in (recurring, _between, _from, _piece, _ending, _offset, _opened, _list, relative, _within):
        found = parse(row, i)
        if found is not None:
            return found
    return None


def _offset(row: Row, i: int) -> Phrase | None:
    """``two years before 2014``, ``three months after the invasion``; ``the two years before 2014`` are all of them."""
    whole = row.low(i) == "the"
    count, at = amount(row, i + whole)
    kind = UNITS.get(row.low(at))
    single = count is None and whole and row.low(at) == "day"
    if count is None and whole and row.low(at) in ("day", "decade", "century"):
        count = 1
    if count is None or count < 1 or kind is None or row.low(at + 1) not in ("before", "after"):
        return None
    dated = unit(row, at + 2)
    found: Phrase | None = dated if dated is not None and dated[0].year is not None else None
    if found is None:
        event = named_event(row, at + 2)
        found = (Around("at", event[0]), event[1]) if event else _outbreak(row, at + 2)
    if found is None:
        return None
    times = -1 if row.low(at + 1) == "before" else 1
    finer, counted = finer_unit(kind, count)
    away = Offset(finer, times * (counted or count), found[0])
    if not whole or single:
        return away, found[1]
    return Span(away, found[0]) if times < 0 else Span(found[0], away), found[1]


def _ending(row: Row, i: int) -> Phrase | None:
    """``the three months to February``, ``the year ended 31 March 2020``."""
    i += row.low(i) == "in"
    if row.low(i) != "the":
        return None
    count, at = amount(row, i + 1)
    kind = UNITS.get(row.low(at))
    if kind not in ("month", "quarter", "year") or row.low(at + 1) not in ("to", "ending", "ended"):
        return None
    last = unit(row, at + 2 + (row.low(at + 2) in ("on", "in")))
    if last is None or last[0].grain not in ("month", "day"):
        return None
    months = (count or 1) * {"month": 1, "quarter": 3}.get(kind, 12)
    return Span(Offset("month", 1 - months, replace(last[0], grain="month", day=None)), last[0]), last[1]


def _outbreak(row: Row, i: int) -> Phrase | None:
    """``the outbreak of World War II``: its first day."""
    i += row.low(i) == "the"
    if row.low(i) not in ("outbreak", "beginning", "start", "end") or row.low(i + 1) != "of":
        return None
    found = _period(row, i + 2)
    if found is None or not isinstance(found[0], Period):
        return None
    first, _, last = found[0].edtf.partition("/")
    return Period(last or first if row.low(i) == "end" else first), found[1]


def _piece(row: Row, i: int) -> Phrase | None:
    """``the first three months of 2003``, ``the last two weeks of August 1939``, ``the second week of May``."""
    at = i + (row.low(i) == "the")
    which = ORDINALS.get(row.low(at), 0)
    if which > 1 and row.low(at + 1) in ("day", "week", "month", "decade") and row.low(at + 2) == "of":
        whole = unit(row, at + 3)
        if whole is None or whole[0].grain not in ("month", "year", "decade", "century") or whole[0].portion:
            return None
        return Piece("first", 1, row.low(at + 1), whole[0], which - 1), whole[1]
    side = {"first": "first", "opening": "first", "last": "last", "final": "last"}.get(row.low(at))
    if side is None:
        return None
    count, after = amount(row, at + 1)
    kind = UNITS.get(row.low(after))
    if kind not in ("day", "week", "month", "year", "decade") or row.low(after + 1) != "of":
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
    return span(first[0], last[0], last[1]) if last else None


def _from(row: Row, i: int) -> Phrase | None:
    """``from X to Y``; ``from X on``."""
    if row.low(i) != "from":
        return None
    first = _bare(row, i + 1 + 2 * ((row.low(i + 1), row.low(i + 2)) == ("at", "least")))
    if first is None:
        return None
    if row.low(first[1]) in TO or row.low(first[1]) in DASHES:
        last = unit(row, first[1] + 1)
        if last is not None:
            return span(first[0], last[0], last[1])
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
        row.low(named[1]) in TO or row.low(named[1]) in ("and", "or") or row.low(named[1]) in DASHES
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
    if row.low(i) == "through" and not (found and isinstance(found[0], Unit) and found[0].year is not None):
        return None
    if found is None:
        shifted = relative(row, after) or _period(row, after)
        if shifted is None or sense not in ("since", "by", "until", "before", "after"):
            return None
        return Open(sense, shifted[0]), shifted[1]  # type: ignore[arg-type]
    if row.low(after) == "the" and tells_which(row, *found):
        return None
    return Open(sense, found[0]), found[1]  # type: ignore[arg-type]


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
    for parse in (days, era_years):
        found = parse(row, i)
        if found is not None:
            return found
    first = unit(row, i) or joined(row, i)
    if first is None:
        return None
    if is_life(row, i, *first):
        return first
    ranged = dashed(row, *first)
    if ranged is not None:
        return ranged
    neighbour = _in_year(row, *first)
    if neighbour is not None:
        return neighbour
    sign = row.low(first[1])
    if sign == "," and row.low(first[1] + 1) in TO and first[0].grain == "day":
        first = (first[0], first[1] + 1)
        sign = row.low(first[1])
    if sign in TO and first[0].grain != "weekday":
        last = unit(row, first[1] + 1)
        if last is not None and (first[0].grain == last[0].grain or first[0].year is None):
            return span(first[0], last[0], last[1])
    if sign in ("and", "or", ",", "and/or", "/"):
        listed = shared(row, first[0], first[1])
        if listed is not None:
            return listed
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
