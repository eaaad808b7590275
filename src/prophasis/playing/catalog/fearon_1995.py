"""Fearon (1995), "Rationalist Explanations for War", International Organization 49: private information, commitment.

The results are the paper's; the figures are worked out from its formulas for the numbers given here.
"""

from __future__ import annotations

from prophasis.case import Game
from prophasis.playing.templates import preventive_war, ultimatum
from prophasis.playing.templates._numbers import Given

DEMAND, WAR, VALUE = 0.75, 0.375, 0.65625
"""p = .6, A's cost .1, B's cost even over 0 to .4: A's demand, the chance of war, and what it is worth to A."""
SCREENS_BELOW = 2 / 3
"""Two costs, .05 and .35: A risks war if and only if B has the low one with less than this."""
NOW_OR_NEVER = 0.31 / 0.9
"""d = .9, p now .3, cost 1: the decliner attacks if and only if p later is above this."""


def screening(*, kinds: int = 8, lambda_: Given = 20_000.0) -> Game:
    """A's one demand against a B of ``kinds`` costs spread evenly over 0 to .4, demands a step of .4/kinds apart."""
    step = 0.4 / kinds
    return ultimatum(
        stake=(1.0, 1.0),
        opponents={f"c{number}": (1 / kinds, (number + 0.5) * step) for number in range(kinds)},
        demands=tuple(0.6 + step * number for number in range(kinds + 1)),
        lambda_=lambda_,
    )


def two_costs(*, low: float, slack: float = 0.001, lambda_: Given = 50_000.0) -> Game:
    """A's safe and screening demands, each ``slack`` under what the low and the high cost make B grant."""
    return ultimatum(
        stake=(1.0, 1.0),
        opponents={"resolute": (low, 0.05), "irresolute": (1 - low, 0.35)},
        demands=(0.65 - slack, 0.95 - slack),
        lambda_=lambda_,
    )


def shifting_power(*, later: float, lambda_: Given = 20_000.0) -> Game:
    """The decliner before a rise to ``later``."""
    return preventive_war(spoils=(0.0, 0.3), p_later=later, lambda_=lambda_)


__all__ = ["DEMAND", "NOW_OR_NEVER", "SCREENS_BELOW", "VALUE", "WAR", "screening", "shifting_power", "two_costs"]
