"""Phrases that count from another date: "over the past 19 months", "two years ago", "three days later", "last week"."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import cast

from prophasis.reading.dates.expression import Ahead, Expression, Length, Named, Portion, Shift, Unit, Vague
from prophasis.reading.dates.row import Row
from prophasis.reading.dates.tokens import DASHES
from prophasis.reading.dates.units import core, month_name
from prophasis.reading.dates.words import (
    NUMBERS,
    OF_PORTIONS,
    PORTIONS,
    SEASONS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
)

Phrase = tuple[Expression, int]

_PAST = frozenset({"past", "last", "previous", "preceding", "prior"})
_NEXT = frozenset({"next", "coming", "following", "subsequent", "ensuing", "upcoming"})
_LATER = frozenset({"later", "after", "afterwards", "afterward", "thereafter"})
_EARLIER = frozenset({"earlier", "before", "previously", "beforehand"})
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_NOW = frozenset({"currently", "nowadays", "presently"})
_RECENT = frozenset({"recently", "lately"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_MORE = frozenset(
    "over about around nearly almost approximately roughly at least most more less than just only some up to another "
    "as much many".split()
)
_HALVES = {"century": (50, "year"), "decade": (5, "year"), "year": (6, "month")}
"""What half a unit is."""
_SPAN_LEADS = frozenset("in over during for throughout within across through of".split())
_LENGTH_LEADS = frozenset({"for", "after", "within", "in", "over", "lasted", "took", "during"})


def relative(row: Row, i: int) -> Phrase | None:
    """A phrase that counts from the document's date or from the last date named."""
    for parse in (_deictic, _part, _window, _portioned, _neighbour, _distance, _length):
        found = parse(row, i)
        if found is not None:
            return found
    return None


def _deictic(row: Row, i: int) -> Phrase | None:
    low = row.low(i)
    if low in _DAYS:
        return Shift("at", "day", _DAYS[low]), i + 1
    if low == "this" and (row.low(i + 1) in _PARTS_OF_DAY or (row.low(i + 1) == "day" and row.low(i + 2) != "of")):
        return Shift("at", "day", 0), i + 2
    if low == "last" and row.low(i + 1) == "night":
        return Shift("at", "day", -1), i + 2
    if low == "the" and row.low(i + 1) == "day" and row.low(i + 2) in ("before", "after"):
        if row.low(i + 3) in ("yesterday", "tomorrow"):
            return Shift("at", "day", -2 if row.low(i + 2) == "before" else 2), i + 4
        return Shift("at", "day", -1 if row.low(i + 2) == "before" else 1, "last"), i + 3
    if low == "now" and row.low(i + 1) not in ("that", ",", "and", "on") and row.low(i - 1) not in ("by", "until"):
        return Vague("now"), i + 1
    if low == "the" and row.low(i + 1) == "weekend" and row.low(i - 1) in ("over", "on", "during", "at", "throughout"):
        return Shift("at", "weekend", 0), i + 2
    if low in _NOW or (low == "at" and row.low(i + 1) == "present"):
        return Vague("now"), i + 1 + (low == "at")
    if low in _RECENT:
        return Vague("recent"), i + 1
    if low == "since" and row.low(i - 1) in ("has", "have", "had") and row.low(i + 1).isalpha():
        return Vague("since"), i + 1
    if low == "since" and row.low(i + 1) == "then":
        return Vague("since"), i + 2
    if low == "ever" and row.low(i + 1) == "since" and row.low(i + 2) in (".", ",", ";", "then"):
        return Vague("since"), i + 2 + (row.low(i + 2) == "then")
    if low == "at" and row.low(i + 1) in ("the", "that") and row.low(i + 2) == "time" and row.low(i + 3) != "of":
        return Vague("then"), i + 3
    if low == "to" and row.low(i + 1) == "date":
        return Vague("now"), i + 2
    if low == "the" and (row.low(i + 1), row.low(i + 2), row.low(i + 3)) == ("time", "of", "writing"):
        return Vague("now"), i + 4
    if low == "the" and (row.low(i + 2), row.low(i + 3)) in (("before", "last"), ("after", "next")):
        unit = UNITS.get(row.low(i + 1))
        if unit == row.low(i + 1):
            return Shift("at", unit, -2 if row.low(i + 2) == "before" else 2), i + 4
    return None


_STEPS = {"the": 0, "this": 0, "that": 0, "last": -1, "next": 1}


def _part(row: Row, i: int) -> Phrase | None:
    """``the end of the year``, ``the beginning of this month``, ``the second half of last year``."""
    at = i + (row.low(i) == "the")
    if row.low(at) in ("first", "second") and row.low(at + 1) == "half":
        part, at = f"{row.low(at)} half", at + 2
    elif row.low(at) in OF_PORTIONS:
        part, at = PORTIONS[row.low(at)], at + 1
    else:
        return None
    step = _STEPS.get(row.low(at + 1))
    unit = UNITS.get(row.low(at + 2))
    if row.low(at) != "of" or step is None or row.low(at + 2) != unit or row.low(at + 3) == "of":
        return None
    if unit not in ("week", "month", "year", "decade", "century"):
        return None
    base = "last" if row.low(at + 1) == "that" else "document"
    return Shift("at", unit, step, base, portion=part), at + 3  # type: ignore[arg-type]


def _window(row: Row, i: int) -> Phrase | None:
    """``the past 19 months``, ``the next two decades``, ``in recent years``, ``the first 100 days``."""
    at = i
    if row.low(at) in _SPAN_LEADS:
        at += 1
    if row.low(at) == "at" and row.low(at + 1) == "least":
        at += 2
    if row.low(at) == "recent" and row.low(at + 1) in UNITS and at > i - 1:
        return Shift("recent", UNITS[row.low(at + 1)], 0), at + 2
    if row.low(at) not in ("the", "these", "those", "this"):
        return None
    word = row.low(at + 1)
    if word not in _PAST and word not in _NEXT:
        return None
    base = "last" if word in ("previous", "preceding", "prior", "following", "subsequent", "ensuing") else "document"
    count, after = amount(row, at + 2)
    unit = UNITS.get(row.low(after))
    if unit is None:
        return None
    plural = row.low(after).endswith("s") or unit == "decade" or row.low(after) == "millennia"
    sense = "past" if word in _PAST else "next"
    after += 1
    if row.low(after) == "of" and core(row, after + 1 + (row.low(after + 1) == "the"), bare=False) is not None:
        return None
    if row.low(after) == "and" and row.low(after + 2) in UNITS and row.number(after + 1) is not None:
        unit, count, after = "month", (count or 1) * 12 + (row.number(after + 1) or 0), after + 3
    if not plural and count is None:
        base = "last" if word == "next" and row.low(at) == "the" else base
        if unit in ("day", "week", "month", "year", "quarter") and (base == "last" or row.low(at) != "the" or at == i):
            return Shift("at", unit, -1 if sense == "past" else 1, base), after  # type: ignore[arg-type]
        return Shift(sense, unit, 1, base), after  # type: ignore[arg-type]
    if plural and count is None and unit != "decade":
        return Shift("recent" if sense == "past" else "next", unit, 0, base), after  # type: ignore[arg-type]
    return Shift(sense, unit, count if count is not None else 1, base), after  # type: ignore[arg-type]


def _portioned(row: Row, i: int) -> Phrase | None:
    """``late last year``, ``early this month``, ``mid-next week``."""
    if row.low(i) not in ("early", "late", "mid"):
        return None
    at = i + 1 + (row.low(i + 1) in DASHES)
    found = _neighbour(row, at) if row.low(at) in ("last", "this", "next", "that") else None
    if found is None:
        return None
    part = cast("Portion", PORTIONS[row.low(i)])
    match found[0]:
        case Shift(unit="month" | "year" | "decade" | "century"):
            return replace(found[0], portion=part), found[1]
        case Named(unit=Unit(grain="month" | "season")):
            return replace(found[0], unit=replace(found[0].unit, portion=part)), found[1]
        case _:
            return None


def _neighbour(row: Row, i: int) -> Phrase | None:
    """``last week``, ``this year``, ``next July``, ``the same year``, ``that summer``, ``the following autumn``."""
    word, at = row.low(i), i + 1
    if word in ("the", "that", "this") and row.low(at) in ("same", "following", "previous", "preceding", "next"):
        word, at = row.low(at), at + 1
    elif word == "the" and row.low(at) == "year" and row.low(at + 1) == "before" and row.low(at + 2) in (",", ".", ";"):
        return Shift("at", "year", -1, "last"), at + 2
    elif word in ("last", "next", "this", "that", "later", "earlier"):
        if word in ("later", "earlier"):
            led = row.low(at) == "in" and row.low(at + 1) in ("the", "that")
            at += led
            if row.low(at) not in ("this", "that", *("the",) * led) or row.low(at + 1) not in UNITS:
                return None
            word, at = row.low(at), at + 1
            if word == "the":
                return _within_last(row, at)
    else:
        return None
    if row.low(at) == "coming":
        word, at = "next", at + 1
    step = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}.get(word, 0)
    if row.low(at) in _PARTS_OF_DAY:
        return (Shift("at", "day", step, "last"), at + 1) if step and word != "last" else None
    base = (
        "last" if word in ("same", "that", "following", "previous", "preceding") or row.low(i) == "the" else "document"
    )
    unit = UNITS.get(row.low(at))
    if unit is not None and not row.low(at).endswith("s") and unit != "hour":
        if unit in ("day",) and word not in ("same", "that", "following", "next", "previous", "preceding"):
            return None
        return Shift("at", unit, step, base), at + 1  # type: ignore[arg-type]
    month = month_name(row, at)
    if month is not None:
        return Named(Unit("month", number=month), step, base), at + 1  # type: ignore[arg-type]
    if row.low(at) in SEASONS and not (row.low(at) == "fall" and word in ("same", "that")):
        return Named(Unit("season", number=SEASONS[row.low(at)]), step, base), at + 1  # type: ignore[arg-type]
    if row.low(at) in WEEKDAYS and row.capital(at):
        return Named(Unit("weekday", number=WEEKDAYS[row.low(at)]), step, base), at + 1  # type: ignore[arg-type]
    return None


def _within_last(row: Row, i: int) -> Phrase | None:
    """``earlier in the year``: that of the last date; of a century or a decade named behind it nothing is said here."""
    unit = UNITS.get(row.low(i))
    if (
        unit not in ("day", "week", "month", "year", "decade", "century")
        or unit != row.low(i)
        or row.low(i + 1) == "of"
    ):
        return None
    return Shift("at", unit, 0, "last"), i + 1


def _distance(row: Row, i: int) -> Phrase | None:
    """``two years ago``, ``three days later``, ``a week earlier``; ``for ten years`` is a length."""
    at = i
    led = row.low(at) in _LENGTH_LEADS
    at += led
    at += row.low(at) == "the"
    count, after = amount(row, at)
    if (
        count is None
        and row.low(at) not in VAGUE_NUMBERS
        and row.low(after) not in ("decades", "years", "months", "weeks", "centuries", "days")
    ):
        return None
    bare = count is None and after == at
    if bare and row.low(after) in UNITS and row.low(after + 1) == "ago":
        return Shift("recent", UNITS[row.low(after)], 0), after + 2
    if bare and (not led or row.low(at - 1) == "the"):
        return None
    dash = row.low(after) in DASHES
    unit = UNITS.get(row.low(after + dash))
    if unit is not None and dash and row.low(after + 2) in DASHES and row.low(after + 3) in ("long", "lasting"):
        return Length(unit, count), after + 4
    if unit is None or dash:
        return None
    after += 1
    if row.low(after) == "and" and row.low(after + 1) == "a" and row.low(after + 2) == "half":
        after += 3
    sign = row.low(after)
    if count == -1:
        count, unit = _HALVES[unit]
    unit, count = finer_unit(unit, count) if sign in ("ago", *_LATER, *_EARLIER) else (unit, count)
    if sign == "ago":
        return (Shift("at", unit, -count) if count is not None else Shift("recent", unit, 0)), after + 1
    if sign in _LATER and not (led and row.low(i) in ("in", "for")):
        if sign == "after" and row.low(after + 1) not in (",", ".", ";", ")", "\n\n", ""):
            return None
        return (Shift("at", unit, count, "last") if count is not None else Length(unit, None)), after + 1
    if sign in _EARLIER:
        if sign == "before" and row.low(after + 1) not in (",", ".", ";", ")", "\n\n", ""):
            return None
        return (Shift("at", unit, -count, "last") if count is not None else Length(unit, None)), after + 1
    if (
        led
        and unit != "hour"
        and row.low(i) in (("for", "over", "within", "after", "in") if not bare else ("for", "over", "within"))
    ):
        if row.low(i) in ("in", "within") and count is not None and count > 0:
            return Ahead(row.low(i), unit, count), after  # type: ignore[arg-type]
        return Length(unit, count), after
    return None


def _length(row: Row, i: int) -> Phrase | None:
    """``ten years``, ``a two-day visit``, ``several weeks``: a length that nothing ties to the calendar."""
    count, after = amount(row, i)
    if after == i or (count is not None and count < 1):
        return None
    dash = row.low(after) in DASHES
    unit = UNITS.get(row.low(after + dash))
    if unit is None or unit in ("weekend", "quarter") or row.low(after + dash).startswith("minute"):
        return None
    if count is not None and count > 1 and unit == row.low(after + dash) and not dash:
        return None  # "the World Cup 2018 day"
    if row.low(i) in ("a", "an") and unit in ("day", "week", "month", "year", "hour") and not dash:
        return None  # "twice a year"
    end = after + dash + 1
    if row.low(end) in ("old", "olds") or (row.low(end) in DASHES and row.low(end + 1) in ("old", "olds")):
        return None
    return (Length(unit, count), end) if row.low(end) not in ("ago", "of") else None


def finer_unit(unit: str, count: int | None) -> tuple[str, int | None]:
    """What a distance in weeks or decades is counted in: a week ago is a day, a decade ago is a year."""
    unit, times = {"week": ("day", 7), "decade": ("year", 10), "century": ("year", 100)}.get(unit, (unit, 1))
    return unit, None if count is None else count * times


def amount(row: Row, i: int) -> tuple[int | None, int]:
    """A number with what hedges it, and where it ends; of "three to five" the larger; None where it is vague."""
    first, after = _number(row, i)
    if first is None or row.low(after) not in ("to", "or"):
        return first, after
    second, end = _number(row, after + 1)
    return (second, end) if second is not None and second > first and row.low(end) in UNITS else (first, after)


def _number(row: Row, i: int) -> tuple[int | None, int]:
    """A number in digits or words, rounded down, with what hedges it; None where it is vague (``several``)."""
    at = i
    while row.low(at) in _MORE and row.low(at) not in UNITS:
        at += 1
    if row.low(at) == "half" and row.low(at + 1) in ("a", "an") and row.low(at + 2) in _HALVES:
        return -1, at + 2
    if row.low(at) in ("a", "the") and row.low(at + 1) in VAGUE_NUMBERS:
        return None, at + 2 + (row.low(at + 2) == "of")
    if row.low(at) in VAGUE_NUMBERS:
        return None, at + 1 + (row.low(at + 1) == "of")
    number = row.number(at)
    if number is not None:
        return number, at + 1
    text = row.text(at)
    if text.replace(".", "", 1).isdecimal() and "." in text:
        return math.floor(float(text)), at + 1
    compound = f"{row.low(at)}-{row.low(at + 2)}"
    if row.low(at + 1) in DASHES and compound in NUMBERS:
        return NUMBERS[compound], at + 3
    if row.low(at) in NUMBERS:
        value, at = NUMBERS[row.low(at)], at + 1
        if row.low(at) == "hundred":
            value, at = value * 100, at + 1
        if row.low(at) == "and" and row.low(at + 1) in ("a", "one") and row.low(at + 2) == "half":
            at += 3
        return value, at
    return None, i
