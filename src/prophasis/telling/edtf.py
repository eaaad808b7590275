"""EDTF dates -> ranges of days for drawing, and the words people use for them ("spring 431 BC").

Level 0 and 1 of the Extended Date/Time Format (Library of Congress, ISO 8601-2:2019) and, of level 2, the finer
seasons, qualified parts, unspecified digits and sets. Years are astronomical as the standard has it: year 0 is
1 BC, -0430 is 431 BC. Days are counted in the proleptic Gregorian calendar from 1970-01-01.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# code -> (name, first month, months); winter runs into the next year
SEASONS = {
    21: ("spring", 3, 3), 22: ("summer", 6, 3), 23: ("autumn", 9, 3), 24: ("winter", 12, 3),
    25: ("spring", 3, 3), 26: ("summer", 6, 3), 27: ("autumn", 9, 3), 28: ("winter", 12, 3),
    29: ("southern spring", 9, 3), 30: ("southern summer", 12, 3),
    31: ("southern autumn", 3, 3), 32: ("southern winter", 6, 3),
    33: ("first quarter of", 1, 3), 34: ("second quarter of", 4, 3),
    35: ("third quarter of", 7, 3), 36: ("fourth quarter of", 10, 3),
    37: ("first third of", 1, 4), 38: ("second third of", 5, 4), 39: ("last third of", 9, 4),
    40: ("first half of", 1, 6), 41: ("second half of", 7, 6),
}  # fmt: skip

_DATE = re.compile(r"^(?P<year>Y?-?[0-9X]{4,9})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?$")


@dataclass(frozen=True, slots=True)
class DayRange:
    """A date as days: ``first`` and ``last`` are day numbers, both included; None where the date is open."""

    first: int | None
    last: int | None
    approximate: bool = False

    @property
    def start(self) -> int:
        """A day to sort and draw by: the first known one."""
        known = self.first if self.first is not None else self.last
        assert known is not None
        return known

    @property
    def end(self) -> int:
        """The last known day."""
        known = self.last if self.last is not None else self.first
        assert known is not None
        return known

    def iso(self) -> tuple[str | None, str | None]:
        """Both ends as ISO days with astronomical years (``-0430-03-01``), None where open."""
        return _iso(self.first), _iso(self.last)


@dataclass(frozen=True, slots=True)
class _Point:
    """One date of an EDTF string: its days, its words, and the parts a shorter interval label needs."""

    first: int
    last: int
    words: str
    approximate: bool
    year: int | None = None
    month: int | None = None
    day: int | None = None


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Days from 1970-01-01 to a day of the proleptic Gregorian calendar; years are astronomical."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def civil(number: int) -> tuple[int, int, int]:
    """The (astronomical year, month, day) of a day number; undoes `day_number`."""
    era, of_era = divmod(number + 719468, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def _iso(day: int | None) -> str | None:
    if day is None:
        return None
    year, month, of_month = civil(day)
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{of_month:02d}"


def year_words(year: int) -> str:
    """An astronomical year as people write it: 1907; 431 BC for -430; AD 79."""
    if year <= 0:
        return f"{1 - year} BC"
    return f"AD {year}" if year < 1000 else str(year)


def parse(edtf: str | None) -> DayRange | None:
    """The days an EDTF date covers, or None where it is absent, wholly open or cannot be read."""
    if not edtf:
        return None
    parts = _interval(edtf.strip())
    if parts is None:
        return None
    first, last = parts
    if first is None and last is None:
        return None
    begin, end = first.first if first else None, last.last if last else None
    if begin is not None and end is not None and end < begin:
        return None
    return DayRange(begin, end, any(point is not None and point.approximate for point in parts))


def days(earliest: str | None, latest: str | None) -> DayRange | None:
    """The days between two ISO days, either of which may be open (None)."""
    first, last = parse(earliest), parse(latest)
    if first is None and last is None:
        return None
    return DayRange(first.first if first else None, last.last if last else None)


def label(edtf: str | None) -> str:
    """The date as people write it; a text that is not EDTF comes back as it is."""
    if not edtf:
        return ""
    text = edtf.strip()
    parts = _interval(text)
    if parts is None:
        return text
    first, last = parts
    if first is None and last is None:
        return "no date"
    if text[:1] in "[{" and ".." not in text:
        members = [_point(part) for part in text[1:-1].split(",")]
        return (" or " if text[0] == "[" else " and ").join(point.words for point in members if point)
    if "/" not in text and ".." not in text:
        return first.words if first else text
    if first is None and last is not None:
        return f"until {last.words}"
    if last is None and first is not None:
        return f"since {first.words}"
    assert first is not None
    assert last is not None
    return _between(first, last)


def _between(first: _Point, last: _Point) -> str:
    """``3–7 May 1907`` rather than ``3 May 1907 – 7 May 1907`` where the two share a month or a year."""
    if first.words == last.words:
        return first.words
    plain = not (first.approximate or last.approximate) and first.year is not None and first.year == last.year
    if plain and first.day and last.day and first.month == last.month and first.month:
        return f"{first.day}–{last.words}"
    if plain and first.month and last.month and bool(first.day) == bool(last.day):
        day = f"{first.day} " if first.day else ""
        return f"{day}{MONTHS[first.month - 1]} – {last.words}"
    if first.year is not None and last.year is not None and not (first.month or last.month):
        if first.year <= 0 and last.year <= 0 and not (first.approximate or last.approximate):
            return f"{1 - first.year}–{last.words}"
        if first.year > 0 and not (first.approximate or last.approximate):
            return f"{first.words}–{last.words}"
    return f"{first.words} – {last.words}"


def _interval(text: str) -> tuple[_Point | None, _Point | None] | None:
    """Both ends of a date, an interval or a set; an open end is None; None for what is not EDTF."""
    if text[:1] in "[{" and text[-1:] in "]}":
        points = [_point(part) for piece in text[1:-1].split(",") for part in piece.split("..") if part.strip()]
        if not points or any(point is None for point in points):
            return None
        known = [point for point in points if point is not None]
        open_start, open_end = text[1:].startswith(".."), text[:-1].endswith("..")
        return (
            None if open_start else min(known, key=lambda p: p.first),
            None if open_end else max(known, key=lambda p: p.last),
        )
    if "/" not in text:
        point = _point(text)
        return None if point is None else (point, point)
    before, _, after = text.partition("/")
    ends: list[_Point | None] = []
    for part in (before, after):
        if part.strip() in ("", ".."):
            ends.append(None)
            continue
        point = _point(part)
        if point is None:
            return None
        ends.append(point)
    return ends[0], ends[1]


def _point(text: str) -> _Point | None:
    bare = text.strip()
    marks = set(bare) & set("~?%")
    bare = re.sub(r"[~?%]", "", bare).partition("T")[0]
    found = _DATE.match(bare)
    if found is None:
        return None
    point = _plain_point(found["year"].removeprefix("Y"), found["month"], found["day"])
    if point is None or not marks:
        return point
    about = "about " if marks & {"~", "%"} else ""
    doubt = " (uncertain)" if marks & {"?", "%"} else ""
    return _Point(point.first, point.last, f"{about}{point.words}{doubt}", True, point.year, point.month, point.day)


def _plain_point(year_text: str, month_text: str | None, day_text: str | None) -> _Point | None:
    if "X" in year_text:
        return _digits_open(year_text)
    year = int(year_text)
    if month_text is None or "X" in month_text:
        return _Point(day_number(year), day_number(year + 1) - 1, year_words(year), False, year)
    month = int(month_text)
    if month in SEASONS:
        return _season(year, month)
    if not 1 <= month <= 12:
        return None
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    end = day_number(*following) - 1
    words = f"{MONTHS[month - 1]} {year_words(year)}"
    if day_text is None or "X" in day_text:
        return _Point(day_number(year, month), end, words, False, year, month)
    day = day_number(year, month, int(day_text))
    if not day_number(year, month) <= day <= end:
        return None
    return _Point(day, day, f"{int(day_text)} {words}", False, year, month, int(day_text))


def _season(year: int, code: int) -> _Point:
    name, month, months = SEASONS[code]
    after = month - 1 + months
    end = day_number(year + after // 12, after % 12 + 1) - 1
    when = _winter(year) if month == 12 else year_words(year)
    return _Point(day_number(year, month), end, f"{name} {when}", False)


def _winter(year: int) -> str:
    """The two years a winter lies in: 2021/22, 432/431 BC."""
    if year < 0:
        return f"{1 - year}/{-year} BC"
    return f"{year_words(year)}/{(year + 1) % 100:02d}" if year > 0 else "1 BC/AD 1"


def _digits_open(text: str) -> _Point | None:
    sign = "-" if text.startswith("-") else ""
    ends = sorted(int(sign + text.removeprefix("-").replace("X", digit)) for digit in "09")
    words = f"{year_words(ends[0])}–{year_words(ends[1])}"
    if not sign and text.endswith("X") and text.count("X") == 1:
        words = f"the {text[:-1]}0s"
    return _Point(day_number(ends[0]), day_number(ends[1] + 1) - 1, words, False)


__all__ = ["MONTHS", "SEASONS", "DayRange", "civil", "day_number", "days", "label", "parse", "year_words"]
