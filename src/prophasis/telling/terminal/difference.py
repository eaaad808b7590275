"""a difference -> the terminal: two verdicts side by side, and what moved one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Case, Difference
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import plain_table

if TYPE_CHECKING:
    from rich.console import Console

TOP = 15


def show_difference(difference: Difference, case: Case, *, console: Console) -> None:
    """Both posteriors, then each change with the decibels and the probability it moved, the weightiest first."""
    from rich.text import Text

    console.print()
    console.print(Text(difference.sentence, style="bold"))
    table = plain_table(("Hypothesis", "wide"), *((name, "right") for name in difference.names))
    for key in sorted(difference.before, key=lambda h: -difference.before[h]):
        values = (difference.before[key], difference.after[key])
        table.add_row(Text(f"{key}: {wording.hypothesis_text(case, key)}"), *(wording.percent(v) for v in values))
    console.print(table)
    if not difference.changes:
        return
    _changes(difference, case, console)
    told = (
        "Shapley values: each change's mean effect over all orders in which the changes could be made"
        if difference.exact
        else f"Shapley values from {difference.orders} orders of the changes; largest standard error "
        f"{max(change.error for change in difference.changes):.2g} dB"
    )
    console.print(f"  {told}. They add up to the whole.", style="dim")


def _changes(difference: Difference, case: Case, console: Console) -> None:
    from rich.text import Text

    one, other = (wording.shorten(wording.hypothesis_text(case, h), 40) for h in difference.pair)
    table = plain_table(
        ("What differs", "wide"),
        ("Then", "narrow"),
        ("Now", "narrow"),
        ("dB", "right"),
        ("Prob.", "right"),
        title=f"What moved it: “{one}” against “{other}”",
    )
    for change in difference.changes[:TOP]:
        table.add_row(
            Text(change.what),
            Text(wording.shorten(change.before, 40)),
            Text(wording.shorten(change.after, 40)),
            wording.decibels(change.decibels, unit=False),
            f"{100 * change.moved[difference.pair[0]]:+.1f}".replace("-", wording.MINUS),
        )
    console.print(table)
    if len(difference.changes) > TOP:
        console.print(f"  {wording.count(len(difference.changes) - TOP, 'more change')}, of less effect.", style="dim")


__all__ = ["show_difference"]
