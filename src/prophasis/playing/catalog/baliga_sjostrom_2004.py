"""Baliga & Sjöström (2004), "Arms Races and Negotiations", Review of Economic Studies 71; Jervis (1976): fear, greed.

Arming costs even amounts from 0 to 1; being unarmed alone loses ``loss``, being armed alone gains ``gain``. All arm
whose cost is under gain/(1 - loss + gain). Where loss > gain arming answers arming (spiral); where loss < gain it
stops it (deterrence).
"""

from __future__ import annotations

from prophasis.case import Game
from prophasis.playing.templates import arming
from prophasis.playing.templates._numbers import Given

SHARES = {(0.1, 0.8): 1 / 3, (0.1, 0.95): 2 / 3, (0.1, 1.05): 1.0, (0.8, 0.1): 0.8 / 1.7}
"""(gain, loss) -> the share that arms."""


def arms_race(*, gain: float, loss: float, cost_types: int = 40, lambda_: Given = 5000.0) -> Game:
    """Both sides arm or not at the same time, each knowing its own cost."""
    return arming(gain=gain, loss=loss, cost_types=cost_types, lambda_=lambda_)


__all__ = ["SHARES", "arms_race"]
