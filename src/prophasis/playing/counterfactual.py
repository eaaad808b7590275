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
from prophasis.playing.infer import lapsed, reach_by_profile, walk
from prophasis.playing.messages import fail, unknown
from prophasis.playing.sequences import Made, make
from prophasis.playing.tree import Ints, Tree


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
    old = _World(before.tree.only(settled), before.solution.only(settled).policy)
    new = _World(after.tree.only(settled), after.solution.only(settled).policy)
    learned = _abduct(game, old, settings.lapse)
    moved = _refreshed(learned, old.tree, new.tree)
    start = game.observed[:kept]
    without = old.from_(_here(old.tree, start, name))
    changed = new.from_(_here(new.tree, start, name))
    weight = learned.sum(axis=0)

    def moves(move: str) -> Otherwise:
        return _otherwise(_chance(old.tree, without, learned, move), _chance(new.tree, changed, moved, move), weight)

    def states(key: str) -> Otherwise:
        return _otherwise(_expected(old.tree, without, learned, key), _expected(new.tree, changed, moved, key), weight)

    return Counterfactual(
        policy=name,
        text=policy.text,
        kept=tuple(item.move for item in start),
        aims=_aims(old.tree, learned, game),
        moves=tuple(
            MoveOtherwise(move=item.move, player=who or "chance", chance=moves(item.move))
            for item, who, _ in walk(old.tree, game.observed)[kept:]
        ),
        states={key: states(key) for key in old.tree.final},
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


@dataclass(frozen=True)
class _World:
    """A solved game; ``policy`` (K, D)."""

    tree: Tree
    policy: Array

    def from_(self, here: Ints) -> Array:
        """(M, T, D) chance of reaching each node given that play stands at one of ``here`` and given the profile."""
        found = reach_by_profile(self.tree, self.policy)
        begun = found[here].sum(axis=0)
        below = np.zeros(self.tree.shape.size, dtype=bool)
        below[here] = True
        for level in self.tree.shape.levels[1:]:
            below[level] |= below[self.tree.shape.parent[level]]
        shares = np.where(begun > 0, found / np.where(begun > 0, begun, 1.0), 0.0)
        return np.where(below[:, None, None], shares, 0.0)


def _here(tree: Tree, observed: tuple[Observed, ...], policy: str) -> Ints:
    """The nodes at which play stands after the kept moves."""
    if not observed:
        return np.array([0], dtype=np.int64)
    try:
        return walk(tree, observed)[-1][2]
    except GameError as error:
        what = f"under {policy!r} the kept moves cannot be made ({error.what})"
        raise fail("P064", what, "since", "Keep fewer of them: name an earlier move.") from None


def _abduct(game: Game, world: _World, lapse: float) -> Array:
    """(T, D) joint weight of profile and draw given all observed moves; sums to 1."""
    tree = world.tree
    found = reach_by_profile(tree, lapsed(tree, world.policy, lapse))
    nodes = walk(tree, game.observed)[-1][2]
    weight = np.broadcast_to(found[nodes].sum(axis=0) * _prior(tree), (len(tree.profiles), tree.draws))
    total = weight.sum()
    if total <= 0:
        raise fail("P063", "the observed moves have probability 0.", "game.observed", "A lapse above 0 allows them.")
    return np.asarray(weight / total)


def _prior(tree: Tree) -> Array:
    """(T, D) true chance of each profile."""
    found = np.ones((len(tree.profiles), 1))
    for column, name in enumerate(tree.type_players):
        found = found * tree.chances[name][tree.profiles[:, column]]
    return found


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


def _chance(tree: Tree, reached: Array, weight: Array, move: str) -> Array:
    """(D,) chance that ``move`` is made at all from here on, given each draw."""
    bare = move.rpartition(".")[2]
    shape = tree.shape
    here = np.array([name == bare for name in shape.move])
    earlier = np.zeros(shape.size, dtype=bool)
    for level in shape.levels[1:]:
        parent = shape.parent[level]
        earlier[level] = earlier[parent] | (here[parent] & (reached[parent].sum(axis=(1, 2)) > 0))
    return _given_draw((reached[here & ~earlier] * weight).sum(axis=(0, 1)), weight)


def _expected(tree: Tree, reached: Array, weight: Array, state: str) -> Array:
    """(D,) expected final value of a state variable, given each draw."""
    ends = tree.shape.count == 0
    by_end = (reached[ends] * weight).sum(axis=1)
    return _given_draw((by_end * tree.final[state][ends]).sum(axis=0), weight)


def _given_draw(total: Array, weight: Array) -> Array:
    share = weight.sum(axis=0)
    return np.asarray(np.where(share > 0, total / np.where(share > 0, share, 1.0), 0.0))


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
