"""several equilibria of one game -> the terminal: each with where it leads, and the range over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from prophasis.case import Branches, Range, StationarySet
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import glyphs, plain_table

if TYPE_CHECKING:
    from rich.console import Console

MOST = 20  # equilibria shown; JSON holds all
SMALL = 0.005  # shares of the long run that are not told


def show_stationary(found: StationarySet, *, console: Console) -> None:
    """Every stationary equilibrium: the share of each state in the long run, worths, how it was found; the forecast."""
    from rich.text import Text

    _head(
        found.game or "Game",
        f"{found.states} public states, discount {found.discount:g}, lambda {found.rationality:.3g}. {found.method}",
        found.maturity,
        console,
    )
    table = plain_table(
        ("", "right"), ("In the long run", "wide"), ("Worth", "wide"), ("Starts", "right"), ("Stable", "right")
    )
    for number, row in enumerate(found.equilibria[:MOST], 1):
        shares = sorted(row.shares.items(), key=lambda item: -item[1])
        told = "; ".join(f"{name}: {wording.percent(share)}" for name, share in shares if share >= SMALL)
        worth = ", ".join(f"{name} {value:.3g}" for name, value in row.values.items())
        table.add_row(str(number), Text(told), Text(worth), str(row.starts), _yes(row.stable))
    console.print(table)
    _rest(len(found.equilibria), console)
    _forecasts("Long-run mean", found.forecast, found.policies, console)
    worst = max(row.residual for row in found.equilibria)
    _tail(f"{found.starts} random starts, {found.lost} lost; largest residual {worst:.0e}.", found.warnings, console)


def show_branches(found: Branches, *, console: Console) -> None:
    """Every equilibrium of a game: how far from the first, what it says of the aims, how it was found; the forecast."""
    from rich.text import Text

    _head(found.game or "Game", f"Lambda {found.rationality:.3g}. {found.method}", found.maturity, console)
    heads = (("Aims after the observed moves", "wide"),) if found.player is not None else ()
    table = plain_table(
        ("", "right"), *heads, ("Apart", "right"), ("Starts", "right"), ("Stable", "right"), ("Residual", "right")
    )
    for number, (row, apart) in enumerate(zip(found.branches[:MOST], found.apart, strict=False), 1):
        aims = ", ".join(f"{aim} {wording.percent(chance)}" for aim, chance in row.aims.items())
        told = (Text(aims),) if found.player is not None else ()
        table.add_row(str(number), *told, f"{apart:.3f}", str(row.starts), _yes(row.stable), f"{row.residual:.0e}")
    console.print(table)
    _rest(len(found.branches), console)
    _forecasts("Mean at the end", found.forecast, {}, console)
    line = "1 equilibrium was found" if len(found.branches) == 1 else f"{len(found.branches)} equilibria were found"
    _tail(f"{line} from {found.starts} random starts, {found.lost} lost: a lower bound.", found.warnings, console)


def _head(title: str, line: str, maturity: str, console: Console) -> None:
    from rich.text import Text

    console.print()
    console.print(Text(title, style="bold"))
    console.print(Text(f"{line} ({maturity})."))


def _forecasts(
    title: str, forecast: Mapping[str, Range], policies: Mapping[str, Mapping[str, Range]], console: Console
) -> None:
    from rich.text import Text

    table = plain_table((f"{title}, over all equilibria", "wide"), *((name, "right") for name in ("", *policies)))
    for name, span in forecast.items():
        table.add_row(Text(name), _span(span), *(_span(row[name]) for row in policies.values()))
    console.print(table)


def _span(span: Range) -> str:
    if span.high - span.low < SMALL:
        return wording.number(span.best)
    return f"{wording.number(span.low)} to {wording.number(span.high)}"


def _yes(found: bool | None) -> str:
    return "?" if found is None else "yes" if found else "no"


def _rest(count: int, console: Console) -> None:
    if count > MOST:
        console.print(f"{count - MOST} more are in --json.")


def _tail(line: str, warnings: Iterable[str], console: Console) -> None:
    from rich.text import Text

    console.print(Text(line))
    for warning in warnings:
        console.print(Text(f"{glyphs(console).warn} {wording.sentence(warning)}", style="yellow"))


__all__ = ["show_branches", "show_stationary"]
