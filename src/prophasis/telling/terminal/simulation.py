"""playouts of a game -> the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Case, Simulation
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import glyphs, plain_table
from prophasis.telling.views.game import aim_text

if TYPE_CHECKING:
    from rich.console import Console

_NO_CASE = Case()


def show_simulation(found: Simulation, *, case: Case | None = None, console: Console) -> None:
    """The commonest ways that play went, and the mean of each state variable at the end, by aim."""
    from rich.text import Text

    known = case or _NO_CASE
    console.print()
    console.print(Text(found.game or "Game", style="bold"))
    after = f" after {', '.join(_spoken(found.after))}" if found.after else ""
    console.print(Text(f"{found.playouts:,} playouts{after}, {found.decisions:,} decisions ({found.maturity})."))
    table = plain_table(("How play went", "wide"), ("Share", "right"))
    for ending in found.endings:
        table.add_row(Text(", ".join(_spoken(ending.path)) or "no more moves"), wording.percent(ending.share))
    if found.rest > 0:
        table.add_row(Text("otherwise"), wording.percent(found.rest))
    console.print(table)
    heads = ((aim_text(known, found.player, aim), "right") for aim in found.by_aim)
    table = plain_table(("Mean at the end", "wide"), ("", "right"), ("± by chance", "right"), *heads)
    for name, mean in found.states.items():
        by_aim = (wording.number(row[name]) for row in found.by_aim.values())
        table.add_row(Text(name), wording.number(mean), f"{found.errors[name]:.1g}", *by_aim)
    console.print(table)
    for warning in found.warnings:
        console.print(Text(f"{glyphs(console).warn} {wording.sentence(warning)}", style="yellow"))


def _spoken(moves: tuple[str, ...]) -> list[str]:
    return [move.replace("_", " ").strip() for move in moves]


__all__ = ["show_simulation"]
