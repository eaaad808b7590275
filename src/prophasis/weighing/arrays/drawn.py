"""Sums of likelihoods with every range drawn anew, without an array of draws x items x hypotheses.

A range is a table of ``LEVELS`` equally likely values, so a draw is one byte of a random stream. The streams are Philox
(Salmon et al. 2011), counter-based: the bytes of item i under hypothesis h start at counter ``(1, h, 0, 0)`` under the
item's own key, so they are the same in any order and for any number of threads.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from prophasis.weighing.arrays.back_end import loops
from prophasis.weighing.arrays.shapes import Floats

Keys = npt.NDArray[np.uint64]
LANES = 32
"""Draws that one call of the generator yields, a byte each."""


def log_sums(tables: Floats, keys: Keys, *, draws: int) -> Floats:
    """``(H, draws)`` sums over items of values drawn from their tables.

    Args:
        tables: ``(items, H, LEVELS)``; natural logarithms of equally likely values.
        keys: ``(items, 2)`` keys of the items' streams.
    """
    whole = -(-draws // LANES) * LANES
    out = np.zeros((tables.shape[1], whole))
    fast = loops("drawn", float(tables.shape[0] * tables.shape[1] * draws))
    if fast is not None:
        fast.log_sums(np.ascontiguousarray(tables), keys, out)
        return out[:, :draws]
    for drawn in _items(tables, keys, whole):
        out += drawn
    return out[:, :draws]


def leader_changes(start: Floats, tables: Floats, keys: Keys, *, draws: int) -> Floats:
    """``(items,)`` share of the draws of `log_sums` in which another hypothesis leads once the item is dropped.

    Args:
        start: ``(H,)`` what is added to every draw: the logarithm of the priors.
    """
    total = start[:, None] + log_sums(tables, keys, draws=draws)
    leader = total.argmax(axis=0)
    fast = loops("drawn", float(tables.shape[0] * tables.shape[1] * draws))
    if fast is not None:
        counts = np.zeros(len(tables), dtype=np.int64)
        fast.leader_changes(total, leader, np.ascontiguousarray(tables), keys, counts)
        return counts / draws
    whole = -(-draws // LANES) * LANES
    return np.array(
        [((total - drawn[:, :draws]).argmax(axis=0) != leader).mean() for drawn in _items(tables, keys, whole)]
    )


def _items(tables: Floats, keys: Keys, draws: int) -> Iterator[Floats]:
    """Each item's ``(H, draws)`` drawn values; draws are a multiple of `LANES`."""
    out = np.empty((tables.shape[1], draws))
    for table, key in zip(tables, keys, strict=True):
        for h, levels in enumerate(table):
            words = np.random.Philox(key=key, counter=[0, h, 0, 0]).random_raw(draws // 8)
            np.take(levels, words.astype("<u8", copy=False).view(np.uint8), out=out[h])
        yield out
