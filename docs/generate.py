"""Write docs/reference: the command line from --help, the case file's JSON Schema from the nouns, the error tree."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

HERE = Path(__file__).parent / "reference"


def cli_page() -> str:
    """Every verb's help, as the terminal shows it."""
    from prophasis.cli.main import VERBS, cli

    lines = ["# Command line", "", "Written by `make docs` from `--help`.", ""]
    context = click.Context(cli, info_name="prophasis", terminal_width=100, **cli.context_settings)
    lines += ["```", cli.get_help(context), "```", ""]
    for verb in VERBS:
        command = cli.get_command(context, verb)
        assert command is not None
        inner = click.Context(command, info_name=verb, parent=context)
        lines += [f"## prophasis {verb}", "", "```", command.get_help(inner), "```", ""]
    return "\n".join(lines)


def schema_text() -> str:
    """The JSON Schema of the case file."""
    from prophasis.store import case_schema

    return json.dumps(case_schema(), indent=2, ensure_ascii=False) + "\n"


PAGES = {"cli.md": cli_page, "case.schema.json": schema_text}


def main() -> None:
    """Write every page that differs; say which."""
    for name, make in PAGES.items():
        path, text = HERE / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"wrote {path}\n")


if __name__ == "__main__":
    main()
