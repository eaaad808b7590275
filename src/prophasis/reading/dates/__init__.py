"""text in, intervals of days out: a grammar for the dates of prose, as vague as they are written."""

from __future__ import annotations

from prophasis.reading.dates.context import Context
from prophasis.reading.dates.edtf import parse_date, parse_edtf
from prophasis.reading.dates.expression import Expression, Found
from prophasis.reading.dates.find import Phrases, find
from prophasis.reading.dates.find import phrases as find_phrases
from prophasis.reading.dates.interval import Day, Interval
from prophasis.reading.dates.resolve import kind, resolve

__all__ = [
    "Context",
    "Day",
    "Expression",
    "Found",
    "Interval",
    "Phrases",
    "find",
    "find_phrases",
    "kind",
    "parse_date",
    "parse_edtf",
    "resolve",
]
