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
    # what leaving a row out multiplies the posterior by, up to a factor that all hypotheses share
    without = np.ascontiguousarray(np.exp(logs.min(axis=1, keepdims=True) - logs).T[order])
    tried = rows * (rows - 1) * (rows - 2) // 6
    changed, least, second, third = _each(p[order], without)
    first = int(least.argmin())
    worst = (first, int(second[first]), int(third[first]))
    return Triples(tried, int(changed.sum()), float(least[first]), worst)


def _each(p: Floats, without: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """For each first row: how many triples change the leader (hypothesis 0), his least posterior and where."""
    rows = without.shape[1]
    j, k = np.triu_indices(rows, 1)
    pairs = without[:, j] * without[:, k]
    begins = np.searchsorted(j, np.arange(rows), side="right")
    changed, least = np.zeros(rows - 2), np.ones(rows - 2)
    second, third = np.zeros(rows - 2), np.zeros(rows - 2)
    for i in range(rows - 2):
        start = int(begins[i])
        lead = p[0] * without[0, i] * pairs[0, start:]
        total, rival = lead.copy(), np.zeros_like(lead)
        for h in range(1, p.size):
            value = p[h] * without[h, i] * pairs[h, start:]
            total += value
            np.maximum(rival, value, out=rival)
        changed[i] = np.count_nonzero(rival >= lead)
        share = lead / total
        at = int(share.argmin())
        least[i], second[i], third[i] = share[at], j[start + at], k[start + at]
    return changed, least, second, third
