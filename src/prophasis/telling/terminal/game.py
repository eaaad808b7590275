"""prediction and policy table -> the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Case, PolicyRow, PolicyTable, Prediction, Range
from prophasis.telling import wording
from prophasis.telling.terminal.glyphs import glyphs, plain_table
from prophasis.telling.views.game import aim_text, costs, moved_by, player_name

if TYPE_CHECKING:
    from rich.console import Console

_NO_CASE = Case()


def show_prediction(prediction: Prediction, *, case: Case | None = None, console: Console, aims: bool = True) -> None:
    """P(move | aim) of each observed move; with ``aims``, the aims before and after them."""
    from rich.text import Text

    known = case or _NO_CASE
    console.print()
    who = player_name(known, prediction.player)
    console.print(Text(f"Moves and aims{': ' + who if who else ''}", style="bold"))
    if prediction.tells is False:
        ratio = f" (largest ratio {wording.number(prediction.separation, 1)})" if prediction.separation else ""
        console.print(Text(f"{glyphs(console).warn} These moves cannot tell the aims apart{ratio}.", style="yellow"))
    types = list(dict.fromkeys(key for move in prediction.moves for key in move.by_type))
    if prediction.moves:
        heads = [(_short(known, prediction.player, key), "right") for key in types]
        table = plain_table(("Probability of each move, if the aim is", "wide"), *heads)
        for move in prediction.moves:
            label = f"{player_name(known, move.player)}: {move.move.replace('_', ' ')}"
            table.add_row(Text(label), *(_range(move.by_type.get(key), "\n") for key in types))
        console.print(table)
    if prediction.aims and aims:
        table = plain_table(("Aim", "wide"), ("Before", "right"), ("Path if so", "right"), ("After", "right"))
        for row in prediction.aims:
            label = f"{player_name(known, row.player)}: {aim_text(known, row.player, row.type)}"
            table.add_row(
                Text(label),
                wording.percent(row.prior),
                wording.likelihood(row.path_likelihood.best),
                _range(row.posterior),
            )
        console.print(table)
        mover = moved_by(known, prediction)
        if mover:
            console.print(Text(mover, style="dim"))
    for warning in prediction.warnings:
        console.print(Text(f"{glyphs(console).warn} {wording.sentence(warning)}", style="yellow"))


def show_method(prediction: Prediction, *, console: Console) -> None:
    """How the game was solved, how exactly, and how well that method is tested."""
    from rich.text import Text

    size = f"{prediction.nodes:,} nodes, residual {prediction.residual:.0e}"
    console.print(Text(f"{wording.sentence(prediction.method)} {size}; {prediction.maturity}.", style="dim"))


def show_policies(policies: PolicyTable, *, case: Case | None = None, console: Console) -> None:
    """Policy x aim: value and regret of each cell, the average and the worst regret, and which is best by what."""
    from rich.text import Text

    known = case or _NO_CASE
    title = f"Policies, in the values of {wording.mid_sentence(player_name(known, policies.evaluator))}"
    table = plain_table(
        ("value, and regret (r) below it, if the aim is", "wide"),
        *((_short(known, policies.player, aim), "right") for aim in policies.aims),
        ("Average", "right"),
        ("Worst", "right"),
        title=title,
    )
    for row in policies.rows:
        by_aim = {outcome.type: outcome for outcome in row.outcomes}
        cells = [
            f"{wording.number(o.value.best)}\n{_regret(o.regret)}" if (o := by_aim.get(aim)) else "–"
            for aim in policies.aims
        ]
        best = row.policy in policies.best_expected or row.policy in policies.least_worst_regret
        table.add_row(
            Text(_policy_label(policies, row)),
            *cells,
            f"{wording.number(row.expected)}\n{_regret(row.expected_regret)}",
            f"\n{_regret(row.worst_regret)}",
            style="bold" if best else "",
        )
    console.print(table)
    weights = ", ".join(
        f"{_short(known, policies.player, aim)} {wording.percent(weight)}" for aim, weight in policies.weights.items()
    )
    console.print(Text(f"Aims weighted by {policies.weights_from}: {weights}.", style="dim"))
    for row in policies.rows:
        if len(row.paid) > 1:
            console.print(Text(f"{row.policy} {wording.listed(costs(known, row))}.", style="dim"))
    for line in (*policies.switch, *policies.warnings):
        console.print(Text(wording.sentence(line)))


def _policy_label(policies: PolicyTable, row: PolicyRow) -> str:
    best = [
        words
        for words, keys in (
            ("best on average", policies.best_expected),
            ("least worst regret", policies.least_worst_regret),
        )
        if row.policy in keys
    ]
    text = f"{row.policy}: {wording.shorten(row.text, 70)}" if row.text else row.policy
    return f"{text} [{', '.join(best)}]" if best else text


def _regret(value: float) -> str:
    return f"r {wording.number(value)}"


def _short(case: Case, player: str | None, aim: str) -> str:
    """A heading for an aim: its id where its text is long."""
    text = aim_text(case, player, aim)
    return text if len(text) <= 12 else aim.replace("_", " ")


def _range(value: Range | None, between: str = " ") -> str:
    if value is None:
        return "–"
    ends = wording.percent_range(value.low, value.high)
    if ends == wording.percent(value.best):
        return ends
    return f"{wording.percent(value.best)}{between}{ends if between != ' ' else f'({ends})'}"


__all__ = ["show_method", "show_policies", "show_prediction"]
