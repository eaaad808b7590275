"""Ties: types of different players that come together oftener, or more rarely, than if they were drawn apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prophasis.case import Game, Together
from prophasis.playing.draws import Array
from prophasis.playing.messages import fail, unknown
from prophasis.playing.tree import Ints

TURNS = 500
CLOSE = 1e-12


def check_ties(game: Game) -> tuple[Together, ...]:
    """The ties of a game, each between types of two players or more (P048, P008)."""
    for number, tie in enumerate(game.together):
        where = f"together[{number}]"
        for name, kind in tie.types.items():
            if name not in game.players:
                raise unknown("P008", "player", name, game.players, where)
            if kind not in game.players[name].types:
                raise unknown("P048", f"type of {name}", kind, game.players[name].types, where)
        if len(tie.types) < 2:
            raise fail("P048", "one player's type alone comes with nothing.", where, "Name a type of two players.")
        if not (tie.factor >= 0 and np.isfinite(tie.factor)):
            what = f"a factor of {tie.factor:g} has no meaning."
            raise fail("P048", what, where, "2 is twice as often as if drawn apart, 0 is never.")
    return game.together


def in_proportion(factor: Array, kinds: Sequence[tuple[Ints, Array]]) -> Array:
    """(T, D) the factors (T, 1) put to scale so that each player's chances are kept (iterative proportional fitting).

    Args:
        kinds: for each player the type of each profile (T,), and the chances of its types (k, D).

    Raises:
        GameError: P048 where no chances of pairs fit both the factors and the players' own chances.
    """
    apart = np.ones((len(factor), 1))
    for kind, chance in kinds:
        apart = apart * chance[kind]
    found = apart * factor
    off = np.inf
    for _ in range(TURNS):
        off = 0.0
        for kind, chance in kinds:
            for row in range(len(chance)):
                own = kind == row
                total = found[own].sum(axis=0)
                off = max(off, float(np.abs(total - chance[row]).max()))
                found[own] *= np.where(total > 0, chance[row] / np.where(total > 0, total, 1.0), 1.0)
        if off <= CLOSE:
            break
    if off > 1e-6:
        what = "no chances of types drawn together fit these factors and the players' own chances."
        raise fail("P048", what, "together", "Use factors above 0, or other priors.")
    return np.asarray(np.where(apart > 0, found / np.where(apart > 0, apart, 1.0), factor))


__all__ = ["check_ties", "in_proportion"]
