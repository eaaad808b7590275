"""``prophasis tell``: a case -> report, timeline, matrix or terminal summary."""

from __future__ import annotations

import click

from prophasis.cli._shared import (
    about,
    cache_option,
    case_argument,
    console,
    json_option,
    print_json,
    say_notices,
    seed_option,
    write_text,
)

FORMATS = ("terminal", "html", "timeline", "matrix-csv", "argdown")


@click.command("tell")
@case_argument
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="terminal", show_default=True, help="What to tell."
)
@click.option("-o", "--output", help="Where it goes (default: standard output). A name in .html means the report.")
@cache_option
@seed_option
@json_option
def command(case_file: str, form: str, output: str | None, cache: bool, seed: int | None, as_json: bool) -> None:
    """Tell a case: the report as one self-contained page, the timeline, the matrix, an argument map, or a summary in
    the terminal.

    \b
    prophasis tell case.yaml -o report.html
    prophasis tell case.yaml --format timeline
    prophasis tell case.yaml --format matrix-csv -o matrix.csv
    prophasis tell case.yaml --format argdown -o map.argdown
    """
    from prophasis._judge import judge
    from prophasis.telling import matrix_csv, show_judgement, show_timeline, timeline

    with about(case_file):
        judged = judge(case=case_file, seed=seed, cache=cache)
    say_notices(judged.notices)
    if form == "terminal" and output and output.endswith((".html", ".htm")):
        form = "html"
    if as_json:
        print_json(timeline(judged.case, judged.readings) if form == "timeline" else judged.verdict)
    elif form == "html":
        write_text(output or "-", judged.report())
    elif form == "matrix-csv":
        write_text(output or "-", matrix_csv(judged.case, judged.verdict))
    elif form == "argdown":
        from prophasis.telling import argdown

        write_text(output or "-", argdown(judged.case, judged.verdicts))
    elif form == "timeline":
        show_timeline(judged.case, judged.readings, console=console())
    else:
        show_judgement(
            judged.case, judged.verdict, prediction=judged.prediction, policies=judged.policies, console=console()
        )
