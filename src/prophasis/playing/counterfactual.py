"""Counterfactuals: what the observed moves taught is kept, one policy is put into the past, and play goes on.

Pearl 2009, ch. 7: abduction (the joint posterior of types and of everything uncertain, given all observed moves),
action (the policy's edits), prediction (the changed game, solved and played on from where the kept moves end). No type
and no number is drawn anew: both games share profiles and draws. Beside it stands the game without the change, played
on from the same point under the same posterior, so that luck is not taken for the effect of the policy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from prophasis.case import Counterfactual, Game, MoveOtherwise, Observed, Otherwise, Policy
from prophasis.errors import GameError
from prophasis.playing.concepts import QRE
from prophasis.playing.draws import Array
from prophasis.playing.engine import Run, count_draws, drawn, lapse_of, run, spread
from prophasis.playing.infer import walk
from prophasis.playing.messages import fail, unknown
from prophasis.playing.sequences import Made, make
from prophasis.playing.tree import Ints, Tree
from prophasis.playing.worlds import World, abduct, chance_of, expected_of


def counterfactual(
    game: Game,
    policy: str | Policy,
    *,
    since: str | None = None,
    draws: int | None = None,
    seed: int | None = None,
    lapse: float | None = None,
    concept: str = QRE,
) -> Counterfactual:
    """What would have followed if ``policy`` had been in force.

    Args:
        policy: one of the game's policies by name, or one of one's own.
        since: an observed move: those before it are kept, it and what follows are played again. The first one where
            None.
        draws, seed, lapse, concept: as in `solve`.

    Raises:
        GameError: P063 where nothing was observed or ``since`` was not, P064 where the kept moves cannot be made
            under the policy, P060-P062 for a policy that cannot be made, and what `solve` raises.
    """
    known = game.policies or {}
    if isinstance(policy, str) and policy not in known:
        raise unknown("P060", "policy", policy, known, "policies")
    name, chosen = (policy, known[policy]) if isinstance(policy, str) else ("the change", policy)
    settings = _Settings(since, draws, seed, lapse_of(game, lapse), concept)
    return _all(game, {name: chosen}, settings)[0]


def counterfactuals(
    game: Game, *, since: str | None = None, draws: int | None = None, seed: int | None = None, concept: str = QRE
) -> tuple[Counterfactual, ...]:
    """Each of the game's policies put into the past, as in `counterfactual`; none where nothing was observed."""
    if not game.observed or not game.policies:
        return ()
    return _all(game, game.policies, _Settings(since, draws, seed, lapse_of(game, None), concept))


@dataclass(frozen=True)
class _Settings:
    since: str | None
    draws: int | None
    seed: int | None
    lapse: float
    concept: str


def _all(game: Game, policies: Mapping[str, Policy], settings: _Settings) -> tuple[Counterfactual, ...]:
    if not game.observed:
        mend = "Write observed: [MOVE, ...]: a counterfactual keeps what was learned from it."
        raise fail("P063", "no move was observed.", "game.observed", mend)
    kept = _kept(game, settings.since)
    bare = replace(game, observed=(), policies=None)
    known = game.policies or {}
    made = {name: make(bare, policy, known, where=f"policies.{name}") for name, policy in policies.items()}
    count = count_draws([bare, *(one.game for one in made.values())], settings.draws)
    before = run(bare, count=count, seed=settings.seed, concept=settings.concept)
    return tuple(_one(game, name, policies[name], one, before, kept, settings) for name, one in made.items())


def _one(
    game: Game, name: str, policy: Policy, made: Made, before: Run, kept: int, settings: _Settings
) -> Counterfactual:
    after = run(made.game, count=before.draws, seed=settings.seed, barred=made.barred, concept=settings.concept)
    settled = before.settled & after.settled
    old = World(before.tree.only(settled), before.solution.only(settled).policy)
    new = World(after.tree.only(settled), after.solution.only(settled).policy)
    learned = abduct(game, old, settings.lapse)
    moved = _refreshed(learned, old.tree, new.tree)
    start = game.observed[:kept]
    without = old.from_(_here(old.tree, start, name))
    changed = new.from_(_here(new.tree, start, name))
    weight = learned.sum(axis=0)

    def move_of(move: str) -> Otherwise:
        return _otherwise(
            chance_of(old.tree, without, learned, move), chance_of(new.tree, changed, moved, move), weight
        )

    def state_of(key: str) -> Otherwise:
        return _otherwise(
            expected_of(old.tree, without, learned, key), expected_of(new.tree, changed, moved, key), weight
        )

    return Counterfactual(
        policy=name,
        text=policy.text,
        kept=tuple(item.move for item in start),
        aims=_aims(old.tree, learned, game),
        moves=tuple(
            MoveOtherwise(move=item.move, player=who or "chance", chance=move_of(item.move))
            for item, who, _ in walk(old.tree, game.observed)[kept:]
        ),
        states={key: state_of(key) for key in old.tree.final},
        method=f"{before.method}; lapse {settings.lapse:g}; what was learned is kept",
        draws=before.draws,
        seed=before.seed,
        warnings=_warnings(before, int((~settled).sum())),
    )


def _kept(game: Game, since: str | None) -> int:
    if since is None:
        return 0
    moves = [item.move.rpartition(".")[2] for item in game.observed]
    bare = since.rpartition(".")[2]
    if bare not in moves:
        raise unknown("P063", "observed move", since, moves, "since")
    return moves.index(bare)


def _here(tree: Tree, observed: tuple[Observed, ...], policy: str) -> Ints:
    """The nodes at which play stands after the kept moves."""
    if not observed:
        return np.array([0], dtype=np.int64)
    try:
        return walk(tree, observed)[-1][2]
    except GameError as error:
        what = f"under {policy!r} the kept moves cannot be made ({error.what})"
        raise fail("P064", what, "since", "Keep fewer of them: name an earlier move.") from None


def _refreshed(learned: Array, old: Tree, new: Tree) -> Array:
    """What was learned, with the types of a player whose priors the policy sets drawn by the policy's own."""
    found = learned
    for column, name in enumerate(old.type_players):
        if np.array_equal(old.chances[name], new.chances[name]):
            continue
        kinds = old.profiles[:, column]
        rest = _without(old, column)
        total = np.zeros((int(rest.max()) + 1, found.shape[1]))
        np.add.at(total, rest, found)
        found = total[rest] * np.broadcast_to(new.chances[name][kinds], found.shape)
    return found


def _without(tree: Tree, column: int) -> Ints:
    """(T,) a number for each profile that is the same for profiles which differ in one player's type only."""
    others = np.delete(tree.profiles, column, axis=1)
    _, number = np.unique(others, axis=0, return_inverse=True)
    return np.asarray(number).reshape(-1)


def _otherwise(without: Array, changed: Array, weight: Array) -> Otherwise:
    return Otherwise(
        without=spread(without, weight=weight),
        changed=spread(changed, weight=weight),
        difference=spread(changed - without, weight=weight),
    )


def _aims(tree: Tree, learned: Array, game: Game) -> dict[str, Mapping[str, float]]:
    """The posterior over types of each player of several."""
    by_profile = drawn(learned).sum(axis=1)
    by_profile = by_profile / by_profile.sum()
    return {
        name: {
            kind: float(by_profile[tree.profiles[:, column] == row].sum())
            for row, kind in enumerate(game.players[name].types)
        }
        for column, name in enumerate(tree.type_players)
        if len(game.players[name].types) > 1
    }


def _warnings(before: Run, lost: int) -> tuple[str, ...]:
    found = list(before.warnings()[:1] if before.defaulted else ())
    if lost:
        found.append(f"{lost} of {before.draws} draws found no equilibrium in one of the two games and were left out.")
    return tuple(found)


__all__ = ["counterfactual", "counterfactuals"]
