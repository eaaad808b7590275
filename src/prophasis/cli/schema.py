"""``prophasis schema``: the JSON Schema of the case file."""

from __future__ import annotations

import json

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the case file, for editors that complete and check YAML.

    \b
    prophasis schema > case.schema.json
    # and as the first line of a case:   # yaml-language-server: $schema=case.schema.json
    """
    from prophasis.store import case_schema

    click.echo(json.dumps(case_schema(), indent=2, ensure_ascii=False))
