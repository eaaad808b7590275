"""Conflicts without a last round: a game -> all stationary equilibria found, and the range of what they foresee."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from prophasis.case import Game, Policy, Range, StationaryEquilibrium, StationarySet, Strategy
from prophasis.playing.describe import FOREVER, Bar, describe
from prophasis.playing.draws import Array, Sampler, best
from prophasis.playing.edits import apply
from prophasis.playing.engine import RATIONALITY, SEED
from prophasis.playing.grow import Numbers
from prophasis.playing.maturity import LIGHT
from prophasis.playing.messages import fail
from prophasis.playing.solvers.markov import METHOD, Stationary
from prophasis.playing.solvers.paths import trace
from prophasis.playing.solvers.rounds import Cell, explore
from prophasis.playing.solvers.search import Found, search
from prophasis.playing.solvers.tree import MOST_TRACED, Progress
from prophasis.playing.tree import Ints

STARTS = 64
NONE = 1e-9  # a share that is none
OVER = "over"  # the state after play has ended


def is_endless(game: Game) -> bool:
    """Whether a game has no last round."""
    return game.repeat is not None and game.repeat.rounds == FOREVER


def stationary(
    game: Game, *, starts: int = STARTS, seed: int | None = None, progress: Progress | None = None
) -> StationarySet:
    """Every stationary equilibrium that is found, at the best values of all numbers, and under every policy.

    Args:
        starts: random starts; half of what they miss is looked for by Newton's method.

    Raises:
        GameError: P046 for a game with a last round, P047 where players have several types, P020 where nothing settles,
            and what `describe` and `explore` raise.
    """
    if not is_endless(game):
        what = "the game has a last round."
        raise fail("P046", what, "repeat.rounds", f"Write `rounds: {FOREVER}` and a discount under 1.")
    used = seed if seed is not None else game.seed if game.seed is not None else SEED
    lam = best(game.rationality or RATIONALITY)
    world, found, lost = _solved(game, frozenset(), lam, starts, used, progress)
    rows = tuple(_row(world, one) for one in found)
    bare = replace(game, policies=None)
    return StationarySet(
        game=game.game,
        method=METHOD,
        maturity=LIGHT,
        rationality=lam,
        discount=world.discount,
        states=len(world.cells),
        starts=starts,
        lost=lost,
        equilibria=rows,
        forecast=_forecast(rows),
        policies={
            name: _under(bare, name, policy, lam, starts, used, progress)
            for name, policy in (game.policies or {}).items()
        },
        seed=used,
        warnings=tuple(_warnings(game, rows, lost, starts)),
    )


def _solved(
    game: Game, barred: Iterable[Bar], lam: float, starts: int, seed: int, progress: Progress | None
) -> tuple[Stationary, list[Found], int]:
    description = describe(game, barred=barred)
    world = Stationary(
        explore(description, Numbers(description, Sampler(0, 0), description.movers)), description.discount
    )
    principal = trace(world, lam) if 0 < world.choices.entries <= MOST_TRACED else None
    found, lost = search(world, lam, seed=seed, starts=starts, principal=principal, progress=progress)
    if not found:
        what = f"none of {starts} starts found a stationary equilibrium."
        raise fail("P020", what, "rationality", "Try a smaller lambda or discount.")
    return world, found, lost


def _under(
    game: Game, name: str, policy: Policy, lam: float, starts: int, seed: int, progress: Progress | None
) -> Mapping[str, Range]:
    edited, barred = apply(game, policy, where=f"policies.{name}")
    world, found, _ = _solved(edited, barred, lam, starts, seed, progress)
    return _forecast([_row(world, one) for one in found])


def _forecast(rows: Sequence[StationaryEquilibrium]) -> dict[str, Range]:
    names = rows[0].means
    return {
        name: Range(
            low=min(row.means[name] for row in rows),
            best=rows[0].means[name],
            high=max(row.means[name] for row in rows),
        )
        for name in names
    }


def _row(world: Stationary, found: Found) -> StationaryEquilibrium:
    log_policy = world.choices.log_policy(found.odds[:, None])
    run = world.long_run(log_policy[:, 0])
    names = [*_names(world.cells), OVER]
    values = world.values(log_policy)[:, 0, 0]
    players = world.cells[0].tree.shape.players
    return StationaryEquilibrium(
        shares={name: float(share) for name, share in zip(names, run.shares, strict=True) if share > NONE},
        means=run.means,
        discounted=run.discounted,
        values={name: float(value) for name, value in zip(players, values, strict=True)},
        strategies=tuple(
            strategy
            for row, name in enumerate(names[:-1])
            for strategy in _strategies(world, row, name, found.policy, log_policy)
        ),
        residual=found.residual,
        starts=found.starts,
        stable=found.stable,
    )


def _strategies(world: Stationary, row: int, name: str, policy: Array, log_policy: Array) -> Iterable[Strategy]:
    """What is done in the rounds that start in one state, each information set once."""
    tree = world.cells[row].tree
    shape, reach = tree.shape, world.reach(row, log_policy, 0)[:, 0]
    for info in dict.fromkeys(int(number) for number in shape.info if number >= 0):
        nodes = np.flatnonzero(shape.info == info)
        first = int(nodes[0])
        moves = list(shape.children(first))
        chances = policy[world.bounds[row] + tree.entry[moves, 0]]
        before = _before(tree.shape.move, shape.parent, first) if len(nodes) == 1 else ()
        yield Strategy(
            player=shape.players[int(shape.actor[first])],
            at=", ".join((name, *before)),
            reach=float(reach[nodes].sum()),
            moves={shape.move[child]: float(chance) for child, chance in zip(moves, chances, strict=True)},
        )


def _before(moves: Sequence[str], parent: Ints, node: int) -> tuple[str, ...]:
    found = []
    while node > 0:
        found.append(moves[node])
        node = int(parent[node])
    return tuple(reversed(found))


def _names(cells: Sequence[Cell]) -> list[str]:
    """Each state by the variables that are not the same in all of them."""
    states = [cell.state for cell in cells]
    differ = [name for name in states[0] if len({state[name] for state in states}) > 1]
    if not differ:
        return ["always" for _ in states]
    return [", ".join(f"{name} {state[name]:g}" for name in differ) for state in states]


def _warnings(game: Game, rows: Sequence[StationaryEquilibrium], lost: int, starts: int) -> Iterable[str]:
    if len(rows) > 1:
        yield (
            f"{len(rows)} stationary equilibria were found: what happens is a range over them, and one of them "
            "alone is a choice. Their number is a lower bound."
        )
    if game.rationality is None:
        yield f"The game gives no rationality: lambda {RATIONALITY.best:g} was assumed."
    if lost:
        yield f"{lost} of {starts} starts did not settle."
    if game.observed:
        yield "Observed moves are not used: where players have no hidden types, moves reveal no aims."
    if rows[0].shares.get(OVER, 0.0) > 0.5:
        yield "Play ends sooner or later: read the discounted means, the long run is what comes after the end."


__all__ = ["STARTS", "is_endless", "stationary"]
