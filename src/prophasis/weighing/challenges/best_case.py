"""Attack from the other side: each hypothesis at its strongest."""

from __future__ import annotations

import numpy as np

from prophasis.case import BestCase
from prophasis.weighing.arrays.update import decibels
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import listed, number

SHOWN = 5


def best_cases(standing: Standing) -> tuple[BestCase, ...]:
    """For each hypothesis its best items (decibels over its strongest rival on that item) and its upper bound."""
    scales = standing.scales
    _, greatest = scales.bounds(scales.all)
    return tuple(_best(standing, h, float(greatest[h])) for h in standing.order)


def _best(standing: Standing, h: int, bound: float) -> BestCase:
    scales = standing.scales
    others = np.arange(scales.size) != h
    weights = []
    for r, row in enumerate(scales.ledger.rows):
        raters = scales.rated[:, r]
        logs = np.nan_to_num(scales.log[raters, r], neginf=-300.0).mean(axis=0)
        told = float(decibels(logs[h] - logs[others].max()))
        if told > 1e-9:
            weights.append((row.name, told))
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
