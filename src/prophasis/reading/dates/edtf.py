"""Read a date as people and files write it: EDTF, ISO 8601, or a dated phrase."""

from __future__ import annotations

from prophasis.reading.dates.context import Context
from prophasis.reading.dates.expression import Found, Length, Shift, Vague
from prophasis.reading.dates.find import find
from prophasis.reading.dates.interval import Interval, day, ends, month, season, spanned, year, years
from prophasis.reading.dates.resolve import resolve
from prophasis.reading.patterns import pattern

_SINGLE = pattern(r"(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")
_FIGURES = pattern(r"\d+(:\d+)*")
_MASKED = pattern(r"(\d{1,3})(X{1,3})[~?%]?")


def parse_edtf(text: str) -> Interval | None:
    """The interval of an EDTF date (levels 0 and 1, masks only at the end: ``199X``); None where it is none."""
    text = text.strip()
    if "/" in text:
        first, _, last = text.partition("/")
        left = None if first in ("..", "") else parse_edtf(first)
        right = None if last in ("..", "") else parse_edtf(last)
        if (left is None and first not in ("..", "")) or (right is None and last not in ("..", "")):
            return None
        if left is not None and right is not None:
            return spanned(left, right)
        return Interval(left.earliest if left else None, right.latest if right else None, text)
    masked = _MASKED.fullmatch(text)
    if masked is not None and len(masked.group(1)) + len(masked.group(2)) == 4:
        width = 10 ** len(masked.group(2))
        return years(int(masked.group(1)) * width, int(masked.group(1)) * width + width - 1, "decade")
    found = _SINGLE.fullmatch(text)
    return None if found is None else _single(found.group(1), found.group(2), found.group(3), text)


def _single(first: str, second: str | None, third: str | None, text: str) -> Interval | None:
    number = int(second) if second else 0
    if third:
        exact = day(int(first), number, int(third))
    elif 21 <= number <= 24:
        exact = season(int(first), number)
    elif second:
        exact = month(int(first), number) if 1 <= number <= 12 else None
    else:
        exact = year(int(first))
    return exact.approximate() if exact is not None and text[-1] in "~%" else exact


def parse_date(text: str) -> str | None:
    """A date in EDTF from what a person or a file wrote: ``2025-02-23``, ``Feb 23, 2025``, ``2021-03-14T09:00:00Z``."""
    text = text.strip()
    stamp = text.split("T")[0] if "T" in text[8:12] else text[:10] if text[10:11] == " " and text[4:5] == "-" else text
    if parse_edtf(stamp) is not None:
        return stamp
    found = [item for item in find(text) if not isinstance(item.expression, Shift | Length | Vague)]
    if len(found) != 1 or _figures_beside(text, found[0]):
        return None
    resolved = resolve(found[0].expression, Context())
    return None if resolved is None or not resolved.closed else "/".join(dict.fromkeys(ends(resolved)))


def _figures_beside(text: str, found: Found) -> bool:
    """Whether figures other than a time of day stand beside the phrase: then it is not the whole date."""
    rest = text[: found.start] + " " + text[found.end :]
    return any(":" not in figures.group() for figures in _FIGURES.finditer(rest))
