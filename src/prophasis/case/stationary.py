"""Stationary equilibria: a conflict without a last round has several; all that are found, and where each leads."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case._record import record
from prophasis.case.equilibrium import Strategy
from prophasis.case.number import Range


@record
class StationaryEquilibrium:
    """One equilibrium of a game without a last round.

    ``shares`` maps a public state to the share of rounds, in the long run, that start in it; ``means`` a state
    variable to its long-run mean at the end of a round, ``discounted`` to its mean with rounds weighed as the players
    weigh them. ``values`` is what play is worth to each from the start. ``starts`` random starts ended here;
    ``stable`` says whether play that is a little off comes back.
    """

    shares: Mapping[str, float]
    means: Mapping[str, float]
    discounted: Mapping[str, float]
    values: Mapping[str, float]
    strategies: tuple[Strategy, ...]
    residual: float
    starts: int
    stable: bool | None


@record
class StationarySet:
    """Every stationary equilibrium found. ``forecast`` is the range of each long-run mean over all of them (``best``:
    that of the first, the principal branch or where most starts ended); ``policies`` the same under each policy.
    """

    game: str | None
    method: str
    maturity: str
    rationality: float
    discount: float
    states: int
    starts: int
    lost: int
    equilibria: tuple[StationaryEquilibrium, ...]
    forecast: Mapping[str, Range]
    policies: Mapping[str, Mapping[str, Range]]
    seed: int
    warnings: tuple[str, ...] = ()
