"""Lengths of time in ISO 8601: "ten years" is P10Y, "several weeks" PXW."""

from __future__ import annotations

from prophasis.reading.dates.expression import Ahead, Expression, Length, Repeated, Shift

_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_MULTIPLES = {
    "fortnight": (2, "W"),
    "weekend": (2, "D"),
    "quarter": (3, "M"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
    "millennium": (1000, "Y"),
}


def length_of(expression: Expression) -> str | None:
    """The length of a duration; X where the number is vague; None for what is no duration."""
    match expression:
        case Length(unit=unit, count=count) | Ahead(unit=unit, count=count):
            return _iso(unit, count)
        case Repeated(period=period):
            return period
        case Shift(sense="past" | "next", unit=unit, count=count):
            return _iso(unit, count or None)
        case _:
            return None


def _iso(unit: str, count: int | None) -> str | None:
    if unit == "hour":
        return f"PT{count if count is not None else 'X'}H"
    if unit in _LETTERS:
        return f"P{count if count is not None else 'X'}{_LETTERS[unit]}"
    times, letter = _MULTIPLES[unit]
    return f"P{count * times if count is not None else 'X'}{letter}"
