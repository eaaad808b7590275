"""A game as a tree to look at: who moves where, how likely each move is, how it ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from prophasis.case._record import record


@record
class TreeNode:
    """One point of play.

    ``move`` led here from ``parent`` (-1 at the start) with probability ``chance``, types taken together; ``reach`` is
    the probability of coming here at all. ``who`` moves next (``chance`` for chance, None at an end). ``state`` holds,
    at an end, what has changed. ``observed`` says that the observed moves lead here; ``hidden_from`` who does not see
    ``move``; ``left_out`` counts moves from here that are not drawn.
    """

    parent: int
    move: str
    who: str | None
    stage: str | None
    chance: float
    reach: float
    observed: bool = False
    hidden_from: tuple[str, ...] = ()
    state: Mapping[str, float] = field(default_factory=dict)
    left_out: int = 0


@record
class GameTree:
    """The tree of a game at its best values; nodes stand after their parents, children in the order of their moves."""

    game: str | None
    nodes: tuple[TreeNode, ...]
    whole: int
    method: str
