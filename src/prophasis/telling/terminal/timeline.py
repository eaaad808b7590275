"""timeline -> the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from prophasis.case import Case, Reading
from prophasis.telling import wording
from prophasis.telling.matrix import numbers
from prophasis.telling.terminal.glyphs import plain_table
from prophasis.telling.timeline import timeline, undated

if TYPE_CHECKING:
    from rich.console import Console


def show_timeline(case: Case, readings: Iterable[Reading] = (), *, console: Console) -> None:
    """Dated items and deeds in order; uncertain dates as the range they lie in."""
    from rich.text import Text

    rows = timeline(case, readings)
    order = numbers(case)
    if not rows:
        console.print("Nothing in the case is dated.")
        return
    table = plain_table(("When", "left"), ("", "left"), ("Kind", "left"), ("What", "wide"))
    for row in rows:
        what = f"{row.who}: {row.what}" if row.who and row.item is None else row.what
        number = order.get(row.item, "") if row.item else ""
        table.add_row(Text(row.date), number, row.kind, Text(wording.shorten(what, 160)))
    console.print(table)
    left = undated(case)
    if left:
        named = wording.listed(order[item] for item in left)
        console.print(f"Without a date: {named}.", style="dim")


__all__ = ["show_timeline"]
