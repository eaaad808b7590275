"""Equilibria: how likely each move is at each information set of a game without named aims."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case._record import record


@record
class Strategy:
    """What one player does at one information set: ``reach`` is the chance that play comes there."""

    player: str
    at: str
    reach: float
    moves: Mapping[str, float]


@record
class Equilibrium:
    """A solved game tree: lambda and method, what play is worth to each, every information set, other equilibria found.

    ``found`` counts the equilibria seen from random starts, the reported one among them (a lower bound).
    """

    game: str
    method: str
    rationality: float
    residual: float
    nodes: int
    information_sets: int
    values: Mapping[str, float]
    strategies: tuple[Strategy, ...]
    found: int
    seed: int
    warnings: tuple[str, ...] = ()
