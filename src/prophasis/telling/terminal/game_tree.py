"""a game tree -> an outline in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Case, GameTree
from prophasis.telling.charts import game_tree as chart
from prophasis.telling.views.game import player_name

if TYPE_CHECKING:
    from rich.console import Console
    from rich.tree import Tree


def show_game_tree(tree: GameTree, *, case: Case | None = None, console: Console) -> None:
    """Every point of play under the move that leads to it; what was observed is bold."""
    from rich.text import Text
    from rich.tree import Tree

    known = case or Case()
    names = {node.who: player_name(known, node.who) for node in tree.nodes if node.who and node.who != "chance"}
    stack: list[Tree] = []
    for depth, words, seen in chart.outline(tree, names=names):
        label = Text(words, style="bold" if seen else "")
        del stack[depth:]
        stack.append(stack[-1].add(label) if stack else Tree(label))
    console.print()
    console.print(Text(tree.game or "Game", style="bold"))
    console.print(stack[0])
    shown = f"{len(tree.nodes)} of {tree.whole} points" if len(tree.nodes) < tree.whole else f"{tree.whole} points"
    console.print(Text(f"{shown}; {tree.method}.", style="dim"))


__all__ = ["show_game_tree"]
