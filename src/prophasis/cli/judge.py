"""``prophasis judge``: the whole chain, from documents to a report with its case beside it."""

from __future__ import annotations

import time
from pathlib import Path

import click

from prophasis.cli._shared import (
    about,
    cache_option,
    check_folder,
    console,
    json_option,
    metadata_options,
    print_json,
    progress_bar,
    say_failures,
    say_notices,
    seed_option,
    write_text,
)


@click.command("judge")
@click.argument("documents", nargs=-1, metavar="DOC...")
@click.option("--question", "-q", help="What is to be judged; drafted from the documents where absent.")
@click.option("--case", "case_file", type=click.Path(dir_okay=False), help="Your hypotheses, or a whole rated case.")
@click.option("-o", "--output", default="report.html", show_default=True, help="Where the report goes.")
@metadata_options
@cache_option
@seed_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    documents: tuple[str, ...],
    question: str | None,
    case_file: str | None,
    output: str,
    author: str | None,
    date: str | None,
    perspective: str | None,
    cache: bool,
    seed: int | None,
    as_json: bool,
) -> None:
    """From documents to a judgement: read them, draft the rival explanations, weigh what has been rated, stress
    the policies, and write a report whose every number opens to the words it rests on. The case is saved beside
    the report, under the report's name.

    \b
    prophasis judge essay1.txt essay2.txt -o report.html       a draft: what the documents argue, unrated
    prophasis judge docs/*.md --case case.yaml -o report.html  a rated case, judged
    """
    from prophasis._judge import judge
    from prophasis.store import dump_case, rebase

    started = time.monotonic()
    report = Path(output)
    check_folder(report)
    with progress_bar() as progress, about(case_file):
        judged = judge(
            documents,
            question=question,
            case=case_file,
            author=author,
            date=date,
            perspective=perspective,
            seed=seed,
            progress=progress,
            cache=cache,
        )
    say_failures(judged.failures)
    say_notices(judged.notices)
    write_text(output, judged.report())
    beside = report.with_suffix(".case.yaml")
    write_text(str(beside), dump_case(rebase(judged.case, report.parent)))
    if as_json:
        print_json(judged.verdict)
    else:
        from prophasis.telling import show_judgement

        show_judgement(
            judged.case, judged.verdict, prediction=judged.prediction, policies=judged.policies, console=console()
        )
        click.echo(f"\nReport: {report}   Case: {beside}   ({time.monotonic() - started:.1f} s)")
    if judged.failures:
        ctx.exit(3)
