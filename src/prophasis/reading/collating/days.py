"""Days: the earliest and latest day of something, and how two such stretches of time lie to each other."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from prophasis.reading.dates import parse_edtf

_CYCLE = 146_097
"""Days of 400 years, after which the Gregorian calendar repeats itself."""
_OPEN = 1 << 40


@dataclass(frozen=True)
class Days:
    """From ``first`` to ``last``, both included, counted in days; None where open. ``edtf`` is how it was written."""

    first: int | None = None
    last: int | None = None
    edtf: str | None = None

    @property
    def known(self) -> bool:
        return self.first is not None and self.last is not None

    @property
    def width(self) -> int:
        """Days from the first to the last; very many where one is open."""
        return self.last - self.first + 1 if self.first is not None and self.last is not None else _OPEN

    @property
    def order(self) -> tuple[int, int]:
        """By which things stand in time; what has no date comes last."""
        last = _OPEN if self.last is None else self.last
        return (last if self.first is None else self.first), last

    def before(self, other: Days) -> bool:
        """Whether all of it lies before all of ``other``; never where an end that would tell is open."""
        return self.last is not None and other.first is not None and self.last < other.first

    def apart(self, other: Days) -> bool:
        """Whether the two have no day in common."""
        return self.before(other) or other.before(self)

    def gap(self, other: Days) -> int:
        """Days from the end of the earlier one to the begin of the later one; 0 where they meet."""
        if self.last is not None and other.first is not None and self.last < other.first:
            return other.first - self.last
        return other.gap(self) if other.before(self) else 0


UNKNOWN = Days()


def days_of(edtf: str | None, earliest: str | None, latest: str | None) -> Days:
    """The days of a mark that carries EDTF, earliest and latest day."""
    return Days(_number(earliest), _number(latest), edtf)


def written(edtf: str | None) -> Days:
    """The days of an EDTF date, such as a document's; unknown where it is none."""
    interval = parse_edtf(edtf) if edtf else None
    if interval is None:
        return UNKNOWN
    first, last = interval.earliest, interval.latest
    return days_of(edtf, first.iso if first else None, last.iso if last else None)


def _number(iso: str | None) -> int | None:
    if iso is None:
        return None
    year, month, day = iso.rsplit("-", 2)
    cycle, rest = divmod(int(year), 400)
    return datetime.date(rest + 400, int(month), int(day)).toordinal() + _CYCLE * cycle


__all__ = ["UNKNOWN", "Days", "days_of", "written"]
