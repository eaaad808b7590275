"""A game -> its public tree with the probability of every move, to be drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from prophasis.case import Game, GameTree, TreeNode
from prophasis.playing.draws import Array
from prophasis.playing.engine import run
from prophasis.playing.infer import reach_by_profile, walk
from prophasis.playing.tree import CHANCE, END, Tree

MOST = 120


def game_tree(game: Game, *, most: int = MOST) -> GameTree:
    """The public tree at the best values of all numbers, types taken together by their true chances.

    Args:
        most: nodes to show; of a larger tree the likeliest ones and those that were observed.

    Raises:
        GameError: what `solve` raises.
    """
    solved = run(replace(game, policies=None), count=0)
    tree = solved.tree
    reach = (reach_by_profile(tree, solved.solution.policy) * tree.priors[0])[..., 0].sum(axis=1)
    seen = _observed(tree, game)
    kept = _kept(tree, reach, seen, most)
    place = {node: number for number, node in enumerate(kept)}
    return GameTree(
        game=game.game,
        nodes=tuple(_node(tree, game, node, place, reach, seen) for node in kept),
        whole=tree.shape.size,
        method=f"{solved.method}, at the best values",
    )


def _observed(tree: Tree, game: Game) -> set[int]:
    """The nodes on the observed path, and those before them."""
    found: set[int] = set()
    rest = [int(node) for node in walk(tree, game.observed)[-1][2]] if game.observed else []
    while rest:
        node = rest.pop()
        if node > 0:
            found.add(node)
            rest.append(int(tree.shape.parent[node]))
    return found | ({0} if found else set())


def _kept(tree: Tree, reach: Array, seen: set[int], most: int) -> list[int]:
    """The nodes to show, each with all before it, in the order of the tree."""
    kept = {0} | seen
    for node in np.argsort(-reach, kind="stable"):
        if len(kept) >= most:
            break
        way = [int(node)]
        while way[-1] not in kept:
            way.append(int(tree.shape.parent[way[-1]]))
        kept |= set(way)
    return sorted(kept)


def _node(tree: Tree, game: Game, node: int, place: dict[int, int], reach: Array, seen: set[int]) -> TreeNode:
    shape = tree.shape
    parent, actor = int(shape.parent[node]), int(shape.actor[node])
    before = float(reach[parent]) if parent >= 0 else 1.0
    stage = game.stages[int(shape.stage[node])] if actor != END else None
    earlier = game.stages[int(shape.stage[parent])] if parent >= 0 else None
    return TreeNode(
        parent=place[parent] if parent >= 0 else -1,
        move=shape.move[node],
        who=None if actor == END else "chance" if actor == CHANCE else shape.players[actor],
        stage=None if stage is None else stage.name or stage.chance,
        chance=float(reach[node]) / before if before > 0 else 0.0,
        reach=float(reach[node]),
        observed=node in seen,
        hidden_from=earlier.hide if earlier is not None else (),
        state=_changed(tree, node) if actor == END else {},
        left_out=sum(child not in place for child in shape.children(node)),
    )


def _changed(tree: Tree, node: int) -> dict[str, float]:
    """State variables that differ at this end from the start."""
    found = {name: (float(final[node, 0]), float(final[0, 0])) for name, final in tree.final.items()}
    return {name: value for name, (value, start) in found.items() if value != start}


__all__ = ["MOST", "game_tree"]
