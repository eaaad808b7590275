"""Nouns of events that have a date, and phrases that name one: "the full-scale invasion"."""

from __future__ import annotations

from prophasis.reading.dates.row import Row

EVENTS = frozenset(
    "invasion war coup attack election revolution summit annexation occupation crisis uprising offensive siege battle "
    "treaty ceasefire armistice truce collapse massacre referendum intervention incursion blockade raid bombing "
    "assassination conflict revolt rebellion mutiny strike famine plague outbreak pandemic accident disaster "
    "conference merger bankruptcy crash scandal reform expedition landing surrender withdrawal".split()
)
"""Nouns of events that have a date; "re-invasion" counts as its last part."""

LASTING = frozenset("war conflict occupation crisis pandemic famine plague blockade siege".split())
"""Events that go on: "during the war" is from its beginning on."""


def named_event(row: Row, i: int) -> tuple[str, int] | None:
    """``the full-scale invasion``, ``Russia's invasion``: the event noun, and where it ends."""
    if row.low(i) not in ("the", "this", "its", "his", "her", "their", "that") and not row.capital(i):
        return None
    for at in range(i + 1, i + 6):
        if row.low(at) in EVENTS:
            following = row.low(at + 1)
            return (row.low(at), at + 1) if following not in EVENTS and following not in ("in", "of") else None
        if not (row.low(at).isalpha() or row.low(at) in ("-", "’", "'")):
            return None
    return None
