"""forecasts, their scores, and what a game expects -> the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Case, Forecast, Prognosis, PrognosisRow, Scores
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import glyphs, plain_table

if TYPE_CHECKING:
    from rich.console import Console


def show_forecasts(case: Case, scores: Scores | None, *, console: Console) -> None:
    """Each forecast with its day and outcome, then how good each forecaster was."""
    from rich.text import Text

    if not case.forecasts:
        console.print("The case has no forecasts.")
        return
    late = scores.overdue if scores else ()
    table = plain_table(
        ("Forecast", "wide"), ("By", "left"), ("Due", "left"), ("Probability", "right"), ("Outcome", "left")
    )
    for key, forecast in case.forecasts.items():
        table.add_row(
            Text(f"{key}: {forecast.text}"),
            forecast.by or "–",
            forecast.due or "–",
            _probability(forecast),
            Text(_outcome(forecast, late=key in late)),
        )
    console.print(table)
    if scores is None:
        return
    for score in scores.scores:
        who = score.by or ("all" if len(scores.scores) > 1 else "nobody named")
        slope = f", log odds should be multiplied by {wording.number(score.slope)}" if score.slope is not None else ""
        console.print(
            Text(
                f"{who}: {score.count} resolved, Brier {wording.number(score.brier)}, "
                f"{wording.number(score.logarithmic)} bits each{slope}."
            )
        )
    console.print(Text(scores.sentence))


def show_prognosis(prognosis: Prognosis, *, console: Console) -> None:
    """What the game expects after the observed moves, a line for each state that is still open."""
    from rich.text import Text

    if not prognosis.rows:
        return
    console.print()
    console.print(Text(wording.prognosis_intro(prognosis), style="bold"))
    table = plain_table(("State", "wide"), ("Expected", "right"), ("5–95 %", "right"), ("Equilibria", "right"))
    several = prognosis.equilibria > 1
    for row in prognosis.rows:
        between = f"{_value(row, row.equilibria.low)} to {_value(row, row.equilibria.high)}"
        table.add_row(
            Text(row.state.replace("_", " ")),
            _value(row, row.value.best),
            f"{_value(row, row.value.low)} to {_value(row, row.value.high)}",
            between if several else "–",
        )
    console.print(table)
    if several:
        warn = glyphs(console).warn
        console.print(
            Text(f"{warn} {prognosis.equilibria} equilibria were found: one number would be a choice.", style="yellow")
        )


def _value(row: PrognosisRow, value: float) -> str:
    return wording.percent(value) if row.chance else wording.number(value)


def _probability(forecast: Forecast) -> str:
    found = forecast.probability
    if found is None:
        return "–"
    if found.is_point:
        return wording.percent(found.best)
    return f"{wording.percent(found.best)} ({wording.percent_range(found.low, found.high)})"


def _outcome(forecast: Forecast, *, late: bool) -> str:
    if forecast.outcome is None:
        return "overdue" if late else "open"
    said = "yes" if forecast.outcome else "no"
    return f"{said}, {forecast.resolved}" if forecast.resolved else said


__all__ = ["show_forecasts", "show_prognosis"]
