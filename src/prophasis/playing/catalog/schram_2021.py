"""Schram (2021), "Hassling: How States Prevent a Preventive War", AJPS 65: pressure as an option between peace and war.

The paper's claims as this project's own small model plays them: pressure can replace war, and war need not grow with
the readiness to fight it.
"""

from __future__ import annotations

from prophasis.case import Game
from prophasis.playing.templates import hybrid_pressure
from prophasis.playing.templates._numbers import Given

WAR_FALLS = (0.6, 0.5)
"""Two costs of war, the second smaller: the readier side fights less often, as it is met with restraint."""


def hassling(*, war: float, lambda_: Given = 40.0) -> Game:
    """An expansionist that is rarely met with, at this cost of war."""
    return hybrid_pressure(security=0.98, war=war, lambda_=lambda_)


__all__ = ["WAR_FALLS", "hassling"]
