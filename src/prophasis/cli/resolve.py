"""``prophasis resolve``: forecasts of a case -> their outcomes and scores."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from prophasis.cli._shared import about, case_argument, console, json_option, print_json
from prophasis.errors import InputError

if TYPE_CHECKING:
    from prophasis.case import Case

OUTCOMES = {"yes": True, "no": False, "open": None}


@click.command("resolve")
@case_argument
@click.argument("forecast", required=False)
@click.argument("outcome", required=False, type=click.Choice(list(OUTCOMES)))
@click.option("--on", "day", metavar="DATE", help="The day on which it was known (default: today).")
@json_option
def command(case_file: str, forecast: str | None, outcome: str | None, day: str | None, as_json: bool) -> None:
    """Enter how a forecast came out, and see how good the forecasts of a case have been.

    Without a forecast, all are listed with their days and scores. An outcome of 'open' takes one back. The case file
    keeps its comments.

    \b
    prophasis resolve case.yaml
    prophasis resolve case.yaml ceasefire yes --on 2027-03-01
    prophasis resolve case.yaml --json
    """
    from prophasis.store import load_case
    from prophasis.telling import show_forecasts
    from prophasis.weighing.forecasts import score_forecasts

    case = load_case(case_file)
    if forecast is not None:
        case = _enter(case, case_file, forecast, outcome, day)
    elif day is not None:
        raise click.UsageError("--on belongs to a forecast and its outcome.")
    with about(case_file):
        scores = score_forecasts(case)
    if as_json:
        print_json({"forecasts": case.forecasts, "scores": scores})
        return
    show_forecasts(case, scores, console=console())


def _enter(case: Case, file: str, name: str, outcome: str | None, day: str | None) -> Case:
    """The case with an outcome, saved."""
    from datetime import date

    from prophasis.store import amend_case
    from prophasis.store.reader import nearest

    if name not in case.forecasts:
        raise InputError(
            "C011", f"there is no forecast {name!r}.", where=f"{file}, forecasts", mend=nearest(name, case.forecasts)
        )
    if outcome is None:
        raise InputError(
            "C012", "say how it came out:", where=file, mend=f"prophasis resolve {file} {name} yes|no|open"
        )
    value = OUTCOMES[outcome]
    resolved = None if value is None else day or date.today().isoformat()
    entered = replace(case.forecasts[name], outcome=value, resolved=resolved)
    changed = replace(case, forecasts={**case.forecasts, name: entered})
    here = ("forecasts", name)
    kept = amend_case(file, {(*here, "outcome"): value, (*here, "resolved"): resolved}, to=changed)
    if not kept:
        click.echo(f"note: {file} was written anew; its comments could not be kept.", err=True)
    return changed
