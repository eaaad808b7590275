"""``prophasis model``: documents -> each one's own model, played, and where the models part."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from prophasis.cli._shared import (
    cache_option,
    check_folder,
    console,
    json_option,
    metadata_options,
    print_json,
    read_documents,
    seed_option,
    write_text,
)
from prophasis.errors import InputError

if TYPE_CHECKING:
    from prophasis.case import DocumentModel, Models, Reading


@click.command("model")
@click.argument("documents", nargs=-1, required=True, metavar="DOC...")
@click.option("-o", "--output", metavar="FILE.html|FILE.yaml", help="Where the page, or the models as data, go.")
@click.option("--question", "-q", help="What is explained; found in each document by itself where absent.")
@click.option("--draws", type=click.IntRange(20, 100_000), help="Draws over all uncertain numbers (default: 300).")
@metadata_options
@cache_option
@seed_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    documents: tuple[str, ...],
    output: str | None,
    question: str | None,
    draws: int | None,
    author: str | None,
    date: str | None,
    perspective: str | None,
    cache: bool,
    seed: int | None,
    as_json: bool,
) -> None:
    """Build each document's own model of its conflict: the aims it asserts and denies, the beliefs it attributes and
    calls true or false, the means tried, the moves, the demands, what a truce would serve, what would have deterred,
    what it advises. Then play it: does what the document concludes follow from its own premises, over how much of all
    uncertain numbers, how does the strongest rival aim do on the same moves, and where do the documents part?

    Every part has its passage; a number that no document gives stands in a wide band and says "no passage". These are
    the authors' models: nothing of them is weighed.

    \b
    prophasis model essay.txt
    prophasis model a.txt b.txt -o models.html
    prophasis model a.txt b.txt --json
    """
    from prophasis._judge import model

    if output is not None:
        _check(output)
    found = read_documents(documents, None, author=author, date=date, perspective=perspective, cache=cache)
    if not found.readings:
        ctx.exit(2)
    models = model(found.readings, question=question, draws=draws, seed=seed, progress=_progress)
    if output is not None:
        write_text(output, _written(models, found.readings, output))
    if as_json:
        print_json(models)
    elif output is None:
        from prophasis.telling import show_models

        show_models(models, console=console())
    else:
        click.echo(f"The models are {output}.")
    if found.failures:
        ctx.exit(3)


def _check(output: str) -> None:
    """Refuse an output that cannot be written before anything is read."""
    if Path(output).suffix.lower() not in (".html", ".htm", ".yaml", ".yml"):
        raise InputError("C006", "the name tells no format.", where=output, mend="End it in .html or .yaml.")
    check_folder(Path(output))


def _progress(made: DocumentModel, left: int) -> None:
    click.echo(f"model: {made.sketch.document} played{f', {left} to come' if left else ''}", err=True)


def _written(models: Models, readings: tuple[Reading, ...], output: str) -> str:
    if Path(output).suffix.lower() in (".html", ".htm"):
        from prophasis.telling import models_html

        return models_html(models, readings=readings)
    from prophasis.store import dump_models

    return dump_models(models)
