"""Edits: a policy -> the game it makes, and the moves it takes away.

Paths are dotted: ``parameters.NAME``, ``players.P.types``, ``players.P.types.T``, ``players.P.values.T.NAME``,
``beliefs.V.P``, ``beliefs.V.parameters.NAME``, ``payoffs.P``, ``state.NAME``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from prophasis.case import Game, Parameter, Player, Policy, Range
from prophasis.playing.beliefs import as_quantity
from prophasis.playing.describe import Bar
from prophasis.playing.messages import fail, unknown


def apply(game: Game, policy: Policy, *, where: str) -> tuple[Game, frozenset[Bar]]:
    """The game under ``policy``, and the moves that it leaves out, as (index of the stage, move).

    Raises:
        GameError: P019 for a path that leads nowhere, P021 for a move that nobody can make, P024 for a value that
            is no number.
    """
    for path, value in (policy.edits or {}).items():
        game = edit(game, path, value, where=f"{where}.edits.{path}")
    barred: set[Bar] = set()
    for name in policy.forbid:
        barred |= {(index, move) for index, move in _moves(game, name, f"{where}.forbid")}
    for name in policy.force:
        for index, move in _moves(game, name, f"{where}.force"):
            barred |= {(index, other) for other in game.stages[index].moves if other != move}
    return game, frozenset(barred)


def _moves(game: Game, name: str, where: str) -> list[Bar]:
    """Every stage at which ``player.move`` can be made (P021)."""
    player, _, move = name.partition(".")
    found = [(index, move) for index, stage in enumerate(game.stages) if stage.who == player and move in stage.moves]
    if not found:
        known = [f"{stage.who}.{other}" for stage in game.stages if stage.who for other in stage.moves]
        raise unknown("P021", "move", name, known, where)
    return found


def edit(game: Game, path: str, value: Any, *, where: str) -> Game:
    """The game with one thing changed (P019 for a path that leads nowhere)."""
    head, *rest = path.split(".")
    change = _CHANGES.get((head, len(rest)))
    if change is None:
        heads = {name for name, _ in _CHANGES}
        if head not in heads:
            raise unknown("P019", "part of a game", head, heads, where)
        raise fail("P019", f"{path!r} leads to nothing that can be changed.", where, _FORMS)
    return change(game, rest, value, where)


_FORMS = (
    "Paths: parameters.NAME, players.P.types, players.P.types.T, players.P.values.T.NAME, beliefs.V.P, "
    "beliefs.V.parameters.NAME, payoffs.P, state.NAME."
)


def _known(kind: str, name: str, known: Mapping[str, Any], where: str) -> None:
    if name not in known:
        raise unknown("P019", kind, name, known, where)


def _parameter(game: Game, rest: list[str], value: Any, where: str) -> Game:
    (name,) = rest
    _known("parameter", name, game.parameters, where)
    changed = Parameter(value=as_quantity(value, where), reason=game.parameters[name].reason)
    return replace(game, parameters={**game.parameters, name: changed})


def _player(game: Game, name: str, where: str) -> Player:
    _known("player", name, game.players, where)
    return game.players[name]


def _players(game: Game, rest: list[str], value: Any, where: str) -> Game:
    name, part, *more = rest
    player = _player(game, name, where)
    if part == "types":
        changed = _all_types(player, value, where) if not more else _one_type(player, more[0], value, where)
    elif part == "values" and len(more) == 2:
        changed = _one_value(player, more[0], more[1], value, where)
    else:
        raise fail("P019", "this path leads to nothing that can be changed.", where, _FORMS)
    return replace(game, players={**game.players, name: changed})


def _prior(value: Any, where: str) -> Range:
    quantity = as_quantity(value, where)
    if not isinstance(quantity, Range):
        raise fail("P024", "a prior cannot be a band.", where, "Write a number or [low, best, high].")
    return quantity


def _all_types(player: Player, value: Any, where: str) -> Player:
    if not isinstance(value, Mapping):
        raise fail("P019", f"{value!r} is no set of priors.", where, "Write {absent: 0.05, present: 0.95}.")
    for kind in value:
        _known("type", str(kind), player.types, where)
    types = {
        kind: replace(type_, prior=_prior(value.get(kind, 0.0), f"{where}.{kind}"))
        for kind, type_ in player.types.items()
    }
    return replace(player, types=types)


def _one_type(player: Player, kind: str, value: Any, where: str) -> Player:
    """One prior; the others share the rest in proportion to what they had."""
    _known("type", kind, player.types, where)
    prior = _prior(value, where)
    rest = sum(type_.prior.best for other, type_ in player.types.items() if other != kind)
    types = {}
    for other, type_ in player.types.items():
        share = type_.prior.best / rest if rest > 0 else 1 / max(len(player.types) - 1, 1)
        types[other] = replace(type_, prior=prior if other == kind else Range.point((1 - prior.best) * share))
    return replace(player, types=types)


def _one_value(player: Player, kind: str, name: str, value: Any, where: str) -> Player:
    _known("type", kind, player.values, where)
    _known("value", name, player.values[kind], where)
    found = value if isinstance(value, str) else as_quantity(value, where)
    return replace(player, values={**player.values, kind: {**player.values[kind], name: found}})


def _belief(game: Game, rest: list[str], value: Any, where: str) -> Game:
    viewer, about, *more = rest
    _player(game, viewer, where)
    beliefs = {name: dict(view) for name, view in (game.beliefs or {}).items()}
    view = beliefs.setdefault(viewer, {})
    if about == "parameters" and more:
        _known("parameter", more[0], game.parameters, where)
        view["parameters"] = {**(view.get("parameters") or {}), more[0]: value}
    elif about != "parameters" and not more:
        _player(game, about, where)
        view[about] = value
    else:
        raise fail("P019", "this path leads to nothing that can be changed.", where, _FORMS)
    return replace(game, beliefs=beliefs)


def _payoff(game: Game, rest: list[str], value: Any, where: str) -> Game:
    (name,) = rest
    _known("payoff", name, game.payoffs, where)
    return replace(game, payoffs={**game.payoffs, name: str(value)})


def _state(game: Game, rest: list[str], value: Any, where: str) -> Game:
    (name,) = rest
    _known("state variable", name, game.state, where)
    return replace(game, state={**game.state, name: value})


_CHANGES: dict[tuple[str, int], Callable[[Game, list[str], Any, str], Game]] = {
    ("parameters", 1): _parameter,
    ("players", 2): _players,
    ("players", 3): _players,
    ("players", 4): _players,
    ("beliefs", 2): _belief,
    ("beliefs", 3): _belief,
    ("payoffs", 1): _payoff,
    ("state", 1): _state,
}

__all__ = ["apply", "edit"]
