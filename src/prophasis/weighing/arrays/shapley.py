"""Sharing a change out over what changed: Shapley values, exact for few changes, by sampled orders for many.

A change's share is its mean effect over all orders in which the changes could have been made; the shares add up to the
whole (Shapley 1953). Orders are sampled with their reverses (Castro et al. 2009; antithetic pairs).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from math import factorial

import numpy as np

from prophasis.weighing.arrays.shapes import Floats

Value = Callable[[frozenset[int]], Floats]
EXACT = 12


def exact(count: int, value: Value) -> Floats:
    """``(count, K)`` shares from all ``2^count`` sets; ``value`` gives ``(K,)`` for a set of changes made."""
    known = {frozenset(s): value(frozenset(s)) for size in range(count + 1) for s in combinations(range(count), size)}
    shares = np.zeros((count, known[frozenset()].size))
    for made, before in known.items():
        weight = factorial(len(made)) * factorial(max(count - len(made) - 1, 0)) / factorial(max(count, 1))
        for k in range(count):
            if k not in made:
                shares[k] += weight * (known[made | {k}] - before)
    return shares


def sampled(
    count: int, value: Value, *, orders: int, rng: np.random.Generator, enough: float = 0.005
) -> tuple[Floats, Floats, int]:
    """``(count, K)`` shares, their standard errors, and how many orders were walked.

    Orders come in pairs, one and its reverse, at least 8 and at most ``orders`` pairs; sampling ends when no
    standard error is over ``enough``.
    """
    pairs: list[Floats] = []
    while True:
        order = rng.permutation(count).tolist()
        pairs.append((_along(order, value) + _along(order[::-1], value)) / 2)
        if len(pairs) < min(8, orders):
            continue
        error = np.std(pairs, axis=0, ddof=1) / np.sqrt(len(pairs))
        if len(pairs) >= orders or float(error.max()) <= enough:
            return np.mean(pairs, axis=0), np.asarray(error), 2 * len(pairs)


def _along(order: list[int], value: Value) -> Floats:
    made: frozenset[int] = frozenset()
    before = value(made)
    shares = np.zeros((len(order), before.size))
    for k in order:
        made = made | {k}
        now = value(made)
        shares[k] = now - before
        before = now
    return shares
