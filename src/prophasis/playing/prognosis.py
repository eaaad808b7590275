"""Prognosis: a game and its observed moves -> what is to be expected, over draws and over equilibria."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from prophasis.case import Game, Prognosis, PrognosisRow, Range
from prophasis.playing.draws import Array
from prophasis.playing.engine import drawn, lapse_of, run, spread
from prophasis.playing.solvers.search import STARTS, equilibria
from prophasis.playing.tree import Ints
from prophasis.playing.worlds import World, abduct, expected_of, here

SETTLED = 1e-9  # a state variable that varies less than this has no prognosis


def prognosis(game: Game, *, draws: int | None = None, seed: int | None = None, starts: int = STARTS) -> Prognosis:
    """What follows the observed moves, given what they say of the aims and of everything uncertain.

    Args:
        draws, seed: as in `solve`.
        starts: random starts of the search for other equilibria that play is drawn to, at the best values.

    Raises:
        GameError: what `solve` raises.
    """
    bare = replace(game, observed=(), policies=None)
    lapse = lapse_of(game, None)
    solved = run(bare, count=draws, seed=seed).clean()
    world = World(solved.tree, solved.solution.policy)
    learned = abduct(game, world, lapse)
    reached = world.from_(here(world.tree, game))
    certain = run(bare, count=0, seed=seed)
    policies = equilibria(
        certain.tree,
        certain.solution.policy[:, 0],
        float(certain.solution.rationality[0]),
        seed=certain.seed,
        starts=starts,
    )
    others = [_means(game, World(certain.tree, policy[:, None]), lapse) for policy in policies]
    weight = learned.sum(axis=0)
    rows = []
    for name in world.tree.final:
        if not _open(world, reached, learned, name):
            continue
        by_equilibrium = [means[name] for means in others]
        rows.append(
            PrognosisRow(
                state=name,
                value=spread(expected_of(world.tree, reached, learned, name), weight=weight),
                equilibria=Range(low=min(by_equilibrium), best=by_equilibrium[0], high=max(by_equilibrium)),
                chance=_is_chance(world, name),
            )
        )
    return Prognosis(
        after=tuple(item.move for item in game.observed),
        rows=tuple(rows),
        equilibria=len(policies),
        method=f"{solved.method}; lapse {lapse:g}",
        draws=solved.draws,
        seed=solved.seed,
        warnings=solved.warnings(),
    )


def _means(game: Game, world: World, lapse: float) -> dict[str, float]:
    """Expected final values in one equilibrium at the best values."""
    learned = abduct(game, world, lapse)
    reached = world.from_(here(world.tree, game))
    return {name: float(expected_of(world.tree, reached, learned, name)[0]) for name in world.tree.final}


def _ends(world: World, reached: Array, learned: Array) -> Ints:
    """(L,) the ends that can still come."""
    ends = np.flatnonzero(world.tree.shape.count == 0)
    return np.asarray(ends[drawn(reached[ends] * learned).sum(axis=(1, 2)) > 0])


def _open(world: World, reached: Array, learned: Array, name: str) -> bool:
    final = world.tree.final[name][_ends(world, reached, learned)]
    return bool(np.ptp(final, axis=0).max(initial=0.0) > SETTLED)


def _is_chance(world: World, name: str) -> bool:
    final = world.tree.final[name][world.tree.shape.count == 0]
    return bool(np.isin(final, (0.0, 1.0)).all())


__all__ = ["prognosis"]
