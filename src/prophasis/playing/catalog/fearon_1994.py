"""Fearon (1994), "Domestic Political Audiences and the Escalation of International Disputes", APSR 88: attrition.

The equilibrium is the paper's; the figures are worked out for a prize of 1 and war costs even over 0 to 2.
"""

from __future__ import annotations

from prophasis.case import Game
from prophasis.playing.templates import audience_costs
from prophasis.playing.templates._numbers import Given

ANSWERS = {
    (1.0, 1.0): (1.0, (0.5, 0.5), (0.0, 0.0), 0.25),
    (1.0, 0.5): (1.23607, (0.61803, 0.30902), (0.0, 0.30902), 0.19098),
}
"""Audience costs of the two sides -> horizon, who stands to it, who backs down at once, the chance of war."""


def attrition(*, costs: tuple[float, float], steps: int = 6, cost_types: int = 6, lambda_: Given = 30.0) -> Game:
    """The crisis to its horizon, with time and costs of war cut into steps."""
    horizon = ANSWERS[costs][0]
    return audience_costs(costs=costs, horizon=horizon, steps=steps, cost_types=cost_types, lambda_=lambda_)


__all__ = ["ANSWERS", "attrition"]
