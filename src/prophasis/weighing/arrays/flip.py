"""The smallest sets of rows that put a rival level: removed, or reversed. Exact; rows are additive in logarithms.

For one analyst (or a logarithmic pool) the largest weights are taken first until the margin is used up, which
no smaller set can do. For a linear pool the sum is not additive; sets are then searched by size.
"""

from __future__ import annotations

from itertools import combinations, islice
from math import comb

import numpy as np

from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.update import normalise, weighted

TOLERANCE = 1e-12


def smallest_removal(weights: Floats, margin: float) -> tuple[int, ...] | None:
    """Fewest rows whose weights (leader against rival, natural logs) add up to the margin; None: no set does.

    Args:
        weights: ``(rows,)`` what each row's removal (or reversal) takes from the leader's margin.
        margin: the leader's log odds against the rival, prior included.
    """
    if margin <= TOLERANCE:
        return ()
    order = np.argsort(-weights, kind="stable")
    total = np.cumsum(np.maximum(weights[order], 0.0))
    enough = np.flatnonzero(total >= margin - TOLERANCE)
    return tuple(int(i) for i in order[: enough[0] + 1]) if enough.size else None


def reversal_gain(likelihoods: Floats, leader: int, rival: int) -> Floats:
    """What the margin loses when a row turns out the other way: ``c - ln[(1 - l_lead) / (1 - l_rival)]``.

    ``likelihoods`` is ``(..., H)``; the gain is ``(...)`` in natural logarithms, 0 where it is not finite.
    """
    lead, other = likelihoods[..., leader], likelihoods[..., rival]
    with np.errstate(divide="ignore", invalid="ignore"):
        now = np.log(lead) - np.log(other)
        turned = np.log1p(-lead) - np.log1p(-other)
        gain = now - turned
    return np.where(np.isfinite(gain), gain, 0.0)


def smallest_removal_pooled(
    base: Floats, units: Floats, leader: int, rival: int, *, shares: Floats | None = None, budget: int = 40_000
) -> tuple[tuple[int, ...] | None, bool]:
    """Fewest rows whose removal puts the rival level in the linear pool, and whether the search was complete.

    Args:
        base: ``(A, H)`` log prior of each analyst.
        units: ``(A, U, H)`` log likelihood of each row for each analyst (zeros where he has not rated it).
        shares: ``(A,)`` the analysts' weights in the pool, summing to 1; equal unless given.
        budget: how many sets may be tried; beyond it the best of the greedy orders is returned, marked incomplete.
    """
    pooling = np.full(len(base), 1.0 / len(base)) if shares is None else shares
    total = base + units.sum(axis=1)
    if _level(pooling, total, leader, rival)[0]:
        return (), True
    rows = units.shape[1]
    weights = units[:, :, leader] - units[:, :, rival]
    margins = total[:, leader] - total[:, rival]
    alone = [smallest_removal(w, float(m)) for w, m in zip(weights, margins, strict=True)]
    sizes = [len(found) for found in alone if found is not None]
    if not sizes:
        return None, True
    greedy = _greedy(pooling, total, units, weights, leader, rival)
    size = max(1, min(sizes))
    while size <= rows and (greedy is None or size < len(greedy)):
        if comb(rows, size) > budget:
            return greedy, False
        budget -= comb(rows, size)
        found = _search(pooling, total, units, leader, rival, size)
        if found is not None:
            return found, True
        size += 1
    return greedy, True


def _level(shares: Floats, scores: Floats, leader: int, rival: int) -> np.typing.NDArray[np.bool_]:
    """Whether the rival is level or ahead in the pool; ``scores`` is ``(A, H)`` or ``(A, N, H)``."""
    pooled = weighted(shares, normalise(scores))
    return np.atleast_1d(pooled[..., rival] >= pooled[..., leader] - TOLERANCE)


def _greedy(
    shares: Floats, total: Floats, units: Floats, weights: Floats, leader: int, rival: int
) -> tuple[int, ...] | None:
    best: tuple[int, ...] | None = None
    for row in [*weights, weights.mean(axis=0)]:
        order = np.argsort(-row, kind="stable")
        scores = total[:, None, :] - np.cumsum(units[:, order, :], axis=1)
        level = np.flatnonzero(_level(shares, scores, leader, rival))
        if level.size and (best is None or level[0] + 1 < len(best)):
            best = tuple(int(i) for i in order[: level[0] + 1])
    return best


def _search(shares: Floats, total: Floats, units: Floats, leader: int, rival: int, size: int) -> tuple[int, ...] | None:
    sets = combinations(range(units.shape[1]), size)
    while chunk := list(islice(sets, 4096)):
        index = np.array(chunk)
        scores = total[:, None, :] - units[:, index, :].sum(axis=2)
        pooled = weighted(shares, normalise(scores))
        gap = pooled[:, rival] - pooled[:, leader]
        best = int(np.argmax(gap))
        if gap[best] >= -TOLERANCE:
            return tuple(int(i) for i in index[best])
    return None
