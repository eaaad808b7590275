"""Units of the calendar in a row of tokens: "12 July 2021", "the spring of 2014", "431 BC", "the late 1990s"."""

from __future__ import annotations

from dataclasses import replace

from prophasis.reading.dates.calendars import easter, with_style
from prophasis.reading.dates.expression import Portion, Unit
from prophasis.reading.dates.figures import figures
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.tokens import DASHES
from prophasis.reading.dates.words import (
    ABBREVIATED,
    ABOUT,
    DECADES,
    FEASTS,
    MONTHS,
    MOVABLE,
    OF_PORTIONS,
    ORDINALS,
    PORTIONS,
    SEASONS,
    SMALL,
    WEEKDAYS,
)
from prophasis.reading.dates.years import Parsed, era_at, tells_which, year

_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})


def unit(row: Row, i: int) -> Parsed | None:
    """A unit with its determiner and portion: "the end of 2021", "early to mid-April 2021", "about 1871"."""
    about = False
    while row.low(i) in ABOUT and _counts(row, i + 1):
        about, i = True, i + 1
    if row.low(i) == "the":
        i += 1
    quarter = _last_quarter(row, i)
    if quarter is not None:
        return quarter
    portion, after = _portion(row, i)
    found = core(row, after, bare=portion is None)
    if found is None or (portion is not None and found[0].grain in ("day", "weekday")):
        return None
    if portion is not None and row.low(after - 1) == "the" and tells_which(row, *found):
        return None
    return replace(found[0], portion=portion or found[0].portion, about=about or found[0].about), found[1]


def _counts(row: Row, i: int) -> bool:
    return row.low(i) in MONTHS or row.low(i) in ("the", "mid", "early", "late") or row.number(i) is not None


def _portion(row: Row, i: int) -> tuple[Portion | None, int]:
    """The third or half that is named before a unit, and where the unit begins."""
    half = _half(row, i)
    first = PORTIONS.get(row.low(i))
    if first is None or half[0] is not None:
        return half
    if row.low(i) in OF_PORTIONS:
        if row.low(i + 1) != "of":
            return None, i
        return _as_portion(first), i + 2 + (row.low(i + 2) == "the")
    after = i + 1 + (row.low(i + 1) in DASHES)
    joined = after + 1 if row.low(after) in ("to", "or", "and") else after
    joined += joined > after and row.low(joined) in DASHES
    second = PORTIONS.get(row.low(joined)) if joined > after or row.low(i + 1) in DASHES else None
    if second is not None and second != first:
        after = joined + 1 + (row.low(joined + 1) in DASHES)
        return {("early", "mid"): "early-mid", ("mid", "late"): "mid-late"}.get((first, second)), after  # type: ignore[return-value]
    if row.low(i) in ("early", "late") and row.low(i + 1) == "in" and (row.number(i + 2) or row.low(i + 2) in MONTHS):
        return _as_portion(first), i + 2
    if row.low(i) in ("earlier", "later", "latter", "latest", "earliest"):
        return _as_portion(first), after + (row.low(after) == "part") + (row.low(after + 1) == "of")
    if row.low(after) in ("part", "days", "weeks", "months", "years") and row.low(after + 1) == "of":
        return _as_portion(first), after + 2 + (row.low(after + 2) == "the")
    return _as_portion(first), after + (row.low(after) == "the")


def _as_portion(third: str) -> Portion:
    return "early" if third == "early" else "mid" if third == "mid" else "mid-late" if third == "mid-late" else "late"


_QUARTERS: dict[str, Portion] = {
    "first": "first quarter", "second": "second quarter", "third": "third quarter", "fourth": "last quarter",
    "last": "last quarter", "final": "last quarter",
}  # fmt: skip


def _half(row: Row, i: int) -> tuple[Portion | None, int]:
    quarter = _QUARTERS.get(row.low(i))
    if quarter and row.low(i + 1) == "quarter" and row.low(i + 2) == "of":
        after = i + 3 + (row.low(i + 3) == "the")
        return (quarter, after) if _century(row, after) else (None, i)
    which = {"first": "first half", "second": "second half", "latter": "second half", "last": "late"}.get(row.low(i))
    if which and row.low(i + 1) == "half" and row.low(i + 2) == "of":
        half: Portion = "first half" if which == "first half" else "second half"
        return half, i + 3 + (row.low(i + 3) == "the")
    if (
        row.low(i) in ("first", "last")
        and row.low(i + 1) in ("days", "weeks", "months", "years")
        and row.low(i + 2) == "of"
    ):
        return ("early" if row.low(i) == "first" else "late"), i + 3 + (row.low(i + 3) == "the")
    return None, i


def core(row: Row, i: int, *, bare: bool) -> Parsed | None:
    """A unit without portion. ``bare`` where nothing before it shows that a time is meant."""
    for parse in _PARSERS:
        found = parse(row, i)
        if found is not None:
            return found
    return year(row, i, bare=bare)


def _weekday(row: Row, i: int) -> Parsed | None:
    number = WEEKDAYS.get(row.low(i))
    if number is None or not row.capital(i) or row.low(i - 1) in ("every", "each", "a", "any"):
        return None
    if row.low(i + 1) == "the" and row.number(i + 2) == 13 and not row.capital(i + 4):
        return None
    after = i + 1 + (row.low(i + 1) == ",") + (row.low(i + 1) == "the")
    after += row.low(after) == "the"
    found = _day_month(row, after) or _month(row, after)
    if found is not None and found[0].grain == "day":
        return found
    return Unit("weekday", number=number), i + 1


def ordinal(row: Row, i: int) -> tuple[int, int] | None:
    """``12th``, ``fifth``, ``twenty-first``: the number and where it ends."""
    number = row.number(i)
    if number is not None and row.low(i + 1) in _ORDINAL_ENDS and row.glued(i + 1):
        return number, i + 2
    if row.low(i) in ORDINALS:
        return ORDINALS[row.low(i)], i + 1
    for joined in (i + 1, i + 2):
        compound = f"{row.low(i)}-{row.low(joined)}"
        if compound in ORDINALS and (joined == i + 1 or row.low(i + 1) in DASHES):
            return ORDINALS[compound], joined + 1
    return None


def _day_month(row: Row, i: int) -> Parsed | None:
    """``12 July 2021``, ``12th of July``, ``the 1st day of February``."""
    number = row.number(i)
    after = i + 1
    if (
        number is not None
        and row.glued(i)
        and row.low(i - 1) in DASHES
        and row.low(i - 2).isalpha()
        and row.glued(i - 1)
    ):
        return None
    named = ordinal(row, i)
    if named is not None:
        number, after = named
    if number is None or not 1 <= number <= 31:
        return None
    after += row.low(after) == "day"
    after += row.low(after) == "of"
    month = month_name(row, after)
    if month is None or (row.low(after) == "may" and not row.capital(after)):
        return None
    after += 1 + (row.low(after + 1) == "." and row.glued(after + 1) and row.low(after) in ABBREVIATED)
    return _with_year(row, Unit("day", number=month, day=number), after)


def _year_month(row: Row, i: int) -> Parsed | None:
    """``2021 June``, as some write it before a noun."""
    number, month = row.number(i), month_name(row, i + 1)
    if number is None or month is None or not 1500 <= number <= 2100 or row.glued(i) or row.low(i + 1) == "may":
        return None
    if row.number(i + 2) is not None:
        return None
    return Unit("month", year=number, number=month), i + 2


def month_name(row: Row, i: int) -> int | None:
    """The month named at ``i``; words that are also verbs must be written with a capital."""
    word = row.low(i)
    if word not in MONTHS or (row.glued(i) and row.low(i - 1) in ("'", "’", "@")):
        return None
    if not row.capital(i) and (
        word
        in (
            "may",
            "march",
            "mar",
            "august",
            "jan",
            "dec",
            "sep",
            "sept",
            "oct",
            "nov",
            "jun",
            "jul",
            "apr",
            "feb",
            "aug",
        )
    ):
        return None
    return MONTHS[word]


_MONTH_LEADS = frozenset(
    "in of since by until till from to through during between and or early mid late this last next that before after "
    "around about ( - – — throughout following previous on each every end".split()
)


_NAMES_TOO = frozenset({"may", "march", "august", "june", "april"})
"""Months that are also verbs, adjectives or given names."""


def _joined_month(row: Row, i: int) -> bool:
    """Whether another month follows: "March and early April"."""
    joined = row.low(i) in ("and", "or", "to", "through", ",") or row.low(i) in DASHES
    after = i + 1 + (row.low(i + 1) in PORTIONS) + (row.low(i + 2) in DASHES)
    return joined and row.low(after) in MONTHS and row.capital(after)


def _month(row: Row, i: int) -> Parsed | None:
    month = month_name(row, i)
    if month is None:
        return None
    after = i + 1
    after += row.low(after) == "." and row.glued(after) and row.low(i) in ABBREVIATED
    day = row.number(after)
    if day is not None and 1 <= day <= 31 and not (row.glued(after + 1) and row.low(after + 1) in (":", "%")):
        end = after + 1
        end += row.low(end) in _ORDINAL_ENDS and row.glued(end)
        if not row.low(end).startswith("%"):
            return _with_year(row, Unit("day", number=month, day=day), end)
    named = ordinal(row, after)
    if named is not None and named[0] <= 31 and row.number(after) is None:
        return _with_year(row, Unit("day", number=month, day=named[0]), named[1])
    dated = _with_year(row, Unit("month", number=month), after)
    if dated[0].year is not None:
        return dated
    if row.low(i) in _NAMES_TOO and not _joined_month(row, after) and row.low(i - 1) not in _MONTH_LEADS:
        return None
    if len(row.low(i)) == 3 and row.low(i) != "may":
        return None
    if row.capital(after) and row.low(after) not in MONTHS and not row.low(after).isdigit():
        return None
    return dated


_TO_YEAR = (
    (), (",",), ("of",), ("in",), (",", "in"), ("'",), ("’",), ("of", "'"), ("of", "’"), ("of", "the"),
)  # fmt: skip
"""What stands between a month, day or season and its year."""


def _with_year(row: Row, unit: Unit, after: int) -> Parsed:
    """Add the year that follows: ``, 2021``, ``of 2021``, ``in 2021``, ``431 BC``."""
    for lead in _TO_YEAR:
        at = after + len(lead)
        if any(row.low(after + k) != word for k, word in enumerate(lead)):
            continue
        found = year(row, at, bare=False, short=lead[-1:] in (("'",), ("’",)), sure=unit.grain == "day")
        if found is None or (
            found[0].year is not None and found[0].year < 100 and found[0].era is None and not found[0].short
        ):
            continue
        dated = replace(unit, year=found[0].year, era=found[0].era, short=found[0].short)
        return with_style(row, dated, found[1])
    return unit, after


_SEASON_LEADS = frozenset(
    "from between the this last next that following previous early late mid by since until".split()
)


def _half_year(row: Row, i: int) -> Parsed | None:
    """``1H 2023``, ``H1 2023``."""
    first, second = row.low(i), row.low(i + 1)
    number = {"1": 1, "2": 2}.get(first if second == "h" else second if first == "h" else "")
    if number is None or not row.glued(i + 1) or "H" not in (row.text(i), row.text(i + 1)):
        return None
    found = _with_year(row, Unit("half", number=number), i + 2)
    return found if found[0].year is not None else None


def _fiscal(row: Row, i: int) -> Parsed | None:
    """``FY2022``, ``FY 22``, ``fiscal 2023``: about that year, for each state has its own first day of it."""
    named = row.low(i) in ("fiscal", "financial")
    at = i + 1 + (named and row.low(i + 1) == "year")
    number, digits = row.number(at), len(row.text(at))
    if number is None or digits not in (2, 4) or not (row.text(i) == "FY" or (named and digits == 4)):
        return None
    return Unit("year", year=number, short=digits == 2, about=True), at + 1


def _short_year(row: Row, i: int) -> Parsed | None:
    """``in '68``, ``the summer of ’39``."""
    if row.text(i) not in ("'", "’", "‘") or not row.glued(i + 1) or row.glued(i) or len(row.text(i + 1)) != 2:
        return None
    number = row.number(i + 1)
    led = row.low(i - 1) in _YEAR_LEADS
    return (Unit("year", year=number, short=True), i + 2) if number is not None and led else None


_YEAR_LEADS = frozenset("in of since by until till from to through and or before after early late mid during".split())


def _day_alone(row: Row, i: int) -> Parsed | None:
    """``on the 12th``: a day of the month that stands near."""
    number = row.number(i)
    if number is None or not 1 <= number <= 31 or row.low(i + 1) not in _ORDINAL_ENDS or not row.glued(i + 1):
        return None
    if row.low(i - 1) != "the" or row.low(i - 2) not in _DAY_LEADS:
        return None
    after = row.low(i + 2)
    if after in ("to", "and", "or", "until", "through") or after in DASHES or (after.isalpha() and after not in SMALL):
        return None
    of_month = (row.low(i + 2), row.low(i + 3), row.low(i + 4)) in _OF_MONTH
    if after == "of" and not of_month:
        return None
    return Unit("day", day=number), i + 2 + 3 * of_month


_DAY_LEADS = frozenset("on by until till since from before after".split())
_OF_MONTH = frozenset(("of", word, "month") for word in ("the", "that", "this"))


def _double_style(row: Row, i: int) -> Parsed | None:
    """``25 October (7 November) 1917``: one day in both calendars; the second is ours."""
    first = row.number(i)
    month = month_name(row, i + 1)
    if first is None or month is None or row.text(i + 2) != "(":
        return None
    second, other = row.number(i + 3), month_name(row, i + 4)
    if second is None or other is None or row.text(i + 5) != ")":
        return None
    found = year(row, i + 6, bare=False)
    return (Unit("day", year=found[0].year, number=other, day=second), found[1]) if found else None


def _season(row: Row, i: int) -> Parsed | None:
    """``the spring of 2014``, ``winter 2021-22``, ``the summer``; ``the fall of`` a city is none."""
    number = SEASONS.get(row.low(i))
    if number is None:
        return None
    dated, after = _with_year(row, Unit("season", number=number), i + 1)
    if dated.year is not None:
        follow = row.number(after + 1) if row.low(after) in ("-", "–", "/") else None
        over = number == 24 and follow in (dated.year + 1, (dated.year + 1) % 100, (dated.year + 1) % 10)
        return dated, after + 2 if over else after
    lead = row.low(i - 1)
    if row.low(i) == "fall" and lead not in ("last", "next", "this", "that"):
        return None
    named = row.capital(i) and row.capital(after)
    alone = lead == "in" and not row.low(after).isalpha()
    return (dated, after) if not named and (lead in _SEASON_LEADS or alone) else None


def _quarter(row: Row, i: int) -> Parsed | None:
    low = row.low(i)
    if low == "q" and row.glued(i + 1) and (number := row.number(i + 1)) is not None and 1 <= number <= 4:
        found = _with_year(row, Unit("quarter", number=number), i + 2)
        return found if found[0].year is not None else None
    after = i + 1 + (row.low(i + 1) in DASHES)
    if low in ORDINALS and 1 <= ORDINALS[low] <= 4 and row.low(after) == "quarter":
        found = _with_year(row, Unit("quarter", number=ORDINALS[low]), after + 1)
        return found if found[0].year is not None or row.low(after + 1) != "of" else None
    return None


def _last_quarter(row: Row, i: int) -> Parsed | None:
    """``the last quarter of 2021``."""
    if row.low(i) not in ("last", "final") or row.low(i + 1) != "quarter" or row.low(i + 2) != "of":
        return None
    found = _with_year(row, Unit("quarter", number=4), i + 2)
    return found if found[0].year is not None else None


_FEASTS_BEGIN = frozenset(words[0] for words in (*FEASTS, *MOVABLE))


def _feast(row: Row, i: int) -> Parsed | None:
    """``Christmas Eve 1968``, ``the Fourth of July``: days of fixed date."""
    if row.low(i) not in _FEASTS_BEGIN:
        return None
    for words, (month, day) in FEASTS.items():
        if all(row.low(i + step) == word for step, word in enumerate(words)) and row.capital(i):
            return _with_year(row, Unit("day", number=month, day=day), i + len(words))
    for words, away in MOVABLE.items():
        if all(row.low(i + step) == word for step, word in enumerate(words)) and row.capital(i):
            found = _with_year(row, Unit("year"), i + len(words))
            if found[0].year is None or found[0].short:
                return None
            at = easter(found[0].year).plus(away)
            return Unit("day", year=at.year, number=at.month, day=at.day), found[1]
    return None


def _decade(row: Row, i: int) -> Parsed | None:
    """``1990s``, ``'90s``, ``the nineties``; ``1900s`` is a century."""
    number = row.number(i)
    at = i + 1
    if row.low(at) in ("'", "’") and row.glued(at) and row.low(at + 1) == "s":
        at += 1
    if number is not None and row.low(at) == "s" and row.glued(at):
        if 1000 <= number <= 2100 and number % 100 == 0 and number != 2000:
            return Unit("century", number=number // 100 + 1), at + 1
        if 1000 <= number <= 2100 and number % 10 == 0:
            return Unit("decade", year=number), at + 1
    if row.low(i) in ("'", "’", "‘") and (short := row.number(i + 1)) is not None and short % 10 == 0 and short < 100:
        end = i + 2 + (row.low(i + 2) in ("'", "’"))
        if len(row.text(i + 1)) == 2 and row.low(end) == "s" and row.glued(end):
            return Unit("decade", year=short, short=True), end + 1
    short = row.number(i)
    lead = row.low(i - 1) if row.low(i - 1) not in DASHES else row.low(i - 2)
    written = len(row.text(i)) == 2 and row.low(i + 1) == "s" and row.glued(i + 1)
    if row.low(i + 2) == "°":
        return None
    if short is not None and short % 10 == 0 and written and lead in ("the", "early", "mid", "late"):
        return Unit("decade", year=short, short=True), i + 2
    if row.low(i) in DECADES and row.low(i - 1) in ("the", "early", "mid", "late", "-"):
        return Unit("decade", year=DECADES[row.low(i)], short=True), i + 1
    return None


def _century(row: Row, i: int) -> Parsed | None:
    named = ordinal(row, i)
    if named is None or not 1 <= named[0] <= 30:
        return None
    after = named[1] + (row.low(named[1]) in DASHES)
    if row.low(after) not in ("century", "centuries", "c.", "millennium"):
        return None
    grain = "millennium" if row.low(after) == "millennium" else "century"
    era, end = era_at(row, after + 1)
    return Unit(grain, number=named[0], era=era), end  # type: ignore[arg-type]


def _turn(row: Row, i: int) -> Parsed | None:
    """``the turn of the millennium``, ``the turn of the 20th century``."""
    if row.low(i) != "turn" or row.low(i + 1) != "of":
        return None
    at = i + 2 + (row.low(i + 2) == "the")
    if row.low(at) == "millennium":
        return Unit("century", number=21, portion="turn"), at + 1
    if row.low(at) == "century":
        return Unit("century", portion="turn"), at + 1
    found = _century(row, at)
    return (replace(found[0], portion="turn"), found[1]) if found else None


_PARSERS = (
    _weekday, figures, _feast, _double_style, _day_month, _year_month, _month, _season, _quarter, _half_year, _fiscal,
    _decade, _century, _turn, _short_year, _day_alone,
)  # fmt: skip
