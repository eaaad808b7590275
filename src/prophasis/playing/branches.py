"""Branches: a game -> every logit equilibrium found at its best values, and the range of what they foresee."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from prophasis.case import Branch, Branches, Game, Range, Strategy
from prophasis.playing.draws import Array
from prophasis.playing.engine import lapse_of, run
from prophasis.playing.infer import reach_by_profile
from prophasis.playing.maturity import LIGHT
from prophasis.playing.predict import focal_player, said
from prophasis.playing.solvers.search import search
from prophasis.playing.solvers.sweep import Sweep
from prophasis.playing.solvers.tree import METHOD, Progress
from prophasis.playing.tree import Tree

STARTS = 64


def branches(
    game: Game, *, starts: int = STARTS, seed: int | None = None, progress: Progress | None = None
) -> Branches:
    """Search the equilibria of a game from random starts, at the best values of all numbers.

    Args:
        starts: random log-odds that answers start from; some are tried by Newton's method as well.

    Raises:
        GameError: what `run` raises.
    """
    solved = run(game, count=0, seed=seed)
    tree, lam = solved.tree, float(solved.solution.rationality[0])
    principal = solved.solution.log_policy[:, 0]
    found, lost = search(Sweep(tree), lam, seed=solved.seed, starts=starts, principal=principal, progress=progress)
    focus, lapse = focal_player(game), lapse_of(game, None)
    rows = []
    for one in found:
        chances = () if focus is None else said(game, tree, one.policy, focus, lapse)
        kinds = () if focus is None else tuple(game.players[focus].types)
        rows.append(
            Branch(
                residual=one.residual,
                starts=one.starts,
                stable=one.stable,
                aims={kind: float(chance) for kind, chance in zip(kinds, chances, strict=True)},
                strategies=tuple(strategies(tree, one.policy)),
            )
        )
    means = [_final(tree, one.policy) for one in found]
    return Branches(
        game=game.game,
        method=f"{METHOD}, {starts} random starts and Newton's method",
        maturity=LIGHT,
        rationality=lam,
        player=focus,
        starts=starts,
        lost=lost,
        branches=tuple(rows),
        apart=tuple(float(np.abs(one.policy - found[0].policy).max(initial=0.0)) for one in found),
        forecast={
            name: Range(low=min(row[name] for row in means), best=means[0][name], high=max(row[name] for row in means))
            for name in tree.final
        },
        seed=solved.seed,
        warnings=solved.warnings(),
    )


def _final(tree: Tree, policy: Array) -> dict[str, float]:
    """The mean of each state variable where play ends, by the true chances."""
    ends = tree.shape.count == 0
    reach = (reach_by_profile(tree, policy[:, None]) * tree.priors[0])[ends, :, 0].sum(axis=1)
    return {name: float(reach @ np.broadcast_to(final[ends, 0], reach.shape)) for name, final in tree.final.items()}


def strategies(tree: Tree, policy: Array) -> Iterable[Strategy]:
    """What each type of each player does at each of its information sets, in the order of the tree."""
    shape = tree.shape
    chance = (reach_by_profile(tree, policy[:, None]) * tree.priors[0])[..., 0]
    for info in dict.fromkeys(int(number) for number in shape.info if number >= 0):
        nodes = np.flatnonzero(shape.info == info)
        player = int(shape.actor[nodes[0]])
        moves = list(shape.children(int(nodes[0])))
        before = _before(tree, int(nodes[0])) if len(nodes) == 1 else ("not seen by the mover",)
        for number, kind in enumerate(tree.types[player]):
            own = tree.own(shape.players[player], number)
            profile = int(own.argmax())
            several = (kind,) if len(tree.types[player]) > 1 else ()
            yield Strategy(
                player=shape.players[player],
                at=", ".join((*several, *before)) or "start",
                reach=float(chance[nodes][:, own].sum()),
                moves={shape.move[child]: float(policy[tree.entry[child, profile]]) for child in moves},
            )


def _before(tree: Tree, node: int) -> tuple[str, ...]:
    found: list[str] = []
    while node > 0:
        found.append(tree.shape.move[node])
        node = int(tree.shape.parent[node])
    return tuple(reversed(found))


__all__ = ["STARTS", "branches", "strategies"]
