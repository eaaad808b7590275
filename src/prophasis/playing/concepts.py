"""Concepts: what players are taken to think of each other; the rivals of the equilibrium and how they are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prophasis.playing.draws import Array
from prophasis.playing.maturity import KNOWN, LIGHT
from prophasis.playing.messages import unknown
from prophasis.playing.solvers.backward import solve_backward
from prophasis.playing.solvers.level_k import solve_level_k
from prophasis.playing.solvers.myopic import solve_myopic
from prophasis.playing.solvers.tree import METHOD, Solution, solve_tree
from prophasis.playing.tree import Tree


@dataclass(frozen=True)
class Concept:
    """One way of playing: its name in a line, how it is solved, and whether lambda matters to it."""

    name: str
    method: str
    solve: Callable[[Tree, Array], Solution]
    noisy: bool = True
    maturity: str = KNOWN


QRE = "qre"
CONCEPTS = {
    QRE: Concept(QRE, METHOD, solve_tree),
    "level-k": Concept(
        "level-k", "level 2 (each takes the others for level 1, who answer even odds)", solve_level_k, maturity=LIGHT
    ),
    "myopic": Concept(
        "myopic", "myopic play (each takes all later moves, its own too, as even odds)", solve_myopic, maturity=LIGHT
    ),
    "backward": Concept("backward", "backward induction (nobody errs)", solve_backward, noisy=False),
}
RIVALS = ("level-k", "myopic")
"""Concepts that every game can be played by, and whose conclusions are set beside those of the equilibrium."""


def concept_of(name: str) -> Concept:
    """A concept by its name (P041 where there is none)."""
    if name not in CONCEPTS:
        raise unknown("P041", "concept", name, CONCEPTS, "concept")
    return CONCEPTS[name]


__all__ = ["CONCEPTS", "QRE", "RIVALS", "Concept", "concept_of"]
