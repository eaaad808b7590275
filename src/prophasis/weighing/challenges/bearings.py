"""Attack: the world is not what the actor believed. The verdict from items on each alone."""

from __future__ import annotations

from typing import Literal

import numpy as np

from prophasis.case import BearingView
from prophasis.weighing.standing import Standing

SIDES: tuple[Literal["belief", "world"], ...] = ("belief", "world")


def bearing_views(standing: Standing) -> tuple[BearingView, ...]:
    """The posterior from items on the actor's belief alone, and from items on the world alone; empty without the first.

    An action follows from what its actor believed, so what was so in the world speaks to a motive only through it.
    """
    ledger, scales = standing.scales.ledger, standing.scales
    bears = [{ledger.case.evidence[i].bears_on for i in row.items if i in ledger.case.evidence} for row in ledger.rows]
    views = []
    for side in SIDES:
        include = np.array([told == {side} for told in bears], dtype=bool)
        if not include.any():
            return ()
        pooled = scales.pooled(include)
        views.append(
            BearingView(
                bears_on=side,
                items=standing.items(include),
                probability=standing.shares(pooled),
                leaders=standing.leaders(pooled),
            )
        )
    return tuple(views)
