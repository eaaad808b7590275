"""Forecasts in a case whose outcome is known: how good they were, and what that teaches about the forecaster."""

from __future__ import annotations

import numpy as np

from prophasis.case import Case, Forecast, ReliabilityBin, Score, Scores
from prophasis.weighing.arrays import scores as measures
from prophasis.weighing.arrays.recalibrate import fitted_slope, shrunk
from prophasis.weighing.arrays.shapes import Bools, Floats, expected
from prophasis.weighing.dates import after, day
from prophasis.weighing.numbers import probability
from prophasis.weighing.words import count, listed

FEWEST = 5
"""Resolved forecasts under which no recalibration is fitted."""


def score_forecasts(case: Case, question: str | None = None) -> Scores | None:
    """Brier and logarithmic scores by forecaster, and a reliability curve; None where the case has no forecasts.

    A range counts with its mean. With ``as_of`` a forecast that is due and has no outcome is called overdue.

    Raises:
        WeighError: W020-W022 for a probability that is none.
    """
    asked = {k: f for k, f in case.forecasts.items() if question is None or f.question in (None, question)}
    given = {k: f for k, f in asked.items() if f.probability is not None}
    if not given:
        return None
    resolved = {k: f for k, f in given.items() if f.outcome is not None}
    waiting = [k for k, f in given.items() if f.outcome is None]
    limit = day(case.as_of)
    overdue = tuple(k for k in waiting if limit is not None and given[k].due and not after(given[k].due, limit))
    rows = _scores(case, resolved)
    return Scores(
        scores=rows,
        reliability=_curve(case, resolved),
        open=tuple(k for k in waiting if k not in overdue),
        overdue=overdue,
        sentence=_sentence(rows, len(waiting), overdue),
    )


def slopes(case: Case) -> dict[str, float]:
    """What multiplies each analyst's log odds, by analyst: from at least five resolved forecasts, drawn to 1.

    A forecast is an analyst's where its ``by`` is the analyst's id or name.
    """
    named = {analyst.name: key for key, analyst in case.analysts.items()}
    groups: dict[str, dict[str, Forecast]] = {}
    for key, f in case.forecasts.items():
        if f.by and f.outcome is not None and f.probability is not None:
            groups.setdefault(named.get(f.by, f.by), {})[key] = f
    return {
        who: shrunk(fitted_slope(*_numbers(case, own)), len(own)) for who, own in groups.items() if len(own) >= FEWEST
    }


def _numbers(case: Case, forecasts: dict[str, Forecast]) -> tuple[Floats, Bools]:
    p = [
        expected(probability(f.probability, case.settings, f"forecasts.{k}.probability"))
        for k, f in forecasts.items()
        if f.probability is not None
    ]
    return np.array(p), np.array([bool(f.outcome) for f in forecasts.values()], dtype=bool)


def _scores(case: Case, resolved: dict[str, Forecast]) -> tuple[Score, ...]:
    makers = dict.fromkeys(f.by for f in resolved.values())
    groups = {by: {k: f for k, f in resolved.items() if f.by == by} for by in makers}
    rows = [_score(case, by, own) for by, own in groups.items()]
    if len(groups) > 1:
        rows.append(_score(case, None, resolved))
    return tuple(rows)


def _score(case: Case, by: str | None, own: dict[str, Forecast]) -> Score:
    p, outcome = _numbers(case, own)
    slope = shrunk(fitted_slope(p, outcome), len(own)) if len(own) >= FEWEST else None
    return Score(
        by=by,
        count=len(own),
        brier=measures.brier(p, outcome),
        logarithmic=measures.logarithmic(p, outcome),
        slope=slope,
    )


def _curve(case: Case, resolved: dict[str, Forecast]) -> tuple[ReliabilityBin, ...]:
    if not resolved:
        return ()
    return tuple(
        ReliabilityBin(
            low=one.low,
            high=one.high,
            count=one.count,
            mean=one.mean,
            frequency=one.frequency,
            bar_low=one.bar_low,
            bar_high=one.bar_high,
        )
        for one in measures.reliability(*_numbers(case, resolved))
    )


def _sentence(rows: tuple[Score, ...], waiting: int, overdue: tuple[str, ...]) -> str:
    if not rows:
        told = f"None of the {count(waiting, 'forecast')} has an outcome yet"
    else:
        whole = rows[-1]
        told = (
            f"{count(whole.count, 'resolved forecast')}: Brier score {whole.brier:.2f} (0 is perfect, 0.50 is always "
            f"saying one half), {whole.logarithmic:.2f} bits lost on each (1 is always saying one half)"
        )
        told += f"; {count(waiting, 'forecast')} still open" if waiting else ""
    late = f"; past its day without an outcome: {listed(overdue)}" if overdue else ""
    return f"{told}{late}."
