"""Sources as report models: a report is not the event. Items first, hypotheses next, quadrature nodes last.

``P(report | h) = a p + b (1 - p)`` with p = P(item | h), hit rate a and false-report rate b; the ratio of two
hypotheses can never leave ``[b/a, a/b]``. With one number, ``P(report | h) = r p + (1 - r) q`` with q the same
for all hypotheses: at r = 0 the report says nothing. Several reports of one source share its numbers, so their
joint likelihood is the expectation of a product, not the product of expectations. Both forms are
``slope * p + offset`` for given source numbers, which is how they are kept here.
"""

from __future__ import annotations

import numpy as np

from prophasis.weighing.arrays.shapes import Floats


def joint(factors: Floats, weights: Floats) -> Floats:
    """Log of the expected product of one source's reports.

    Args:
        factors: ``(items, H, nodes)``: P(report | h) of each item at each quadrature node of the source's numbers.
        weights: ``(nodes,)`` quadrature weights.

    Returns:
        ``(H,)`` natural logarithms; ``-inf`` where some report is impossible at every node.
    """
    with np.errstate(divide="ignore"):
        logs = np.log(factors).sum(axis=0) + np.log(weights)
    top = logs.max(axis=-1)
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        result: Floats = safe + np.log(np.exp(logs - safe[:, None]).sum(axis=-1))
    return result


def ends(low: Floats, high: Floats, corners: Floats) -> tuple[Floats, Floats]:
    """Least and greatest P(report | h) when p lies in ``[low, high]``.

    Args:
        low, high: ``(H,)``.
        corners: ``(C, 2)`` values of P(report) at p = 0 and p = 1, at each corner of the source's own ranges.
    """
    zero, one = corners[:, :1], corners[:, 1:]
    at = np.concatenate([zero + (one - zero) * low, zero + (one - zero) * high])
    return at.min(axis=0), at.max(axis=0)
