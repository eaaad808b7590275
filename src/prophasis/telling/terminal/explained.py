"""derivations -> the terminal: how one cell of a verdict came about, step by step, and the passages behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prophasis.case import Case, Derivation
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import glyphs, plain_table

if TYPE_CHECKING:
    from rich.console import Console


def show_derivations(derivations: Sequence[Derivation], case: Case, *, console: Console) -> None:
    """One item under one hypothesis or several: formulas with their figures, who set them, and where it stands."""
    from rich.text import Text

    if not derivations:
        return
    signs = glyphs(console)
    console.print()
    console.print(Text(derivations[0].text, style="bold"))
    for span in derivations[0].spans:
        quote = f" “{wording.shorten(span.quote, 90)}”" if span.quote else ""
        place = f"{wording.document_name(case, span.document)}, {span.start}–{span.end}"
        console.print(Text(f" {signs.bullet} {place}:{quote}", style="dim"))
    for derivation in derivations:
        _one(derivation, case, console)


def _one(derivation: Derivation, case: Case, console: Console) -> None:
    from rich.text import Text

    title = f"{derivation.hypothesis}: {wording.hypothesis_text(case, derivation.hypothesis)}"
    table = plain_table(("Step", "left"), ("How", "wide"), ("By", "narrow"), title=title)
    for step in derivation.steps:
        table.add_row(step.name, Text(step.formula), Text(step.by or ""))
        if step.note:
            table.add_row("", Text(wording.sentence(step.note), style="dim"), "")
    console.print(table)
    console.print(Text(f"  {derivation.sentence}"))


__all__ = ["show_derivations"]
