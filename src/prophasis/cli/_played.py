"""What ``prophasis play`` does beside playing: policies put into the past, and what is to be expected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from prophasis.cli._shared import about, console, print_json, write_text
from prophasis.errors import InputError

if TYPE_CHECKING:
    from prophasis.case import Case, Game, Prediction, Prognosis


def put_into_the_past(
    file: str,
    game: Game,
    case: Case | None,
    policy: str,
    since: str | None,
    *,
    draws: int | None,
    seed: int | None,
    concept: str,
    as_json: bool,
) -> None:
    """One policy, or all, as a counterfactual."""
    from prophasis.case import Case
    from prophasis.playing import counterfactual, counterfactuals
    from prophasis.telling import show_counterfactuals

    with about(file):
        if policy == "all" and "all" not in (game.policies or {}):
            found = counterfactuals(game, since=since, draws=draws, seed=seed, concept=concept)
        else:
            found = (counterfactual(game, policy, since=since, draws=draws, seed=seed, concept=concept),)
    if as_json:
        print_json({"counterfactuals": found})
        return
    show_counterfactuals(found, case=case or Case(game=game), console=console(), states=len(found) == 1)


def expected(
    game: Game, prediction: Prediction, *, draws: int | None, seed: int | None, concept: str
) -> Prognosis | None:
    """The prognosis of a game that was played as a tree in equilibrium; None of others."""
    from prophasis.playing import is_long, prognosis

    if is_long(prediction) or concept != "qre":
        return None
    return prognosis(game, draws=draws, seed=seed)


def enter_forecast(
    file: str,
    game: Game,
    case: Case | None,
    state: str,
    *,
    due: str | None,
    by: str | None,
    draws: int | None,
    seed: int | None,
    as_json: bool,
) -> None:
    """What the game expects of a state, written among the forecasts of its case."""
    from datetime import date

    from prophasis.case import Forecast, Range
    from prophasis.playing import prognosis
    from prophasis.store import amend_case
    from prophasis.store.reader import nearest

    if case is None:
        raise InputError("C013", "a game alone holds no forecasts.", where=file, mend="Put it under 'game:' of a case.")
    if due is None:
        raise InputError("C013", "a forecast needs a day.", where=file, mend="Add --due 2027-12-31.")
    with about(file):
        rows = {row.state: row for row in prognosis(game, draws=draws, seed=seed).rows}
        if state not in rows:
            what = f"the game has no state {state!r} that is still open."
            raise InputError("C014", what, where=f"{file}, game.state", mend=nearest(state, rows))
        if not rows[state].chance:
            mend = "A forecast is of something that is so or is not."
            raise InputError("C014", f"{state!r} is a quantity.", where=f"{file}, game.state", mend=mend)
    name, whole = f"{state}_{due}".replace("-", "_"), rows[state].whole
    made = case.as_of or date.today().isoformat()
    text = f"{state.replace('_', ' ')}, as the game has it"
    low, best, high = (round(value, 4) for value in (whole.low, whole.best, whole.high))
    chance = Range(low=low, best=best, high=high)
    forecast = Forecast(text=text, made=made, due=due, by=by or "the game", probability=chance)
    changed = replace(case, forecasts={**case.forecasts, name: forecast})
    values = {"text": text, "made": made, "due": due, "by": forecast.by, "probability": [low, best, high]}
    if not amend_case(file, {("forecasts", name, key): value for key, value in values.items()}, to=changed):
        click.echo(f"note: {file} was written anew; its comments could not be kept.", err=True)
    if as_json:
        print_json({name: forecast})
        return
    click.echo(f"{file} now holds the forecast {name}: {best:.2f} ({low:.2f} to {high:.2f}).")
    click.echo(f"When it is known: prophasis resolve {file} {name} yes|no")


def draw_tree(file: str, game: Game, case: Case | None, target: str, *, as_json: bool) -> None:
    """The game as a picture in a file, or as an outline."""
    from prophasis.case import Case
    from prophasis.playing import game_tree
    from prophasis.telling import game_tree_svg, show_game_tree
    from prophasis.telling.views.game import player_name

    known = case or Case(game=game)
    with about(file):
        tree = game_tree(game)
    if as_json:
        print_json(tree)
        return
    if target == "-":
        show_game_tree(tree, case=known, console=console())
        return
    names = {player: player_name(known, player) for player in game.players}
    write_text(target, f'<?xml version="1.0" encoding="UTF-8"?>\n{game_tree_svg(tree, names=names)}\n')
    click.echo(f"Wrote {target}. The same as text: prophasis play {file} --draw -")
