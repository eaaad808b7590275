"""Periods of history that are named without a date ("since World War II"); their usual bounds."""

from __future__ import annotations

PERIODS: dict[tuple[str, ...], str] = {
    ("world", "war", "i"): "1914-07-28/1918-11-11",
    ("world", "war", "one"): "1914-07-28/1918-11-11",
    ("first", "world", "war"): "1914-07-28/1918-11-11",
    ("great", "war"): "1914-07-28/1918-11-11",
    ("world", "war", "ii"): "1939-09-01/1945-09-02",
    ("world", "war", "two"): "1939-09-01/1945-09-02",
    ("second", "world", "war"): "1939-09-01/1945-09-02",
    ("wwi",): "1914-07-28/1918-11-11",
    ("wwii",): "1939-09-01/1945-09-02",
    ("ww2",): "1939-09-01/1945-09-02",
    ("cold", "war"): "1947/1991",
    ("korean", "war"): "1950-06-25/1953-07-27",
    ("vietnam", "war"): "1955/1975",
    ("gulf", "war"): "1990-08-02/1991-02-28",
    ("crimean", "war"): "1853/1856",
    ("american", "civil", "war"): "1861-04-12/1865",
    ("american", "revolution"): "1775/1783",
    ("american", "revolutionary", "war"): "1775/1783",
    ("french", "revolution"): "1789/1799",
    ("napoleonic", "wars"): "1803/1815",
    ("thirty", "years", "war"): "1618/1648",
    ("seven", "years", "war"): "1756/1763",
    ("hundred", "years", "war"): "1337/1453",
    ("russian", "revolution"): "1917",
    ("october", "revolution"): "1917",
    ("great", "depression"): "1929/1939",
    ("cuban", "missile", "crisis"): "1962-10",
    ("covid", "19", "pandemic"): "2020-03-11/2023-05-05",
    ("crusades",): "1095/1291",
    ("peloponnesian", "war"): "-0430/-0403",
    ("persian", "wars"): "-0498/-0448",
    ("punic", "wars"): "-0263/-0145",
}
"""Lower-case words, and an EDTF interval: standard reference dates."""

LONGEST = max(map(len, PERIODS))
