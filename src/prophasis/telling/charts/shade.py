"""A number -> the class of the shade behind it; the figure itself always stands in the cell."""

from __future__ import annotations

STEPS = 5


def shade(regret: float, most: float) -> str:
    """The class of a cell: ``q0`` (no regret) to ``q4`` (the largest in the table)."""
    if most <= 0 or regret <= 0:
        return "q0"
    return f"q{min(STEPS - 1, 1 + int((STEPS - 1) * min(regret / most, 0.999)))}"


def weight_shade(decibels: float | None) -> str:
    """The class of a matrix cell by its weight: for or against the row, in three steps (3 and 10 dB)."""
    if decibels is None or abs(decibels) < 0.5:
        return "w0"
    step = 1 if abs(decibels) < 3 else 2 if abs(decibels) < 10 else 3
    return f"{'plus' if decibels > 0 else 'minus'}{step}"
