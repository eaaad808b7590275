"""Werner & Yuen (2005), "Making and Keeping Peace", International Organization 59: a ceasefire as an option to resume.

The model is this project's own reading: strength grows from .35 towards .65 at rate .5 while guns are silent, interest
is .1, resuming costs .3. War now is worth .05; frozen, rearmed and resumed after 3.275 periods it is worth .2102.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from prophasis.case import Game
from prophasis.playing.templates import rearming_ceasefire
from prophasis.playing.templates._numbers import Given

NOW = 0.05
BEST_DELAY = log(0.3 * 0.6 / (0.1 * 0.35)) / 0.5
BEST = exp(-0.1 * BEST_DELAY) * (0.65 - 0.3 * exp(-0.5 * BEST_DELAY) - 0.3)


def option(*, delays: Sequence[float], lambda_: Given = 20_000.0) -> Game:
    """Fight on, or sign a truce that may be broken after one of ``delays``."""
    return rearming_ceasefire(p_late=0.65, prize=(0.4, 1.0), calm=0.0, delays=tuple(delays), lambda_=lambda_)


__all__ = ["BEST", "BEST_DELAY", "NOW", "option"]
