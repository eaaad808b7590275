"""a fitted model -> the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Estimate, Fit
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import glyphs, plain_table

if TYPE_CHECKING:
    from rich.console import Console


def show_fit(fit: Fit, *, console: Console) -> None:
    """Estimates with their standard errors, how well the outcomes are met, and how far the searches agree."""
    from rich.text import Text

    console.print()
    console.print(Text(_sentence(fit.model), style="bold"))
    left = f", {fit.left_out:,} left out for empty cells" if fit.left_out else ""
    console.print(Text(f"{fit.data}: {fit.rows:,} rows{left}."))
    table = plain_table(
        ("Worth of an end to a player: term", "wide"), *((head, "right") for head in ("estimate", "s.e.", "ratio"))
    )
    for one in fit.estimates:
        table.add_row(Text(one.term), f"{one.estimate:.4f}", *_errors(one))
    console.print(table)
    table = plain_table(("Outcome", "wide"), ("observed", "right"), ("model", "right"))
    for name in fit.outcomes:
        table.add_row(Text(name), f"{fit.observed[name]:.3f}", f"{fit.predicted[name]:.3f}")
    console.print(table)
    base = "" if fit.base is None else f"; bare shares {fit.base:.4f}"
    console.print(Text(f"Log-likelihood {fit.log_likelihood:.4f}{base}. {fit.agree} of {fit.starts} starts agree."))
    if fit.penalty:
        console.print(Text(f"Penalty: {fit.penalty}; with it {fit.objective:.4f}."))
    console.print(Text(f"{_sentence(fit.method)} Standard errors: {fit.standard_errors}."))
    for warning in fit.warnings:
        console.print(Text(f"{glyphs(console).warn} {wording.sentence(warning)}", style="yellow"))


def _sentence(text: str) -> str:
    return wording.sentence(text[:1].upper() + text[1:])


def _errors(one: Estimate) -> tuple[str, str]:
    if one.se is None:
        return "-", "-"
    return f"{one.se:.4f}", f"{one.estimate / one.se:.2f}" if one.se else "-"


__all__ = ["show_fit"]
