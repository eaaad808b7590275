"""How well probabilities did: resolved forecasts, and planted cases whose truth is known."""

from __future__ import annotations

from prophasis.case._record import record


@record
class ReliabilityBin:
    """Forecasts with probabilities in ``(low, high]``: how many, their mean, how often they came true."""

    low: float
    high: float
    count: int
    mean: float
    frequency: float
    bar_low: float
    bar_high: float


@record
class Score:
    """How one forecaster did on resolved forecasts: Brier (two-sided, 0 best, 2 worst) and logarithmic score.

    ``slope`` multiplies his log odds to recalibrate them, shrunk to 1 while resolved forecasts are few.
    """

    by: str | None
    count: int
    brier: float
    logarithmic: float
    slope: float | None = None


@record
class Scores:
    """Resolved forecasts scored, by forecaster and all together; ``overdue`` are past their day without outcome."""

    scores: tuple[Score, ...]
    reliability: tuple[ReliabilityBin, ...]
    open: tuple[str, ...]
    overdue: tuple[str, ...]
    sentence: str


@record
class SelfTestRow:
    """One sort of planted cases: how probable the leader was called on average, how often it was right.

    ``error`` is the standard error of the difference if the probability is calibrated; ``fair`` sorts are those in
    which the case says what is so, and only they must pass.
    """

    sort: str
    said: float
    right: float
    error: float
    brier: float
    fair: bool
    passed: bool


@record
class SelfTest:
    """What weighing made of cases whose truth is known."""

    rows: tuple[SelfTestRow, ...]
    cases: int
    seed: int
    passed: bool
    sentence: str
