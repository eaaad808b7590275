"""Years in a row of tokens, told from counts, sums, pages and house numbers."""

from __future__ import annotations

from prophasis.reading.dates.expression import Era, Unit
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.tokens import DASHES
from prophasis.reading.dates.words import AFTER_CHRIST, BEFORE_CHRIST, MONTHS, NOT_YEARS, PORTIONS

Parsed = tuple[Unit, int]

_LEADS = frozenset(
    "in of by since from to until till through during between and or year circa c. ca ca. about around before after "
    "early mid late throughout pre post within summer spring autumn fall winter".split()
)
_CURRENCY = frozenset("$£€¥₽#§№@_\\=+×*%&")


def era_at(row: Row, i: int) -> tuple[Era | None, int]:
    if row.low(i) in BEFORE_CHRIST:
        return "bc", i + 1
    if row.low(i) in AFTER_CHRIST and (row.text(i).isupper() or "." in row.low(i)):
        return "ad", i + 1
    return None, i


def year(row: Row, i: int, *, bare: bool, short: bool = False) -> Parsed | None:
    """A year: four digits, or fewer with an era ("AD 71", "431 BC", "the year 71", "c. 347")."""
    if row.text(i) in ("AD", "A.D.", "CE") and (number := row.number(i + 1)) is not None:
        return Unit("year", year=number, era="ad"), i + 2
    if row.low(i) == "year" and (number := row.number(i + 1)) is not None and 1 <= number <= 2200:
        era, end = era_at(row, i + 2)
        return Unit("year", year=number, era=era), end
    digits = row.text(i).replace(",", "")
    if (
        not digits.isdecimal()
        or not digits.isascii()
        or len(digits) > 6
        or len(digits) != len(row.text(i))
        and "," not in row.text(i)
    ):
        return None
    number = int(digits)
    era, end = era_at(row, i + 1)
    if era is not None and number > 0:
        return Unit("year", year=number, era=era), end
    if "," in row.text(i) or not _standing(row, i):
        return None
    if short and len(digits) == 2:
        return Unit("year", year=number, short=True), i + 1
    if len(digits) == 4 and 1000 <= number <= 2100:
        leads = not bare or row.low(i - 1) in _LEADS or row.low(i - 1) in ("(", "–", "—", "-", ",", "[")
        if number < 1500 and not leads:
            return None
        return (Unit("year", year=number), i + 1) if _is_year(row, i, number, leads) else None
    lead = row.low(i - 1)
    named = lead in ("c.", "ca.", "circa") or (row.ancient and (lead in _ANCIENT_LEADS or lead in MONTHS))
    if len(digits) == 3 and number >= 100 and named:
        return (Unit("year", year=number), i + 1) if _is_year(row, i, number, True) else None
    return None


_ANCIENT_LEADS = frozenset("in of by since from until before after about around ( – -".split())


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
    after = row.low(i + 1)
    if row.glued(i + 1):
        if after.isalpha() or after in ("/", "@", "_", "%", "="):
            return False
        if after in DASHES and row.glued(i + 2) and row.low(i + 2).isalpha() and row.low(i + 2) not in MONTHS:
            return False
    return row.low(i - 1) not in ("no", "nr", "page", "p", "pp", "room", "version", "flight", "route", "highway", "vol")


def _is_year(row: Row, i: int, number: int, leads: bool) -> bool:
    after = row.low(i + 1)
    if after in NOT_YEARS and not (row.low(i - 1) in ("in", "since", "by") and number % 10):
        return False
    if row.low(i - 1) in _CURRENCY or (row.low(i - 1) == "." and row.glued(i)):
        return False
    plural = (
        after.isalpha()
        and len(after) > 3
        and after.endswith("s")
        and not after.endswith("ss")
        and not row.capital(i + 1)
    )
    if plural and number % 100 == 0:
        return False
    return leads or number >= 1500
