"""What would have happened otherwise: the past kept in mind, one thing changed, the rest played on."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case._record import record
from prophasis.case.number import Range


@record
class Otherwise:
    """A chance, or an expected value, without the change and with it; 5 % and 95 % over what stays uncertain.

    ``difference`` is taken draw by draw, so it can be narrower than the two ranges suggest.
    """

    without: Range
    changed: Range
    difference: Range


@record
class MoveOtherwise:
    """How likely one observed move was to come, without the change and with it."""

    move: str
    player: str
    chance: Otherwise


@record
class Counterfactual:
    """One policy put into the past (Pearl's abduction, action, prediction).

    ``kept`` are the observed moves that stay as they were; play goes on after them. ``aims`` is what all observed moves
    say of each player's aims: it is kept, no aim is drawn anew. ``states`` holds the expected final value of each state
    variable.
    """

    policy: str
    text: str
    kept: tuple[str, ...]
    aims: Mapping[str, Mapping[str, float]]
    moves: tuple[MoveOtherwise, ...]
    states: Mapping[str, Otherwise]
    method: str
    draws: int
    seed: int
    warnings: tuple[str, ...] = ()
