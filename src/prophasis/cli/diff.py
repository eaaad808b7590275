"""``prophasis diff``: two cases, or two analysts of one -> what moved the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from prophasis.cli._shared import about, console, json_option, print_json
from prophasis.errors import InputError

if TYPE_CHECKING:
    from prophasis.case import Case, Prediction


@click.command("diff")
@click.argument("case_file", metavar="CASE.yaml", type=click.Path(dir_okay=False))
@click.argument("other_file", metavar="[OTHER.yaml]", type=click.Path(dir_okay=False), required=False)
@click.option("--analysts", nargs=2, metavar="ONE OTHER", help="Compare two analysts of one case, each as if alone.")
@click.option("--question", metavar="ID", help="Which question, where the case holds several (default: the first).")
@json_option
def command(
    case_file: str, other_file: str | None, analysts: tuple[str, str] | None, question: str | None, as_json: bool
) -> None:
    """Say what moved the verdict from one case to another, or from one analyst to another: the change is shared
    out over everything that differs, cell by cell, and the shares add up.

    \b
    prophasis diff monday.yaml friday.yaml
    prophasis diff case.yaml --analysts ana ben
    """
    from prophasis.store import load_case
    from prophasis.weighing import between_analysts, difference

    if (other_file is None) == (analysts is None):
        raise InputError("C005", "say what to compare:", mend="Name a second case, or two analysts with --analysts.")
    case = load_case(case_file)
    if analysts is not None:
        with about(case_file):
            found = between_analysts(case, *analysts, question=question, predictions=_rows(case))
    else:
        assert other_file is not None
        other = load_case(other_file)
        with about(f"{case_file}, {other_file}"):
            rows = (_rows(case), _rows(other))
            names = (case_file, other_file)
            found = difference(case, other, names=names, question=question, predictions=rows)
    if as_json:
        print_json(found)
        return
    from prophasis.telling import show_difference

    show_difference(found, case, console=console())


def _rows(case: Case) -> tuple[Prediction, ...]:
    from prophasis._judge import solve_case

    prediction = solve_case(case)
    return () if prediction is None or prediction.path is None else (prediction,)
