"""Ranges as people wrote them -> distributions, with every way of getting one wrong answered in a clear line."""

from __future__ import annotations

import math

from prophasis.case import Range, Settings
from prophasis.errors import WeighError
from prophasis.weighing.arrays.shapes import DB, Shape, ranged


def check_order(number: Range, where: str) -> None:
    """Refuse what is no number, and ends that are crossed.

    Raises:
        WeighError: W022 (not a number), W021 (low, best, high out of order).
    """
    for value in (number.low, number.best, number.high):
        if not math.isfinite(value):
            raise WeighError("W022", f"{value} is not a number.", where=where, mend="Write a number from 0 to 1.")
    if not number.low <= number.best <= number.high:
        raise WeighError(
            "W021",
            f"low {number.low:g}, best {number.best:g}, high {number.high:g} are out of order.",
            where=where,
            mend="Write [low, best, high] with low <= best <= high.",
        )


def probability(number: Range, settings: Settings, where: str, *, floored: list[str] | None = None) -> Shape:
    """The distribution of a probability; ``as: decibel`` means ``10 log10`` of it.

    A zero is not taken at its word: it becomes ``settings.floor``, and ``floored`` receives the place.

    Raises:
        WeighError: W020 (outside 0 to 1), W021, W022.
    """
    shape = number.shape or settings.shape
    if number.unit != "decibel" and 0.0 < number.low <= number.best <= number.high <= 1.0:
        return ranged(number.low, number.best, number.high, shape, cap=0.0)
    check_order(number, where)
    if number.unit == "decibel":
        if number.high > 0:
            raise WeighError(
                "W020",
                f"{number.high:g} dB is a probability above 1.",
                where=where,
                mend="A probability in decibels is 10 log10 p, zero or less; a weight belongs under 'weight_db'.",
            )
        low, best, high = (value * DB for value in (number.low, number.best, number.high))
        return ranged(low, best, high, shape, log=True, cap=0.0)
    for value in (number.low, number.best, number.high):
        if not 0.0 <= value <= 1.0:
            raise WeighError(
                "W020",
                f"{value:g} is not a probability.",
                where=where,
                mend="Write a number from 0 to 1; a percentage is divided by 100.",
            )
    low, best, high = number.low, number.best, number.high
    if low == 0.0 and (floored is not None or (shape == "normal-in-decibels" and high > 0)):
        low = min(settings.floor, high) if high > 0 else settings.floor
        best, high = max(best, low), max(high, low)
        if floored is not None:
            floored.append(where)
    return ranged(low, best, high, shape, cap=0.0)


def weight(number: Range, settings: Settings, where: str) -> Shape:
    """The distribution of a likelihood ratio given as decibels against a reference.

    Raises:
        WeighError: W021, W022, W026 (marked as a probability).
    """
    check_order(number, where)
    if number.unit == "probability":
        raise WeighError(
            "W026",
            "a weight is a number of decibels, not a probability.",
            where=where,
            mend="Drop 'as: probability', or move the row to 'likelihood'.",
        )
    low, best, high = (value * DB for value in (number.low, number.best, number.high))
    return ranged(low, best, high, number.shape or settings.shape, log=True)
