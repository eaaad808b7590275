"""Years in a row of tokens, told from counts, sums, pages and house numbers."""

from __future__ import annotations

from prophasis.reading.dates.expression import Era, Unit
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.tokens import DASHES
from prophasis.reading.dates.words import (
    AFTER_CHRIST,
    BEFORE_CHRIST,
    MONTHS,
    NOT_YEARS,
    NUMBERS,
    ORDINALS,
    PORTIONS,
    SMALL,
    UNITS,
)

Parsed = tuple[Unit, int]

_LEADS = frozenset(
    "in of by since from to until till through during between and or year circa c. ca ca. about around before after "
    "early mid late throughout pre post within summer spring autumn fall winter".split()
)
_CURRENCY = frozenset("$£€¥₽#§№@_\\=+×*%&")


def era_at(row: Row, i: int) -> tuple[Era | None, int]:
    """The era named at ``i``, and where it ends."""
    if row.low(i) in BEFORE_CHRIST:
        return "bc", i + 1
    if row.low(i) in AFTER_CHRIST and (row.text(i).isupper() or "." in row.low(i)):
        return "ad", i + 1
    return None, i


def year(row: Row, i: int, *, bare: bool, short: bool = False, sure: bool = False) -> Parsed | None:
    """A year: four digits, or fewer with an era ("AD 71", "431 BC", "the year 71", "c. 347").

    ``bare``: nothing before it shows that a time is meant; ``short``: two digits will do; ``sure``: it stands behind a
    day, so that what follows does not make it a count ("the attack of 12 March 1999 killed six").
    """
    if row.text(i) in ("AD", "A.D.", "CE") and (number := row.number(i + 1)) is not None:
        return Unit("year", year=number, era="ad"), i + 2
    if row.low(i) == "year" and (number := row.number(i + 1)) is not None and 1 <= number <= 2200:
        era, end = era_at(row, i + 2)
        return Unit("year", year=number, era=era), end
    number = _figures(row.text(i))
    if number is None:
        return None
    era, end = era_at(row, i + 1)
    if era is not None and number > 0:
        return Unit("year", year=number, era=era), end
    if not row.text(i).isdecimal() or not _standing(row, i):
        return None
    digits = len(row.text(i))
    if short and digits == 2:
        return Unit("year", year=number, short=True), i + 1
    if sure and digits == 4 and number % 100 and 1000 <= number <= 2100:
        return Unit("year", year=number), i + 1
    fits = _four(row, i, number, bare) if digits == 4 else digits == 3 and _three(row, i, number)
    return (Unit("year", year=number), i + 1) if fits else None


def tells_which(row: Row, found: object, after: int) -> bool:
    """Whether a year only tells which event is meant: "after the 2011 protests"."""
    plain = isinstance(found, Unit) and found.grain == "year" and found.era is None
    return plain and row.low(after).isalpha() and row.low(after) not in SMALL


def _figures(text: str) -> int | None:
    """``5000`` and ``5,000``."""
    digits = text.replace(",", "")
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) <= 6 else None


def _four(row: Row, i: int, number: int, bare: bool) -> bool:
    """Whether four digits are a year: those before 1500 and after 2050 need a word that leads to a date."""
    if not 1000 <= number <= 2100:
        return False
    leads = not bare or row.low(i - 1) in _LEADS or row.low(i - 1) in ("(", "[")
    if row.low(i - 1) in DASHES and (row.low(i - 3) in _LEADS or row.low(i - 3) in ("(", "[", ",")):
        leads = True
    if not 1500 <= number <= 2050 and not leads:
        return False
    return not _counts(row, i, number) and (leads or not _in_address(row, i))


def _three(row: Row, i: int, number: int) -> bool:
    """Whether three digits are a year: with "c.", or in a text that names such years beyond doubt."""
    lead = row.low(i - 1)
    named = lead in ("c.", "ca.", "circa") or (row.ancient and (lead in _ANCIENT_LEADS or lead in MONTHS))
    return named and number >= 100 and not _counts(row, i, number)


def _in_address(row: Row, i: int) -> bool:
    """``1696 Bergen Blvd``: a house number before a name of a street."""
    return row.capital(i + 1) and any(row.low(at) in _STREETS for at in range(i + 2, i + 5))


_STREETS = frozenset("street st road rd avenue ave blvd boulevard lane drive terrace square highway way".split())
_ANCIENT_LEADS = frozenset("in of by since from until before after about around ( – -".split())


_NUMBERED = frozenset("no nr page p pp room version flight route highway vol rule bus".split())
"""What is told apart by numbers that are no years."""


def _standing(row: Row, i: int) -> bool:
    """Whether the number stands by itself, not inside a name, an address, a sum or a decimal."""
    if row.glued(i):
        before = row.low(i - 1)
        if before in _CURRENCY or before in ("/", ".", ":") or before.isalnum():
            return False
        if before in DASHES and row.glued(i - 1):
            word = row.low(i - 2)
            if word.isalpha() and word not in PORTIONS and word not in MONTHS and word not in ("pre", "post"):
                return False
            if word.isdecimal() and not row.ancient and not 1000 <= int(word) <= 2100:
                return False
    after = row.low(i + 1)
    if row.glued(i + 1):
        if after.isalpha() or after in ("@", "_", "%", "=") or (after == "/" and not _goes_on(row, i)):
            return False
        if after in DASHES and row.glued(i + 2) and row.low(i + 2).isalpha() and row.low(i + 2) not in MONTHS:
            return False
    return row.low(i - 1) not in _NUMBERED


def _goes_on(row: Row, i: int) -> bool:
    """``1914/15``: a year that the next one follows."""
    year, following = row.number(i), row.number(i + 2)
    width = 10 ** len(row.text(i + 2))
    return year is not None and following is not None and width <= 100 and following == (year + 1) % width


def _counts(row: Row, i: int, number: int) -> bool:
    """Whether the number counts something, or is a sum: "2000 people", "$2000", "a 2000 year old tradition"."""
    after = row.low(i + 1)
    ending = row.low(i - 1) in ("until", "through", "till") and after == "per"
    led = row.low(i - 1) in ("in", "since", "by") and number % 10
    if (after in UNITS and not (after == "day" and (row.low(i + 2) in ORDINALS or row.low(i + 2) in NUMBERS))) or (
        after in NOT_YEARS and not led and not ending
    ):
        return True
    if row.low(i - 1) in _CURRENCY or (row.low(i - 1) == "." and row.glued(i)):
        return True
    plural = after.isalpha() and len(after) > 3 and after.endswith("s") and not after.endswith("ss")
    return plural and not row.capital(i + 1) and number % 100 == 0
