"""Agent logit quantal response equilibrium in plain Python, node by node: the peer and the check of the engine.

It shares nothing with the engine but the game: nodes are a list, beliefs and values are worked out one by one, and the
fixed point is found by damped steps in lambda and in probabilities.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp

from prophasis.playing.tree import CHANCE, END, Tree


@dataclass
class PlainNode:
    """One node of the whole tree (a public node in one profile of types)."""

    actor: int
    info: tuple[int, int] | None
    payoffs: list[float]
    children: list[PlainNode] = field(default_factory=list)
    odds: list[list[float]] = field(default_factory=list)  # viewer -> probability of each child
    reach: float = 0.0
    value: list[float] = field(default_factory=list)


@dataclass
class PlainGame:
    """Roots with their chance in each viewer's eyes (0 the truth), and the information sets with their nodes."""

    roots: list[tuple[list[float], PlainNode]]
    sets: dict[tuple[int, int], list[PlainNode]]
    players: int


def unfold(tree: Tree, draw: int = 0) -> PlainGame:
    """The whole tree of one draw as nodes."""
    shape = tree.shape
    at = lambda array: array[..., min(draw, array.shape[-1] - 1)]  # noqa: E731
    priors, odds, payoffs = at(tree.priors), at(tree.odds), at(tree.payoffs)
    sets: dict[tuple[int, int], list[PlainNode]] = {}
    roots = []
    for profile, kinds in enumerate(tree.profiles):
        nodes = []
        for index in range(shape.size):
            actor = int(shape.actor[index])
            info = (int(shape.info[index]), int(kinds[actor])) if actor >= 0 else None
            node = PlainNode(actor, info, [float(row[index, profile]) for row in payoffs])
            nodes.append(node)
            if info is not None:
                sets.setdefault(info, []).append(node)
        for index, node in enumerate(nodes):
            node.children = [nodes[child] for child in shape.children(index)]
            if node.actor == CHANCE:
                wide = odds.shape[2] > 1
                node.odds = [
                    [
                        float(odds[viewer if len(odds) > 1 else 0, child, profile if wide else 0])
                        for child in shape.children(index)
                    ]
                    for viewer in range(len(shape.players) + 1)
                ]
        roots.append(([float(row[profile]) for row in priors], nodes[0]))
    return PlainGame(roots, sets, len(shape.players))


def answers(
    game: PlainGame, policy: dict[tuple[int, int], list[float]], rationality: float
) -> dict[tuple[int, int], list[float]]:
    """Everybody's logit answer to ``policy``."""
    found = {}
    for player in range(game.players):
        for chance, root in game.roots:
            _reach(root, chance[player + 1], player, policy)
        for _, root in game.roots:
            _value(root, player, policy)
        for info, nodes in game.sets.items():
            if nodes[0].actor != player:
                continue
            total = sum(node.reach for node in nodes)
            worths = [
                sum(node.reach * node.children[move].value[0] for node in nodes) / total
                for move in range(len(nodes[0].children))
            ]
            top = max(worths)
            weights = [exp(rationality * (worth - top)) for worth in worths]
            found[info] = [weight / sum(weights) for weight in weights]
    return found


def _reach(node: PlainNode, reach: float, viewer: int, policy: dict[tuple[int, int], list[float]]) -> None:
    """Probability of each node in a viewer's eyes; its own moves count as made."""
    node.reach = reach
    for move, child in enumerate(node.children):
        if node.actor == CHANCE:
            step = node.odds[viewer + 1][move]
        else:
            step = 1.0 if node.actor == viewer else policy[node.info or (0, 0)][move]
        _reach(child, reach * step, viewer, policy)


def _value(node: PlainNode, viewer: int, policy: dict[tuple[int, int], list[float]]) -> float:
    if node.actor == END:
        node.value = [node.payoffs[viewer]]
        return node.value[0]
    steps = node.odds[viewer + 1] if node.actor == CHANCE else policy[node.info or (0, 0)]
    node.value = [sum(step * _value(child, viewer, policy) for step, child in zip(steps, node.children, strict=True))]
    return node.value[0]


def solve_plain(
    tree: Tree,
    rationality: float,
    *,
    draw: int = 0,
    steps: int = 40,
    damping: float = 0.5,
    tolerance: float = 1e-10,
    most: int = 3000,
) -> tuple[dict[tuple[int, int], list[float]], float]:
    """The principal branch at ``rationality``, and how far the last answer still moved any probability."""
    game = unfold(tree, draw)
    policy = {info: [1 / len(nodes[0].children)] * len(nodes[0].children) for info, nodes in game.sets.items()}
    moved = 0.0
    for step in range(1, steps + 1):
        for _ in range(most):
            answer = answers(game, policy, rationality * step / steps)
            moved = max(abs(a - p) for info in policy for a, p in zip(answer[info], policy[info], strict=True))
            policy = {
                info: [damping * a + (1 - damping) * p for a, p in zip(answer[info], policy[info], strict=True)]
                for info in policy
            }
            if moved < (tolerance if step == steps else 1e-4):
                break
    return policy, moved
