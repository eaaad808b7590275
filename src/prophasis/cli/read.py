"""``prophasis read``: documents -> marks."""

from __future__ import annotations

import json

import click

from prophasis.cli._shared import (
    cache_option,
    console,
    metadata_options,
    print_json,
    read_documents,
)
from prophasis.errors import ReadError


@click.command("read")
@click.argument("documents", nargs=-1, required=True, metavar="FILE|FOLDER|- ...")
@click.option("--jsonl", is_flag=True, help="Print every mark as one line of JSON, with offsets and quote.")
@click.option("--json", "as_json", is_flag=True, help="Print each document with its marks as JSON.")
@click.option("--annotations", is_flag=True, help="Print the marks as W3C Web Annotations (JSON-LD).")
@click.option(
    "--case", "case_file", type=click.Path(dir_okay=False), help="A case whose hypotheses passages may bear on."
)
@click.option("--layer", "layers", multiple=True, metavar="NAME", help="Only this layer of marks; may be repeated.")
@click.option(
    "--heads",
    is_flag=True,
    help="Ask the small trained models that come with prophasis beside its rules; see the guide.",
)
@metadata_options
@cache_option
@click.pass_context
def command(
    ctx: click.Context,
    documents: tuple[str, ...],
    jsonl: bool,
    as_json: bool,
    annotations: bool,
    case_file: str | None,
    layers: tuple[str, ...],
    heads: bool,
    author: str | None,
    date: str | None,
    perspective: str | None,
    cache: bool,
) -> None:
    """Read documents and mark what stands in them, each with exact offsets into its source.

    Plain text, Markdown, HTML, Word (.docx), OpenDocument (.odt), RTF, mail (.eml, .mbox) and PDF; folders are read
    through; - is standard input.
    Layers: sentence, citation, time, mention, event (deeds), statement (words), hedge, explanation, belief,
    projection, term, bearing.

    \b
    prophasis read essay.txt                       a summary of what was found
    prophasis read essay.txt --jsonl               one mark a line
    prophasis read reports/ --layer explanation    only explanations, asserted and denied
    prophasis read essay.txt --case case.yaml      passages for and against your hypotheses

    Several documents are laid side by side: what contradicts what, what is told again and by whom, terms and what
    they stand for, cases that an author compares, and through whom it all came. --json has it under "collation".

    Exit code 3: some documents could not be read; they are listed, the rest is printed.
    """
    from prophasis.case import LAYERS
    from prophasis.store import load_case

    for layer in layers:
        if layer not in LAYERS:
            raise ReadError("R090", f"there is no layer '{layer}'.", mend=f"Layers: {', '.join(LAYERS)}.")
    case = load_case(case_file) if case_file else None
    found = read_documents(documents, case, author=author, date=date, perspective=perspective, cache=cache, heads=heads)
    if jsonl:
        from prophasis.telling import marks_jsonl

        for line in marks_jsonl(found.readings, layers=layers):
            click.echo(line)
    elif annotations:
        from prophasis.telling import web_annotations

        click.echo(json.dumps(web_annotations(found.readings, layers=layers), ensure_ascii=False, indent=2))
    elif as_json:
        from prophasis.reading import collate
        from prophasis.telling import to_json

        print_json({**to_json(found), "collation": to_json(collate(found))})
    elif found.readings:
        from prophasis.reading import collate
        from prophasis.telling import show_collation, show_readings

        show_readings(found.readings, console=console(), layers=tuple(layers))
        if not layers:
            show_collation(collate(found), console=console())
    if found.failures:
        ctx.exit(3 if found.readings else 2)
