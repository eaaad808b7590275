"""``prophasis rate``: a case -> a rating sheet, and a filled sheet -> the case."""

from __future__ import annotations

from pathlib import Path

import click

from prophasis.cli._shared import case_argument, write_new, write_text
from prophasis.errors import InputError


@click.command("rate")
@case_argument
@click.option("--sheet", metavar="rate.csv", help="Write a rating sheet here; - prints it.")
@click.option("--from", "filled", metavar="rate.csv", help="Take the ratings of a filled sheet into the case.")
@click.option("--analyst", metavar="NAME", help="With --sheet: whose sheet; his column comes filled in.")
@click.option("-o", "--output", help="With --from: write the case here instead of in place.")
@click.option("--force", is_flag=True, help="Replace the sheet where it is there already.")
def command(
    case_file: str, sheet: str | None, filled: str | None, analyst: str | None, output: str | None, force: bool
) -> None:
    """Rate the evidence of a case in a spreadsheet.

    Every cell asks one question: how expected is this item, if this hypothesis were true? Answer with a number
    from 0 to 1, a range such as 0.2..0.4..0.6, an ACH mark (II I N C CC), or 'unsure'. Leave empty what you have
    not looked at.

    \b
    prophasis rate case.yaml --sheet rate.csv
    prophasis rate case.yaml --from rate.csv
    """
    from prophasis.reading import rating_sheet, take_ratings
    from prophasis.store import dump_case, load_case

    if bool(sheet) == bool(filled):
        raise InputError(
            "C002", "say which way:", mend="--sheet rate.csv writes a sheet, --from rate.csv takes one back."
        )
    case = load_case(case_file)
    if sheet:
        write_new(sheet, rating_sheet(case, analyst=analyst), force=force)
        if sheet != "-":
            click.echo(f"Wrote {sheet}. Fill it in, then: prophasis rate {case_file} --from {sheet}")
        return
    assert filled is not None
    rated = take_ratings(case, _csv(filled), name=filled)
    target = output or case_file
    write_text(target, dump_case(rated))
    cells = sum(len(rating.cells) for item in rated.evidence.values() for rating in item.ratings)
    if target != "-":
        click.echo(f"{target} now holds {cells} rated cells. Next: prophasis weigh {target}")


def _csv(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError("C003", "there is no such file.", where=path, mend="Check the path.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "C003", "this is not a CSV file in UTF-8.", where=path, mend="Save the sheet as CSV UTF-8."
        ) from error
