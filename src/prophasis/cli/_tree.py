"""Game trees of other tools, for ``prophasis play``: an .efg file played, a described game written as one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from prophasis.cli._shared import about, check_folder, console, print_json, write_text

if TYPE_CHECKING:
    from prophasis.case import Game


def is_tree(path: str | None) -> bool:
    """Whether a file is a game tree of another tool."""
    return path is not None and path.lower().endswith(".efg")


def play_tree(path: str, *, rationality: float | None, seed: int | None, as_json: bool, described: bool) -> None:
    """Show the equilibrium of a tree; ``described``: an option was given that needs a described game."""
    from prophasis.playing.interop import play_efg

    if described:
        raise click.UsageError(
            "--efg, --draws, --all, --simulate and --concept need a game that is described, not a tree."
        )
    found = play_efg(path, rationality=rationality, seed=seed)
    if as_json:
        print_json(found)
        return
    from prophasis.telling import show_equilibrium

    show_equilibrium(found, console=console())


def write_tree(game: Game, *, source: str, target: str) -> None:
    """Write a described game as an .efg file; ``-`` is standard output."""
    from prophasis.playing.interop import game_efg

    if target != "-":
        check_folder(Path(target))
    with about(source):
        text = game_efg(game)
    write_text(target, text)


def at_lambda(game: Game, rationality: float | None) -> Game:
    """The game at another lambda; as it is where None."""
    from dataclasses import replace

    from prophasis.case import Range

    return game if rationality is None else replace(game, rationality=Range.point(rationality))
