"""Making probabilities bolder or more modest: powers, log odds, and what resolved questions teach.

Sources: Platt 1999 (logistic recalibration); Satopaa et al. 2014 (extremising a pool); Neyman & Roughgarden 2021
(the factor for a pool of n whose prior is known).
"""

from __future__ import annotations

import numpy as np

from prophasis.weighing.arrays.shapes import Bools, Floats

EDGE = 1e-6


def extremise(probabilities: Floats, power: float) -> Floats:
    """``p^a / sum p^a`` over the last axis; a above 1 is bolder, below 1 more modest."""
    with np.errstate(divide="ignore"):
        logs = power * np.log(probabilities)
    top = np.exp(logs - logs.max(axis=-1, keepdims=True))
    result: Floats = top / top.sum(axis=-1, keepdims=True)
    return result


def logit(p: Floats) -> Floats:
    """Natural log odds; probabilities are kept off 0 and 1."""
    safe = np.clip(p, EDGE, 1 - EDGE)
    return np.asarray(np.log(safe) - np.log1p(-safe))


def on_log_odds(p: Floats, slope: float, shift: float = 0.0) -> Floats:
    """``logit p' = slope logit p + shift``."""
    return np.asarray(1.0 / (1.0 + np.exp(-(slope * logit(p) + shift))))


def pool_factor(count: int) -> float:
    """By how much ``count`` independent forecasters' average should move off the prior; tends to the root of 3."""
    if count < 2:
        return 1.0
    n = float(count)
    return float(n * (np.sqrt(3 * n * n - 3 * n + 1) - 2) / (n * n - n - 1))


def fitted_slope(p: Floats, outcome: Bools, *, steps: int = 60) -> float:
    """The slope of `on_log_odds` (no shift) that makes the outcomes most likely, between 0 and 10; by bisection."""
    odds, happened = logit(p), outcome.astype(float)
    if not np.any(odds):
        return 1.0
    low, high = 0.0, 10.0
    for _ in range(steps):
        middle = (low + high) / 2
        pull = float(np.sum(odds * (happened - 1.0 / (1.0 + np.exp(-middle * odds)))))
        low, high = (middle, high) if pull > 0 else (low, middle)
    return (low + high) / 2


def shrunk(slope: float, count: int, *, trust: float = 20.0) -> float:
    """The slope drawn to 1 by ``sqrt(n)``: half of the way off 1 at ``trust`` resolved questions."""
    weight = np.sqrt(count) / (np.sqrt(count) + np.sqrt(trust))
    return float(1.0 + (slope - 1.0) * weight)
