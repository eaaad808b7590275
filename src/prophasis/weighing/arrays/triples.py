"""Every three rows left out: what is left of the leader. Exact; rows are additive in logarithms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.update import normalise


@dataclass(frozen=True)
class Triples:
    """``tried`` sets of three rows; without ``changed`` of them a rival is level or ahead.

    ``least`` is the leader's lowest posterior, without the rows ``worst``.
    """

    tried: int
    changed: int
    least: float
    worst: tuple[int, int, int]


def leave_three_out(log_prior: Floats, logs: Floats) -> Triples:
    """The posterior without each set of three rows.

    Args:
        log_prior: ``(H,)``.
        logs: ``(rows, H)`` finite log likelihoods, at least three rows.
    """
    rows = len(logs)
    p = normalise(log_prior + logs.sum(axis=0))
    order = np.argsort(-p, kind="stable")
    # what leaving a row out multiplies each rival's odds against the leader by
    odds = np.exp(logs[:, order[:1]] - logs[:, order[1:]]).T.copy()
    tried = rows * (rows - 1) * (rows - 2) // 6
    changed, most, second, third = _each(p[order[1:]] / p[order[0]], odds)
    first = int(most.argmax())
    worst = (first, int(second[first]), int(third[first]))
    return Triples(tried, int(changed.sum()), float(1.0 / (1.0 + most[first])), worst)


def _each(now: Floats, odds: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """For each first row: how many triples change the leader, the highest odds of all rivals together, and where."""
    rows = odds.shape[1]
    j, k = np.triu_indices(rows, 1)
    pairs = odds[:, j] * odds[:, k]
    begins = np.searchsorted(j, np.arange(rows), side="right")
    changed, most, second, third = np.zeros((4, rows - 2))
    room = np.empty((3, j.size))
    for i in range(rows - 2):
        start = int(begins[i])
        value, best, rest = room[:, start:]
        np.multiply(pairs[0, start:], now[0] * odds[0, i], out=best)
        rest[:] = best
        for h in range(1, now.size):
            np.multiply(pairs[h, start:], now[h] * odds[h, i], out=value)
            rest += value
            np.maximum(best, value, out=best)
        changed[i] = np.count_nonzero(best >= 1.0)
        at = int(rest.argmax())
        most[i], second[i], third[i] = rest[at], j[start + at], k[start + at]
    return changed, most, second, third
