"""Attack from the other side: each hypothesis at its strongest."""

from __future__ import annotations

import numpy as np

from prophasis.case import BestCase
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.update import decibels
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import listed, number

SHOWN = 5


def best_cases(standing: Standing) -> tuple[BestCase, ...]:
    """For each hypothesis its best items (decibels over its strongest rival on that item) and its upper bound."""
    scales = standing.scales
    _, greatest = scales.bounds(scales.all)
    logs = np.where(scales.rated[:, :, None], np.nan_to_num(scales.log, neginf=-300.0), 0.0).sum(axis=0)
    logs /= scales.rated.sum(axis=0)[:, None]
    return tuple(_best(standing, logs, h, float(greatest[h])) for h in standing.order)


def _best(standing: Standing, logs: Floats, h: int, bound: float) -> BestCase:
    told = decibels(logs[:, h] - np.delete(logs, h, axis=1).max(axis=1))
    rows = standing.scales.ledger.rows
    weights = [(rows[r].name, float(told[r])) for r in np.flatnonzero(told > 1e-9)]
    items = tuple(sorted(weights, key=lambda pair: (-pair[1], pair[0]))[:SHOWN])
    name = standing.said(h)
    if len(weights) > 1:
        opening = f"{len(weights)} items speak for {name} above all others, first {listed([i for i, _ in items[:3]])}"
    elif weights:
        opening = f"One item speaks for {name} above all others: {weights[0][0]}"
    else:
        opening = f"No item speaks for {name} above all others"
    sentence = f"{opening}; at the most favourable ends of the ranges its probability is {number(bound)}."
    return BestCase(hypothesis=standing.names[h], items=items, bound_high=bound, sentence=sentence)
