"""a self-test -> the terminal: what the leader was called, how often it was right, sort by sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import SelfTest
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import plain_table

if TYPE_CHECKING:
    from rich.console import Console


def show_selftest(found: SelfTest, *, console: Console) -> None:
    """One row for each sort of planted cases; sorts that must pass say whether they did."""
    from rich.text import Text

    table = plain_table(
        ("Planted cases", "wide"),
        ("Leader called", "right"),
        ("Was right", "right"),
        ("Std. error", "right"),
        ("Brier", "right"),
        ("", "left"),
    )
    for row in found.rows:
        verdict = ("calibrated" if row.passed else "NOT CALIBRATED") if row.fair else "shown, cannot pass"
        table.add_row(
            row.sort,
            wording.percent(row.said),
            wording.percent(row.right),
            wording.percent(row.error),
            f"{row.brier:.3f}",
            Text(verdict, style="" if row.passed or not row.fair else "red"),
        )
    console.print()
    console.print(table)
    console.print(Text(found.sentence, style="bold"))
    console.print(f"{found.cases} cases of each sort, seed {found.seed}.", style="dim")


__all__ = ["show_selftest"]
