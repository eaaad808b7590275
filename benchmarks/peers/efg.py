"""A `Tree` as a Gambit file with the order of its information sets, for the peer in `play.py`; common priors only."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from prophasis.playing.tree import CHANCE, END, Tree

Order = dict[str, list[tuple[int, int]]]


def to_efg(tree: Tree, draw: int = 0) -> tuple[str, Order]:
    """The whole tree of one draw: types drawn by chance at the root, then the public moves in each profile.

    Also each player's information sets, as (public set, type), in the order in which the file first names them.
    """
    shape = tree.shape
    names = " ".join(f'"{name}"' for name in shape.players)
    lines = [f'EFG 2 R "game" {{ {names} }}', '""', ""]
    priors = tree.priors[0, :, min(draw, tree.priors.shape[-1] - 1)]
    outcomes = " ".join(f'"p{index}" {chance}' for index, chance in enumerate(_exact(map(float, priors))))
    lines.append(f'c "" 1 "" {{ {outcomes} }} 0')
    counter = {"chance": 1, "end": 0}
    order: Order = {name: [] for name in shape.players}
    for profile in range(len(tree.profiles)):
        _node(tree, 0, profile, draw, counter, lines, order)
    return "\n".join(lines) + "\n", order


def _exact(chances: Iterable[float]) -> list[str]:
    """Probabilities as fractions that sum to exactly 1, as the file format asks."""
    parts = [Fraction(chance).limit_denominator(10**12) for chance in chances]
    return [str(part) for part in [*parts[:-1], 1 - sum(parts[:-1], Fraction(0))]]


def _node(
    tree: Tree, node: int, profile: int, draw: int, counter: dict[str, int], lines: list[str], order: Order
) -> None:
    shape, actor = tree.shape, int(tree.shape.actor[node])
    if actor == END:
        counter["end"] += 1
        pays = tree.payoffs[:, node, profile, min(draw, tree.payoffs.shape[-1] - 1)]
        lines.append(f't "" {counter["end"]} "" {{ {", ".join(repr(float(pay)) for pay in pays)} }}')
        return
    if actor == CHANCE:
        counter["chance"] += 1
        wide = profile if tree.odds.shape[2] > 1 else 0
        odds = [float(tree.odds[0, child, wide, min(draw, tree.odds.shape[-1] - 1)]) for child in shape.children(node)]
        moves = " ".join(f'"{shape.move[c]}" {p}' for c, p in zip(shape.children(node), _exact(odds), strict=True))
        lines.append(f'c "" {counter["chance"]} "" {{ {moves} }} 0')
    else:
        known = order[shape.players[actor]]
        key = (int(shape.info[node]), int(tree.profiles[profile, actor]))
        if key not in known:
            known.append(key)
        moves = " ".join(f'"{shape.move[child]}"' for child in shape.children(node))
        lines.append(f'p "" {actor + 1} {known.index(key) + 1} "" {{ {moves} }} 0')
    for child in shape.children(node):
        _node(tree, child, profile, draw, counter, lines, order)


__all__ = ["to_efg"]
