"""Zagare & Kilgour, Perfect Deterrence (2000), chapter 3: when the threat of a defender deters.

The thresholds are the book's, in this project's normalisation; the figures are worked out for (DC, SQ, DD, CD) =
(1, .6, .3, .1).
"""

from __future__ import annotations

from prophasis.case import Game
from prophasis.playing.templates import credible_threat
from prophasis.playing.templates._numbers import Given

DETERRED_FROM = {"hard": 4 / 7, "soft": 4 / 9}
"""Kind of challenger -> chance of a hard defender from which on it stays."""


def unilateral_deterrence(*, hard_defender: float, lambda_: Given = 500.0) -> Game:
    """The game at these payoffs."""
    return credible_threat(hard_defender=hard_defender, lambda_=lambda_)


__all__ = ["DETERRED_FROM", "unilateral_deterrence"]
