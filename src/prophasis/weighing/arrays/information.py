"""What an observation would tell: information, decision value, and sets of observations chosen greedily.

Everything starts from the joint probability ``(H, X)`` of hypothesis and outcome, whose sum is 1. Sources: Shannon
1948 for the information; Raiffa 1968 for the 0-1 value; Krause & Guestrin 2005 for the greedy choice, which comes
within 1 - 1/e of the best set where observations are independent given the hypothesis; Leskovec et al. 2007 for the
choice under a budget.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prophasis.weighing.arrays.shapes import DB, Floats, Ints
from prophasis.weighing.arrays.update import leaders

ROWS = 64
"""How many rows are looked at at once: their levels stay in the processor's cache."""
LEAST = 1e-300
"""Stands for a zero whose logarithm is multiplied by zero."""


def mutual_information(joint: Floats) -> float:
    """Bits that the outcome tells of the hypothesis, never negative."""
    return float(bits(joint))


def bits(joint: Floats) -> Floats:
    """`mutual_information` of many candidates at once: ``(..., H, X)`` to ``(...)``."""
    apart = joint.sum(axis=-1, keepdims=True) * joint.sum(axis=-2, keepdims=True)
    live = joint > 0
    ratio = np.where(live, joint, 1.0) / np.where(live, apart, 1.0)
    return np.asarray(np.maximum(0.0, np.sum(joint * np.log2(ratio), axis=(-2, -1))))


def decision_value(joint: Floats) -> float:
    """Rise in the chance of naming the right hypothesis: ``sum_x max_h P(h, x) - max_h P(h)``."""
    return max(0.0, float(joint.max(axis=0).sum() - joint.sum(axis=1).max()))


def chance_of_change(joint: Floats) -> float:
    """Probability of an outcome after which the set of leaders is another one."""
    now = leaders(joint.sum(axis=1))
    seen = joint.sum(axis=0)
    return float(sum(seen[x] for x in range(seen.size) if seen[x] > 0 and leaders(joint[:, x] / seen[x]) != now))


def expected_shift(joint: Floats) -> float:
    """Expected decibels by which the odds of the first two hypotheses move; outcomes that exclude one are left out."""
    share = joint.sum(axis=1)
    first, second = np.argsort(-share, kind="stable")[:2]
    if share[second] <= 0:
        return 0.0
    pair = joint[[first, second]]
    live = (pair > 0).all(axis=0)
    moved = np.abs(np.log(pair[0, live] / pair[1, live]) - np.log(share[first] / share[second])) / DB
    return float(joint.sum(axis=0)[live] @ moved)


def over_draws(p: Floats, tables: Floats) -> tuple[Floats, Floats]:
    """What each candidate would tell at each draw of the posterior: bits, and the chance that the leader changes.

    Args:
        p: ``(draws, H)`` posteriors.
        tables: ``(C, H, X)`` P(outcome | hypothesis) of each candidate.

    Returns:
        ``(C, draws)`` each. Summed hypothesis by hypothesis, so that no matrix library decides the bytes.
    """
    share = np.ascontiguousarray(p.T)
    now, lead = share.argmax(axis=0), share.max(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        told = np.where(tables > 0, tables * np.log2(tables), 0.0).sum(axis=2)
    size = (len(tables), p.shape[0])
    bits_of, changes = np.zeros(size), np.zeros(size)
    part, most, first, seen = (np.empty(p.shape[0]) for _ in range(4))
    for c, table in enumerate(tables):
        for h, own in enumerate(told[c]):
            bits_of[c] += own * share[h]
        for outcome in table.T:
            np.multiply(share[0], outcome[0], out=most)
            seen[:] = most
            for h in range(1, len(share)):
                np.multiply(share[h], outcome[h], out=part)
                seen += part
                np.maximum(most, part, out=most)
            np.multiply(lead, np.take(outcome, now, out=part, mode="clip"), out=part)
            changes[c] += seen * (most > part)
            np.log2(np.maximum(seen, LEAST, out=part), out=first)
            first *= seen
            bits_of[c] -= first
    return np.maximum(bits_of, 0.0), changes


def own_terms(levels: Floats) -> tuple[Floats, Floats]:
    """The means of x and of x log2 x over the last axis: what `of_ranges` needs of each likelihood alone."""
    return levels.mean(axis=-1), (levels * np.log2(np.where(levels > 0, levels, 1.0))).mean(axis=-1)


def of_ranges(p: Floats, expected: Floats, levels: Floats, order: Ints, own: tuple[Floats, Floats]) -> Floats:
    """``(R,)`` bits that the true likelihoods of each row, within their ranges, would tell of the hypotheses.

    Args:
        p: ``(H,)`` the posterior, in which the rows count with their expected likelihoods.
        expected: ``(R, H)``.
        levels: ``(R, H, L)`` equally likely values of each likelihood.
        order: ``(H, L)`` which level of each hypothesis is met in each of L draws; every level once.
        own: ``(R, H)`` each, `own_terms` of the levels.
    """
    safe = np.where(expected > 0, expected, 1.0)
    mean, self_told = own
    apart = ((self_told - mean * np.log2(safe)) / safe * p).sum(axis=1)
    together = [_together(p / safe[k : k + ROWS], levels[k : k + ROWS], order) for k in range(0, len(levels), ROWS)]
    weight, jointly = np.concatenate(together, axis=1) if together else np.zeros((2, 0))
    return np.asarray(np.maximum(0.0, (apart - jointly) / np.where(weight > 0, weight, 1.0)))


def _together(shares: Floats, levels: Floats, order: Ints) -> Floats:
    """``(2, R)`` means of W and W log2 W, W the sum over the hypotheses of a share times the level met."""
    whole = np.zeros((levels.shape[0], levels.shape[2]))
    for h, met in enumerate(order):
        whole += shares[:, h, None] * np.take(levels[:, h], met, axis=1)
    return np.stack([whole.mean(axis=1), (whole * np.log2(np.where(whole > 0, whole, 1.0))).mean(axis=1)])


def both_outcomes(p: Floats, occurs: Floats) -> Floats:
    """``(..., H, 2)`` joint of ``p`` ``(H,)`` with items that occur with probability ``occurs`` ``(..., H)`` or not."""
    return np.stack([p * occurs, p * (1.0 - occurs)], axis=-1)


def joined(p: Floats, tables: Sequence[Floats]) -> Floats:
    """``(H, X1 X2 ...)`` joint of several observations, independent given the hypothesis; tables are ``(H, X)``."""
    whole = p[:, None]
    for table in tables:
        whole = (whole[:, :, None] * table[:, None, :]).reshape(p.size, -1)
    return whole


def greedy(p: Floats, tables: Sequence[Floats], size: int, *, least: float = 1e-6) -> list[int]:
    """Positions of up to ``size`` observations, each the one that adds most bits to those chosen before."""
    free = np.zeros(len(tables))
    return _greedy(p, tables, free, size, limit=1.0, least=least, by_cost=False)


def affordable(
    p: Floats, tables: Sequence[Floats], costs: Floats, limit: float, size: int, *, least: float = 1e-6
) -> list[int]:
    """Positions of up to ``size`` observations that together cost no more than ``limit``.

    The better of two greedy orders, by the bits each adds and by these for each unit of its cost ``(C,)``, all above 0;
    within (1 - 1/e) / 2 of the best set where observations are independent given the hypothesis and ``size`` does not
    bind (Leskovec et al. 2007).
    """
    found = [_greedy(p, tables, costs, size, limit=limit, least=least, by_cost=rate) for rate in (False, True)]
    return max(found, key=lambda chosen: mutual_information(joined(p, [tables[k] for k in chosen])))


def _greedy(
    p: Floats, tables: Sequence[Floats], costs: Floats, size: int, *, limit: float, least: float, by_cost: bool
) -> list[int]:
    chosen: list[int] = []
    told, spent = 0.0, 0.0
    while len(chosen) < min(size, len(tables)):
        rest = [k for k in range(len(tables)) if k not in chosen and spent + costs[k] <= limit + 1e-9]
        more = [mutual_information(joined(p, [tables[i] for i in (*chosen, k)])) - told for k in rest]
        if not rest or max(more) < least:
            break
        best = int(np.argmax(np.array(more) / costs[rest] if by_cost else more))
        if more[best] < least:
            break
        told += more[best]
        spent += float(costs[rest[best]])
        chosen.append(rest[best])
    return chosen
