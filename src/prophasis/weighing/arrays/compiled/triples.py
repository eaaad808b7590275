"""Every three rows left out: the loops behind ``arrays/triples.py``."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit, prange

from prophasis.weighing.arrays.compiled import ONE_AT_A_TIME
from prophasis.weighing.arrays.shapes import Floats


@njit(parallel=True, cache=True)
def _each(p: Any, without: Any, changed: Any, least: Any, second: Any, third: Any) -> None:
    rivals, rows = without.shape
    for i in prange(rows - 2):
        total, rival, lead = np.empty(rows), np.empty(rows), np.empty(rows)
        count = 0
        for j in range(i + 1, rows - 1):
            pair = p[0] * without[0, i] * without[0, j]
            for k in range(j + 1, rows):
                lead[k] = pair * without[0, k]
                total[k] = lead[k]
                rival[k] = 0.0
            for h in range(1, rivals):
                pair = p[h] * without[h, i] * without[h, j]
                for k in range(j + 1, rows):
                    value = pair * without[h, k]
                    total[k] += value
                    rival[k] = max(rival[k], value)
            for k in range(j + 1, rows):
                count += rival[k] >= lead[k]
                total[k] = lead[k] / total[k]
            for k in range(j + 1, rows):
                if total[k] < least[i]:
                    least[i] = total[k]
                    second[i] = j
                    third[i] = k
        changed[i] = count


def each(p: Floats, without: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """As the twin of the same name."""
    found = [np.full(without.shape[1] - 2, start) for start in (0.0, 1.0, 0.0, 0.0)]
    with ONE_AT_A_TIME:
        _each(p, without, *found)
    return found[0], found[1], found[2], found[3]
