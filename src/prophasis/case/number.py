"""Numbers as people give them: a point, or a range low/best/high, in probability or decibels."""

from __future__ import annotations

from typing import Literal

from prophasis.case._record import record

Unit = Literal["probability", "decibel"]
Shape = Literal["pert", "triangular", "normal-in-decibels"]


@record
class Range:
    """A number with its uncertainty: ``low <= best <= high``; a point has all three equal.

    ``unit`` says what is ranged (the key ``as`` in a case file); ``shape`` overrides the case's setting.
    """

    low: float
    best: float
    high: float
    unit: Unit | None = None
    shape: Shape | None = None

    @property
    def is_point(self) -> bool:
        return self.low == self.high

    @classmethod
    def point(cls, value: float) -> Range:
        return cls(low=value, best=value, high=value)
