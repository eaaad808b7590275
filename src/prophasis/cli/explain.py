"""``prophasis explain``: one item of a case -> how its numbers came about."""

from __future__ import annotations

import click

from prophasis.cli._shared import about, case_argument, console, json_option, print_json


@click.command("explain")
@case_argument
@click.argument("item", metavar="ITEM")
@click.argument("hypothesis", metavar="[HYPOTHESIS]", required=False)
@click.option("--question", metavar="ID", help="Which question, where the case holds several (default: the first).")
@json_option
def command(case_file: str, item: str, hypothesis: str | None, question: str | None, as_json: bool) -> None:
    """Explain how an item of evidence entered the verdict: what each analyst wrote, the mean of the range, what the
    source's report makes of it, what it weighs, and what the verdict would be without it; with the passages.

    \b
    prophasis explain case.yaml ITEM
    prophasis explain case.yaml ITEM HYPOTHESIS --json
    """
    from prophasis._judge import solve_case
    from prophasis.store import load_case
    from prophasis.weighing import explain

    case = load_case(case_file)
    with about(case_file):
        prediction = solve_case(case)
        rows = () if prediction is None else (prediction,)
        derivations = explain(case, item, hypothesis, question=question, predictions=rows)
    if as_json:
        print_json(derivations)
        return
    from prophasis.telling import show_derivations

    show_derivations(derivations, case, console=console())
