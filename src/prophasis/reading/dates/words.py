"""The words that dates are made of: months, weekdays, seasons, numbers, units, portions."""

from __future__ import annotations

MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
        "august aug", "september sept sep", "october oct", "november nov", "december dec",
    ),
    1,
):  # fmt: skip
    for _name in _names.split():
        MONTHS[_name] = _number

ABBREVIATED = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
"""Months that may be followed by a full stop of their own."""

WEEKDAYS = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}

FEASTS = {
    ("christmas", "day"): (12, 25),
    ("christmas", "eve"): (12, 24),
    ("boxing", "day"): (12, 26),
    ("new", "year", "'", "s", "day"): (1, 1),
    ("new", "year", "’", "s", "day"): (1, 1),
    ("new", "year", "'", "s", "eve"): (12, 31),
    ("new", "year", "’", "s", "eve"): (12, 31),
    ("bastille", "day"): (7, 14),
    ("armistice", "day"): (11, 11),
    ("may", "day"): (5, 1),
}
"""Days of fixed date, by their words."""

MOVABLE = {
    ("good", "friday"): -2,
    ("easter", "sunday"): 0,
    ("easter", "monday"): 1,
    ("easter",): 0,
    ("ascension", "day"): 39,
    ("pentecost",): 49,
}
"""Days counted from Easter Sunday, by their words."""

SMALL = frozenset(
    "and or but when where while which who that in on at of to by for with as than until he she it they we".split()
)
"""Words that go on behind a date, not with it."""

SEASONS = {
    "spring": 21,
    "springtime": 21,
    "summer": 22,
    "summertime": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
    "wintertime": 24,
}

PORTIONS = {
    "early": "early", "beginning": "early", "start": "early", "outset": "early", "onset": "early", "dawn": "early",
    "opening": "early", "initial": "early", "earliest": "early", "earlier": "early",
    "mid": "mid", "middle": "mid", "midst": "mid", "mid-to-late": "mid-late",
    "late": "late", "end": "late", "close": "late", "closing": "late", "later": "late", "latter": "late",
    "latest": "late", "final": "late",
}  # fmt: skip
"""Which third of a unit a word names."""

OF_PORTIONS = frozenset({"beginning", "start", "outset", "onset", "dawn", "middle", "midst", "end", "close"})
"""Portions that stand before ``of``: "the end of 2021"."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_ONES)} | _TENS
NUMBERS |= {f"{ten}-{_ONES[one]}": value + one for ten, value in _TENS.items() for one in range(1, 10)}
NUMBERS |= {"hundred": 100, "a": 1, "an": 1}
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS: dict[str, int] = {word: number for number, word in enumerate(_ORDINALS)}
ORDINALS |= {f"{ten}-{_ORDINALS[one]}": value + one for ten, value in _TENS.items() for one in range(1, 10)}
ORDINALS |= {"thirtieth": 30}

DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "fortnight": "fortnight", "fortnights": "fortnight",
    "month": "month", "months": "month", "year": "year", "years": "year", "decade": "decade", "decades": "decade",
    "century": "century", "centuries": "century", "hour": "hour", "hours": "hour", "minute": "hour", "minutes": "hour",
    "weekend": "weekend", "quarter": "quarter", "quarters": "quarter",
    "millennium": "millennium", "millennia": "millennium",
}  # fmt: skip

UNIT_DAYS = {"hour": 0, "day": 1, "week": 7, "weekend": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}

VAGUE_NUMBERS = frozenset(
    "several few couple some many recent countless numerous various dozens hundreds thousands".split()
)

BEFORE_CHRIST = frozenset({"bc", "bce", "b.c.", "b.c.e.", "b.c"})
AFTER_CHRIST = frozenset({"ad", "ce", "a.d.", "c.e.", "a.d"})
ABOUT = frozenset(
    {"about", "around", "circa", "c.", "ca.", "ca", "approximately", "roughly", "some", "nearly", "almost"}
)

NOT_YEARS = frozenset(
    "people persons men women children soldiers troops ships tanks aircraft miles kilometers kilometres km "
    "meters metres m feet ft dollars euros pounds rubles roubles hours minutes seconds days weeks months tons "
    "tonnes kg percent % per words pages times points casualties deaths killed wounded residents inhabitants "
    "students members years kilos grams acres hectares volts watts mb gb calories bce items copies votes seats "
    "participants respondents samples trials iterations steps million billion thousand hundred square rpm hp "
    "mm cm hz lbs employees workers families households homes houses rounds missiles drones vehicles guns "
    "rifles personnel fighters civilians refugees protesters prisoners ".split()
)
"""What a number before it counts: "2000 people" is no year."""
