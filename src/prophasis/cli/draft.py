"""``prophasis draft``: documents -> a case in which everything is proposed and nothing accepted."""

from __future__ import annotations

import click

from prophasis.cli._shared import (
    cache_option,
    console,
    json_option,
    metadata_options,
    print_json,
    read_documents,
    write_new,
)
from prophasis.errors import InputError


@click.command("draft")
@click.argument("documents", nargs=-1, required=True, metavar="DOC...")
@click.option("-o", "--output", default="case.yaml", show_default=True, help="Where the case goes; - prints it.")
@click.option("--question", "-q", help="What is to be judged; drafted from the documents where absent.")
@click.option(
    "--case", "case_file", type=click.Path(dir_okay=False), help="Your own hypotheses, to draft evidence round."
)
@click.option("--force", is_flag=True, help="Replace the output file where it is there already.")
@metadata_options
@cache_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    documents: tuple[str, ...],
    output: str,
    question: str | None,
    case_file: str | None,
    force: bool,
    author: str | None,
    date: str | None,
    perspective: str | None,
    cache: bool,
    as_json: bool,
) -> None:
    """Draft a case: rival hypotheses from the explanations that authors assert or deny, the evidence they offer,
    sources and copies, actors, dates. Everything is proposed; nothing is accepted, and nothing is rated.

    \b
    prophasis draft a.txt b.txt -o case.yaml
    prophasis draft a.txt --case hypotheses.yaml -o case.yaml
    """
    from pathlib import Path

    from prophasis.reading import collate, draft
    from prophasis.store import dump_case, load_case, rebase

    if output != "-" and Path(output).exists() and not force:
        raise InputError("C001", "this file is there already.", where=output, mend="Choose another -o or add --force.")
    case = load_case(case_file) if case_file else None
    found = read_documents(documents, case, author=author, date=date, perspective=perspective, cache=cache)
    if not found.readings:
        ctx.exit(2)
    drafted = draft(found.readings, question=question, case=case)
    if as_json:
        print_json(drafted)
    else:
        write_new(output, dump_case(rebase(drafted, Path(output).parent)), force=force)
    if not as_json and output != "-":
        from prophasis.telling import show_collation, show_draft

        show_draft(drafted, console=console())
        show_collation(collate(found), console=console())
        click.echo(f"\nThe draft is {output}. Next: prophasis rate {output} --sheet rate.csv")
    if found.failures:
        ctx.exit(3)
