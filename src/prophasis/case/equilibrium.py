"""Equilibria: how likely each move is at each information set of a game without named aims."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case._record import record
from prophasis.case.number import Range


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
    maturity: str = ""
    warnings: tuple[str, ...] = ()


@record
class Branch:
    """One equilibrium of a game: how exact, how many random starts ended in it, whether play a little off comes back
    to it, what the observed moves say of the aims in it, and every choice."""

    residual: float
    starts: int
    stable: bool | None
    aims: Mapping[str, float]
    strategies: tuple[Strategy, ...]


@record
class Branches:
    """Every equilibrium found at the best values, the principal branch first; ``apart`` is the largest difference of
    any move's probability from it. ``player`` is the one whose aims are told. ``lost`` starts did not settle."""

    game: str | None
    method: str
    maturity: str
    rationality: float
    player: str | None
    starts: int
    lost: int
    branches: tuple[Branch, ...]
    apart: tuple[float, ...]
    forecast: Mapping[str, Range]
    seed: int
    warnings: tuple[str, ...] = ()
