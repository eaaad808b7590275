"""a solved game tree without named aims -> the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Equilibrium
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import glyphs, plain_table

if TYPE_CHECKING:
    from rich.console import Console

MOST = 60  # information sets shown; JSON holds all


def show_equilibrium(equilibrium: Equilibrium, *, console: Console) -> None:
    """Every information set with the chance of each move, what play is worth to each, and the warnings."""
    from rich.text import Text

    console.print()
    console.print(Text(equilibrium.game or "Game", style="bold"))
    size = f"{equilibrium.nodes:,} nodes, {equilibrium.information_sets:,} information sets"
    console.print(Text(f"{size}. {equilibrium.method}, lambda {equilibrium.rationality:.3g}."))
    table = plain_table(("Who, where", "wide"), ("reached", "right"), ("moves", "wide"))
    for row in equilibrium.strategies[:MOST]:
        moves = ", ".join(f"{move} {chance:.3f}" for move, chance in row.moves.items())
        table.add_row(Text(f"{row.player}: {row.at}"), f"{row.reach:.3f}", Text(moves))
    console.print(table)
    rest = len(equilibrium.strategies) - MOST
    if rest > 0:
        console.print(Text(f"{rest} more information sets are in --json."))
    worth = ", ".join(f"{name} {value:.4g}" for name, value in equilibrium.values.items())
    console.print(Text(f"Worth: {worth}. Residual {equilibrium.residual:.0e}."))
    for warning in equilibrium.warnings:
        console.print(Text(f"{glyphs(console).warn} {wording.sentence(warning)}", style="yellow"))


__all__ = ["show_equilibrium"]
