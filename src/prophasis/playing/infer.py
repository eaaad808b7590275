"""Inference: a solved tree and observed moves -> P(move | aim), the likelihood of the path, what any path could tell.

A lapse mixes every decision with even odds over its moves: P' = (1 - lapse) P + lapse / moves. It stands for what the
model does not know of the mover and keeps ratios from running away. It enters inference only, not the equilibrium.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from prophasis.case import Observed
from prophasis.playing.draws import Array
from prophasis.playing.messages import fail, nearest
from prophasis.playing.tree import CHANCE, Ints, Tree

TELLING = 3.0  # a likelihood ratio under this tells little (Kass & Raftery 1995: not worth more than a bare mention)
SAME = 1e-9


@dataclass(frozen=True)
class PathStep:
    """One observed move: who made it (None: chance), and its probability given each aim and the moves before it.

    ``by_aim`` is (aims, D). ``tells`` is False where the step is equally likely under every aim.
    """

    move: str
    player: str | None
    evidence: tuple[str, ...]
    by_aim: Array
    tells: bool


def lapsed(tree: Tree, policy: Array, lapse: float) -> Array:
    """(K, D) the probability of each move as an observer should take it."""
    counts = np.diff(np.append(tree.starts, len(tree.group)))[tree.group][:, None]
    return np.asarray((1 - lapse) * policy + lapse / counts)


def edge_chances(tree: Tree, policy: Array) -> Array:
    """(M, T, D) true probability of the move into each node, given the profile of types; 1 at the root."""
    steps = np.concatenate((policy, np.ones((1, policy.shape[-1]))))
    return np.asarray(steps[np.where(tree.entry >= 0, tree.entry, len(tree.group))] * tree.odds[0])


def reach_by_profile(tree: Tree, policy: Array) -> Array:
    """(M, T, D) true probability of reaching each node given the profile of types."""
    edges = edge_chances(tree, policy)
    found = np.empty(edges.shape)
    found[0] = 1.0
    for level in tree.shape.levels[1:]:
        found[level] = found[tree.shape.parent[level]] * edges[level]
    return found


def reach(tree: Tree, policy: Array, player: str) -> Array:
    """(aims, M, D) probability of reaching each node given each type of ``player``, by the true chances."""
    found = reach_by_profile(tree, policy)
    rows = []
    for kind in range(len(tree.types[tree.column(player)])):
        which = tree.own(player, kind)
        prior = tree.others(player)[which]
        rows.append((found[:, which] * prior).sum(axis=1))
    return np.stack(rows)


def walk(tree: Tree, observed: Sequence[Observed]) -> list[tuple[Observed, str | None, Ints]]:
    """Each observed move with who made it and the nodes it may have led to; unobserved chance is left open.

    Raises:
        GameError: P018 when a move could not be made at that point; the moves that could are offered.
    """
    here = np.array([0])
    found: list[tuple[Observed, str | None, Ints]] = []
    for number, item in enumerate(observed):
        player, _, bare = item.move.rpartition(".")
        nodes, seen = _follow(tree, here, bare)
        if not len(nodes):
            so_far = " -> ".join(step.move for step, _, _ in found) or "the start"
            mend = nearest(item.move, seen) if seen else "Play has ended there."
            raise fail("P018", f"{item.move!r} cannot follow {so_far}.", f"observed[{number}]", mend)
        actor = int(tree.shape.actor[tree.shape.parent[nodes[0]]])
        who = None if actor == CHANCE else tree.shape.players[actor]
        if player and player != who:
            raise fail("P018", f"{bare!r} is a move of {who or 'chance'}, not of {player}.", f"observed[{number}]")
        found.append((item, who, nodes))
        here = nodes
    return found


def _follow(tree: Tree, here: Ints, move: str) -> tuple[Ints, set[str]]:
    """Where ``move`` leads from any of ``here``, past unobserved chance; and the moves seen on the way."""
    shape = tree.shape
    nodes: list[int] = []
    seen: set[str] = set()
    rest = [int(node) for node in here]
    while rest:
        node = rest.pop()
        children = {shape.move[child]: child for child in shape.children(node)}
        seen |= set(children)
        if move in children:
            nodes.append(children[move])
        elif shape.actor[node] == CHANCE:
            rest.extend(children.values())
    return np.array(sorted(nodes), dtype=np.int64), seen


def path_steps(tree: Tree, policy: Array, observed: Sequence[Observed], player: str) -> list[PathStep]:
    """P(move | aim, moves before) of every observed move, for the aims of ``player``."""
    chances = reach(tree, policy, player)
    before = np.ones((chances.shape[0], 1))
    steps = []
    for item, who, nodes in walk(tree, observed):
        now = chances[:, nodes].sum(axis=1)
        by_aim = now / np.maximum(before, 1e-300)
        tells = who == player or bool((np.abs(by_aim - by_aim[:1]) > SAME).any())
        steps.append(PathStep(item.move, who, item.evidence, by_aim, tells))
        before = now
    return steps


@dataclass(frozen=True)
class Joint:
    """The observed path: ``likelihood`` (aims, D), the product of the steps that can tell the aims apart, and
    ``weight`` (D,), the product of the others, which says how well each draw's numbers fit what others did."""

    likelihood: Array
    weight: Array


def joint(steps: Sequence[PathStep], aims: int, draws: int) -> Joint:
    """The product of the steps of a path."""
    likelihood, weight = np.ones((aims, draws)), np.ones(draws)
    for step in steps:
        if step.tells:
            likelihood = likelihood * step.by_aim
        else:
            weight = weight * step.by_aim[0]
    return Joint(likelihood, weight)


def separation(tree: Tree, policy: Array, player: str) -> tuple[float, tuple[str, ...]]:
    """The largest likelihood ratio between two aims of ``player`` that any path gives, and that path's moves.

    Likelihoods are averaged over draws first, as in the posterior. Other players' moves, which are equally likely
    under every aim of ``player``, are left out.
    """
    chances = reach(tree, policy, player)
    shape = tree.shape
    own = np.ones(chances.shape)
    actor = shape.players.index(player) if player in shape.players else None
    for level in shape.levels[1:]:
        parent = shape.parent[level]
        share = chances[:, level] / np.maximum(chances[:, parent], 1e-300)
        mine = np.asarray(shape.actor[parent] == actor)
        differs = (np.abs(share - share[:1]) > SAME).any(axis=(0, 2))
        factor = np.where((mine | differs)[None, :, None], share, 1.0)
        own[:, level] = own[:, parent] * factor
    mean = own.mean(axis=2)
    best, where = 1.0, 0
    for one, other in permutations(range(len(mean)), 2):
        ratio = mean[one] / np.maximum(mean[other], 1e-300)
        if ratio.max(initial=0.0) > best * (1 + 1e-12):
            best, where = float(ratio.max()), int(ratio.argmax())
    return best, _moves_to(tree, where)


def _moves_to(tree: Tree, node: int) -> tuple[str, ...]:
    moves: list[str] = []
    while node > 0:
        moves.append(tree.shape.move[node])
        node = int(tree.shape.parent[node])
    return tuple(reversed(moves))


__all__ = [
    "TELLING",
    "Joint",
    "PathStep",
    "edge_chances",
    "joint",
    "lapsed",
    "path_steps",
    "reach",
    "reach_by_profile",
    "separation",
    "walk",
]
