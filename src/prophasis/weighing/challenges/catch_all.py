"""Attack: the truth is none of these. How likely would the evidence have to be under it to draw level?"""

from __future__ import annotations

import math

import numpy as np

from prophasis.case import BreakEven
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import number

ALARM = 0.05


def break_even(standing: Standing) -> BreakEven | None:
    """The geometric mean likelihood an item would need under the catch-all for it to overtake the leader.

    ``exp((S_lead - ln prior_0) / E)`` over the E rows rated as probabilities, averaged over analysts. The alarm
    is raised when even the leader finds the evidence so odd that the break-even is under 0.05 an item: what
    Jaynes calls resurrection, an unnamed explanation that expects the evidence only a little would win.
    None without a catch-all, when the catch-all leads, or without rows rated as probabilities.
    """
    frame = standing.scales.ledger.frame
    if frame.catch_all is None or standing.names[standing.leader] == frame.catch_all:
        return None
    zero = frame.hypotheses.index(frame.catch_all)
    found = [pair for a in range(len(standing.scales.analysts)) if (pair := _one(standing, a, zero)) is not None]
    if not found:
        return None
    mean = np.array([pair[:2] for pair in found]).mean(axis=0)
    likelihood, leader = float(mean[0]), float(mean[1])
    rows = max(pair[2] for pair in found)
    alarm = likelihood < ALARM
    sentence = (
        f"{standing.said(zero)} would draw level if it made each of the {rows} rated items {number(likelihood)} "
        f"likely on average; {standing.said(standing.leader)} makes them {number(leader)} likely."
    )
    if alarm:
        sentence += " The evidence is odd even under the leader: an explanation nobody has named may be missing."
    return BreakEven(
        hypothesis=frame.catch_all,
        likelihood=likelihood,
        leader_likelihood=leader,
        items=rows,
        alarm=alarm,
        sentence=sentence,
    )


def _one(standing: Standing, a: int, zero: int) -> tuple[float, float, int] | None:
    scales = standing.scales
    keep = scales.items[a]
    count = int(keep.sum())
    prior = scales.log_prior
    if count == 0 or np.isneginf(prior[zero]):
        return None
    told = float(scales.log_likelihood(a, keep)[standing.leader])
    level = (float(prior[standing.leader] - prior[zero]) + told) / count
    return min(math.exp(min(level, 0.0)), 1.0), math.exp(told / count), count
