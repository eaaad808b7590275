"""counterfactuals -> the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prophasis.case import Case, Counterfactual, Otherwise
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import glyphs, plain_table
from prophasis.telling.views.counterfactuals import intro
from prophasis.telling.views.game import player_name

if TYPE_CHECKING:
    from rich.console import Console

SMALL = 0.0005  # a state variable that moves less than this is left out


def show_counterfactuals(
    found: Sequence[Counterfactual], *, case: Case | None = None, console: Console, states: bool = False
) -> None:
    """How likely each observed move was to come under each policy; with ``states`` also how each state would end."""
    from rich.text import Text

    if not found:
        return
    known = case or Case()
    table = plain_table(
        ("Put into the past", "wide"),
        ("Without", "right"),
        ("With", "right"),
        ("Difference", "right"),
        title="What would have happened",
    )
    for one in found:
        table.add_row(Text(f"{one.policy}: {wording.shorten(one.text, 70)}" if one.text else one.policy, style="bold"))
        for row in one.moves:
            label = f"  {player_name(known, row.player)}: {row.move.replace('_', ' ')}"
            table.add_row(Text(label), *_cells(row.chance))
        if states:
            for key, value in one.states.items():
                if max(abs(value.difference.low), abs(value.difference.high)) > SMALL:
                    table.add_row(Text(f"  {key}"), *_cells(value))
    console.print()
    console.print(Text(intro(found[0])))
    console.print(table)
    for warning in dict.fromkeys(warning for one in found for warning in one.warnings):
        console.print(Text(f"{glyphs(console).warn} {wording.sentence(warning)}", style="yellow"))


def _cells(value: Otherwise) -> tuple[str, str, str]:
    difference = value.difference
    return (
        wording.number(value.without.best),
        wording.number(value.changed.best),
        f"{_signed(difference.best)} ({_signed(difference.low)} to {_signed(difference.high)})",
    )


def _signed(value: float) -> str:
    text = wording.number(value)
    return text if text.startswith(wording.MINUS) or value == 0 else f"+{text}"


__all__ = ["show_counterfactuals"]
