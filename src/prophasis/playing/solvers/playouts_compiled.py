"""Playouts compiled by Numba (extra ``fast``): three numbers read and one drawn a decision."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def play_cells(nodes: Any, profiles: Any, times: Any, layout: Any, chances: Any, seed: Any, counts: Any) -> int:
    """Play from each cell as often as ``times`` says; ends are counted in ``counts``, decisions returned.

    Random numbers: xorshift64* (Vigna 2016), its state spread from ``seed`` by splitmix64.
    """
    state = seed + np.uint64(0x9E3779B97F4A7C15)
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    state = (state ^ (state >> np.uint64(31))) | np.uint64(1)
    made = 0
    for cell in range(len(nodes)):
        profile = profiles[cell]
        for _ in range(times[cell]):
            at = nodes[cell]
            while layout[at, 1] > 0:
                state ^= state >> np.uint64(12)
                state ^= state << np.uint64(25)
                state ^= state >> np.uint64(27)
                left = (state * np.uint64(0x2545F4914F6CDD1D) >> np.uint64(11)) * (1.0 / 9007199254740992.0)
                child = layout[at, 0]
                last = child + layout[at, 1] - 1
                left -= chances[child, profile]
                while left >= 0.0 and child < last:
                    child += 1
                    left -= chances[child, profile]
                at = child
                made += 1
            counts[cell, at] += 1
    return made


__all__ = ["play_cells"]
