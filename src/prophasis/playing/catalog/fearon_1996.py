"""Fearon (1996), "Bargaining over Objects that Influence Future Bargaining Power": slices and jumps.

The results are the paper's, in this project's own normalisation: d = .9, A's chance .4 + .3 of what it holds, B's cost
of war .15. What A holds moves smoothly to its limit without war; a jump is refused at the price of war.
"""

from __future__ import annotations

from prophasis.case import Game
from prophasis.playing.templates import salami_tactics
from prophasis.playing.templates._numbers import Given

FIRST, FIFTH, LIMIT = 0.055 / 0.37, 0.5104, 0.55 / 0.7
"""What A holds after one and after five slices, and in the end."""
JUMP = 0.55 / 0.9 - 0.15
"""A's chance after a concession from which on B refuses it."""


def slice_(*, held: float, size: float, lambda_: Given = 50_000.0) -> Game:
    """One slice asked for by an A that holds ``held``."""
    return salami_tactics(rounds=1, slice_=size, held=held, scruple=(0.0, 0.0), lambda_=lambda_)


def jump(*, p_disarmed: float, lambda_: Given = 20_000.0) -> Game:
    """A asks B to disarm, which lifts A's chance to ``p_disarmed`` at once."""
    return salami_tactics(rounds=1, p_disarmed=p_disarmed, scruple=(0.0, 0.0), lambda_=lambda_)


__all__ = ["FIFTH", "FIRST", "JUMP", "LIMIT", "jump", "slice_"]
