"""The dates that a range or an open interval names at its ends: *1947* and *1960* in "from 1947 to 1960"."""

from __future__ import annotations

from prophasis.reading.dates.expression import Expression, Named, Open, Shift, Span, Unit
from prophasis.reading.dates.ranges import TO
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.tokens import DASHES
from prophasis.reading.dates.units import month_name
from prophasis.reading.dates.words import PORTIONS

Place = tuple[int, int]

_LEADS = frozenset(
    "from between since until till up to through ever not and including at least in about around".split()
)
_TAILS = frozenset("on onward onwards forward present now today the".split())


def named_ends(row: Row, first: int, after: int, expression: Expression) -> tuple[Place, ...]:
    """Places of the dates named at the ends of what the tokens ``first..after`` say, in the order of its parts.

    A span has two or none, something open since or until a date one or none. A list ("April and May"), a number that is
    no date alone (*12* in "12-15 July"), and the bound of an open date ("by 2022") are no ends.
    """
    match expression:
        case Span(first=Unit() as left, last=Unit() as right):
            cut = _separator(row, first, after)
            if cut is None:
                return ()
            begin, end = _trimmed(row, first, cut), _trimmed(row, cut + 1, after)
            return (_place(row, *begin), _place(row, *end)) if _dates(row, left, *begin, right, *end) else ()
        case Open(sense="since" | "until", of=Span() as inner):
            low, high = _trimmed(row, first, after)
            return named_ends(row, low, high, inner)
        case Open(sense="since" | "until", of=Unit() | Shift(sense="at") | Named()):
            low, high = _trimmed(row, first, after)
            return (_place(row, low, high),) if low < high and (low > first or high < after) else ()
        case _:
            return ()


def _separator(row: Row, first: int, after: int) -> int | None:
    """The word or dash between both ends."""
    between = row.low(first) == "between"
    for at in range(first + 1, after - 1):
        if row.low(at) in TO or (between and row.low(at) == "and"):
            return at
    for at in range(first + 1, after - 1):
        if row.low(at) in DASHES and row.low(at - 1) not in PORTIONS:
            return at
    return None


def _trimmed(row: Row, first: int, after: int) -> Place:
    """The tokens without the words that lead in or out."""
    while first < after and row.low(first) in _LEADS:
        first += 1
    while first < after and (row.low(after - 1) in _TAILS or row.low(after - 1) in DASHES):
        after -= 1
    return first, after


def _dates(row: Row, left: Unit, first: int, after: int, right: Unit, start: int, stop: int) -> bool:
    """Whether both ends are dates by themselves: days need their month beside them."""
    if first >= after or start >= stop:
        return False
    day = "day" in (left.grain, right.grain)
    months = all(any(month_name(row, at) for at in range(*place)) for place in ((first, after), (start, stop)))
    return months or not day


def _place(row: Row, first: int, after: int) -> Place:
    return row.tokens[first].start, row.tokens[after - 1].end
