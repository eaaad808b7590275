"""Fixing: a game and one draw of its uncertain numbers -> the same game with points in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from prophasis.case import Band, Game, Player, Range
from prophasis.playing.draws import Quantity, Sampler
from prophasis.playing.engine import RATIONALITY


def fixed(game: Game, sampler: Sampler, draw: int) -> Game:
    """The game at draw number ``draw`` of ``sampler``; 0 is the best values. Beliefs of players stay."""

    def at(path: str, quantity: Quantity) -> Range:
        found = np.atleast_1d(sampler(path, quantity))
        return Range.point(float(found[draw if len(found) > 1 else 0]))

    return replace(
        game,
        parameters={
            name: replace(parameter, value=at(f"parameters.{name}", parameter.value))
            for name, parameter in game.parameters.items()
        },
        players={name: _player(name, player, at) for name, player in game.players.items()},
        rationality=at("rationality", game.rationality or RATIONALITY),
    )


def _player(name: str, player: Player, at: Callable[[str, Quantity], Range]) -> Player:
    priors = {kind: at(f"players.{name}.types.{kind}", type_.prior).best for kind, type_ in player.types.items()}
    total = sum(priors.values())
    values: dict[str, Mapping[str, Range | Band | str]] = {
        kind: {
            key: value if isinstance(value, str) else at(f"players.{name}.values.{kind}.{key}", value)
            for key, value in row.items()
        }
        for kind, row in player.values.items()
    }
    types = {kind: replace(type_, prior=Range.point(priors[kind] / total)) for kind, type_ in player.types.items()}
    return replace(player, types=types, values=values)


__all__ = ["fixed"]
