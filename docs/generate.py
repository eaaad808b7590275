"""Write the generated pages: the command line from --help, the JSON Schema from the nouns, the templates from code."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from prophasis.case import Game

HERE = Path(__file__).parent / "reference"
OUTLINED = 12
"""Points of a template's tree on its page."""


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


def templates_page() -> str:
    """Every template: a line each, then what it captures, leaves out, its source and its numbers."""
    from prophasis.playing.templates.about import catalogue

    known = catalogue()
    lines = [
        "# Templates: classic situations to start a game from",
        "",
        "Written by `make docs` from the code. `prophasis play --template NAME > game.yaml` prints one as a game file.",
        "Each is a function in `prophasis.playing.templates` with its numbers as arguments; they are made up, and say",
        "nothing about any case. Closed forms that a page cites are played by the engine in `tests/playing`.",
        "",
        "| template | what happens |",
        "|---|---|",
        *(f"| [{name}](#{name}) | {about.line} |" for name, about in known.items()),
        "",
    ]
    for name, about in known.items():
        lines += [f"## {name}", "", about.line, "", f"**Captures.** {_first_up(about.captures)}", ""]
        lines += [f"**Leaves out.** {_first_up(about.leaves_out)}", "", f"**Source.** {_first_up(about.source)}", ""]
        game = about.make()
        lines += [
            *_outline(game),
            *_numbers(game),
            f"Arguments: {', '.join(f'`{key}`' for key in about.arguments)}.",
            "",
        ]
    return "\n".join(lines)


def _first_up(text: str) -> str:
    """A docstring's sentence as Markdown."""
    return (text[:1].upper() + text[1:]).replace("``", "`").replace("*", r"\*")


def _outline(game: Game) -> list[str]:
    """The likeliest points of the tree, indented under those that they follow."""
    from prophasis.playing import game_tree
    from prophasis.telling.charts.game_tree import outline

    tree = game_tree(game, most=OUTLINED)
    lines = [f"{'  ' * depth}- {words}" for depth, words, _ in outline(tree)]
    told = f"the likeliest {len(tree.nodes)} of its {tree.whole} points" if len(tree.nodes) < tree.whole else "whole"
    return [f"The tree, {told}, at the best values:", "", *lines, ""]


def _numbers(game: Game) -> list[str]:
    """The game as described at its best values: what each aim comes to, and which policy does best."""
    from prophasis.playing import focal_player, solve, stress
    from prophasis.playing.policy import AS_DESCRIBED

    who = focal_player(game)
    found = solve(game, draws=0)
    told = f"{found.nodes} nodes"
    if found.separation is not None:
        able = "can tell the aims apart" if found.tells else "cannot tell the aims apart"
        told += f"; the moves of {who} {able} (largest likelihood ratio {found.separation:.2g})"
    if not game.policies or who is None:
        return [f"{told}.", ""]
    table = stress(game, draws=0)
    row = next(row for row in table.rows if row.policy == AS_DESCRIBED)
    aims = [f"{outcome.type} {', '.join(_states(outcome.states))}" for outcome in row.outcomes]
    best = ", ".join(f"`{name}`" for name in table.best_expected)
    lines = [f"{told}. As described, expected at the end: {'; '.join(aims)}."]
    policies = ", ".join(f"`{name}`" for name in game.policies)
    return [*lines, f"Policies: {policies}; best on average at these numbers: {best}.", ""]


def _states(states: Mapping[str, float]) -> list[str]:
    return [f"{name} {value:.2f}" for name, value in states.items()]


PAGES = {"cli.md": cli_page, "case.schema.json": schema_text, "../guide/templates.md": templates_page}


def main() -> None:
    """Write every page that differs; say which."""
    for name, make in PAGES.items():
        path, text = HERE / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"wrote {path}\n")


if __name__ == "__main__":
    main()
