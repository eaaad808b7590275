"""Attack: the authors picked. In how many places may they have looked before their finds say nothing?"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from prophasis.case import Selection
from prophasis.weighing.arrays.root import root
from prophasis.weighing.arrays.shapes import Bools
from prophasis.weighing.arrays.update import normalise
from prophasis.weighing.standing import Standing

LARGE = 1e6
LEAST = 1e-300
"""Stands for a probability too small to be written, so that odds stay finite."""


def selections(standing: Standing) -> tuple[Selection, ...]:
    """For each rival the number of places n at which picking by the leader's side would level the two.

    Every item that favours the leader over the rival is read as a find from n places, ``1 - (1 - p)^n`` in
    place of p; items against the leader are left as they are, which is hard on the leader. Rows in decibels
    have no p and are left alone.
    """
    return tuple(_selection(standing, rival) for rival in standing.order[1:] if standing.pooled[rival] > 0)


def _selection(standing: Standing, rival: int) -> Selection:
    picked = _picked(standing, rival)
    key, name, leader = standing.names[rival], standing.said(rival), standing.said(standing.leader)
    count = int(picked.any(axis=0).sum())
    if count == 0:
        sentence = (
            f"No item given as probabilities favours {leader} over {name}, so picking by its side explains nothing."
        )
        return Selection(rival=key, looked_in=None, sentence=sentence)
    margin = _margins(standing, picked, rival)
    if margin(LARGE) > 0:
        return Selection(
            rival=key,
            looked_in=None,
            sentence=f"Even if every item for {leader} over {name} had been picked from any number of places, "
            f"{leader} would stay ahead of {name} by its prior and by what speaks the other way.",
        )
    n = math.exp(root(lambda x: margin(math.exp(x)), 0.0, math.log(LARGE)))
    items = "the one item" if count == 1 else f"the {count} items"
    each = "" if count == 1 else "each "
    return Selection(
        rival=key,
        looked_in=n,
        sentence=f"If {items} for {leader} over {name} had {each}been picked by looking in about {n:.1f} places, "
        f"{name} would draw level.",
    )


def _picked(standing: Standing, rival: int) -> Bools:
    """``(A, R)`` True where a row given as probabilities favours the leader over the rival."""
    scales = standing.scales
    return np.asarray(scales.probable & (scales.reported[:, :, standing.leader] > scales.reported[:, :, rival]))


def _margins(standing: Standing, picked: Bools, rival: int) -> Callable[[float], float]:
    """The leader's log odds against the rival when what favours him was picked from n places, as a function of n."""
    scales = standing.scales
    some = np.flatnonzero(picked.any(axis=0))
    p = np.where(picked[:, some, None], scales.reported[:, some], 0.0)
    with np.errstate(divide="ignore"):
        missed = np.where(p > 0, np.log1p(-np.minimum(p, 1.0)), -np.inf)
        base = np.log(standing.each) - np.log(np.where(p > 0, p, 1.0)).sum(axis=1)

    def margin(n: float) -> float:
        found = np.log(-np.expm1(n * missed)).sum(axis=1)
        pooled = scales.pool(normalise(base + found))
        return float(np.log(max(pooled[standing.leader], LEAST) / max(pooled[rival], LEAST)))

    return margin
