"""Attack: the authors picked. In how many places may they have looked before their finds say nothing?"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from prophasis.case import Selection
from prophasis.weighing.arrays.depend import found_in
from prophasis.weighing.arrays.root import root
from prophasis.weighing.arrays.shapes import Bools
from prophasis.weighing.arrays.update import normalise
from prophasis.weighing.standing import Standing

LARGE = 1e6


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
    gap = _gaps(standing, picked, rival)
    if gap(LARGE) > 0:
        return Selection(
            rival=key,
            looked_in=None,
            sentence=f"Even if every item for {leader} over {name} had been picked from any number of places, "
            f"{leader} would stay ahead of {name} by its prior and by what speaks the other way.",
        )
    n = math.exp(root(lambda x: gap(math.exp(x)), 0.0, math.log(LARGE)))
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
    relative = np.array(
        [[a in row.rated and row.rated[a].relative for row in scales.ledger.rows] for a in scales.analysts]
    )
    favours = scales.reported[:, :, standing.leader] > scales.reported[:, :, rival]
    return np.asarray(favours & scales.rated & ~relative.reshape(favours.shape))


def _gaps(standing: Standing, picked: Bools, rival: int) -> Callable[[float], float]:
    """How far the leader is ahead of the rival when what favours him was picked from n places, as a function of n."""
    scales = standing.scales
    finds = [scales.reported[a, picked[a]] for a in range(len(picked))]
    with np.errstate(divide="ignore"):
        base = np.log(standing.each) - [np.log(np.where(p > 0, p, 1.0)).sum(axis=0) for p in finds]

    def gap(n: float) -> float:
        after = [np.log(np.where(p > 0, found_in(p, n), 1.0)).sum(axis=0) for p in finds]
        pooled = scales.pool(normalise(base + np.array(after)))
        return float(pooled[standing.leader] - pooled[rival])

    return gap
