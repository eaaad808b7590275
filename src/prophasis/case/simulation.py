"""Playouts: a solved game played many times, from the start or from where the observed moves have led."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case._record import record


@record
class Ending:
    """One way that play went: the moves from where it was taken up, and the share of playouts that went so."""

    path: tuple[str, ...]
    share: float


@record
class Simulation:
    """What came of many playouts.

    ``states`` maps a state variable to its mean where play ended, ``errors`` to the standard error of that mean by
    chance alone, ``by_aim`` an aim of ``player`` to the means under it. ``endings`` holds the commonest ways; ``rest``
    is the share of all others. Every playout has its own draw of what is uncertain.
    """

    game: str | None
    method: str
    maturity: str
    playouts: int
    decisions: int
    after: tuple[str, ...]
    player: str | None
    states: Mapping[str, float]
    errors: Mapping[str, float]
    by_aim: Mapping[str, Mapping[str, float]]
    endings: tuple[Ending, ...]
    rest: float
    draws: int
    seed: int
    warnings: tuple[str, ...] = ()
