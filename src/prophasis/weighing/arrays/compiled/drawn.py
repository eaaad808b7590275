"""Drawing from tables of levels by Philox: the loops behind ``arrays/drawn.py``."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from llvmlite import ir
from numba import njit, prange, types
from numba.extending import intrinsic

from prophasis.weighing.arrays.compiled import ONE_AT_A_TIME
from prophasis.weighing.arrays.shapes import Floats, Ints

M0, M1 = np.uint64(0xD2E7470EE14C6C93), np.uint64(0xCA5A826395121157)
W0, W1 = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBB67AE8584CAA73B)
BYTE, EIGHT = np.uint64(255), np.uint64(8)
BLOCK = 4096


@intrinsic
def _high(typing: Any, a: Any, b: Any) -> Any:
    """The upper 64 bits of a product of two 64-bit numbers."""

    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        wide = ir.IntType(128)
        product = builder.mul(builder.zext(given[0], wide), builder.zext(given[1], wide))
        return builder.trunc(builder.lshr(product, ir.Constant(wide, 64)), ir.IntType(64))

    return types.uint64(types.uint64, types.uint64), build


@njit(inline="always")
def _philox(c0: Any, c1: Any, k0: Any, k1: Any) -> Any:
    """Philox4x64-10 at counter ``(c0, c1, 0, 0)``: four words of 64 bits."""
    c2, c3 = np.uint64(0), np.uint64(0)
    for _ in range(10):
        h0, l0, h1, l1 = _high(M0, c0), M0 * c0, _high(M1, c2), M1 * c2
        c0, c1, c2, c3 = h1 ^ c1 ^ k0, l1, h0 ^ c3 ^ k1, l0
        k0 += W0
        k1 += W1
    return c0, c1, c2, c3


@njit(inline="always")
def _add(out: Any, at: Any, word: Any, table: Any) -> None:
    for lane in range(8):
        out[at + lane] += table[word & BYTE]
        word >>= EIGHT


@njit(inline="always")
def _draw(out: Any, start: Any, stop: Any, first: Any, h: Any, key: Any, table: Any) -> None:
    """Add drawn values to ``out[start:stop]``, a multiple of 32; ``first`` is the number of the first draw."""
    for at in range(start, stop, 32):
        a, b, c, d = _philox(np.uint64((first + at - start) // 32 + 1), np.uint64(h), key[0], key[1])
        _add(out, at, a, table)
        _add(out, at + 8, b, table)
        _add(out, at + 16, c, table)
        _add(out, at + 24, d, table)


@njit(parallel=True, cache=True)
def _log_sums(tables: Any, keys: Any, out: Any) -> None:
    draws = out.shape[1]
    for block in prange((draws + BLOCK - 1) // BLOCK):
        start = block * BLOCK
        stop = min(draws, start + BLOCK)
        for i in range(tables.shape[0]):
            for h in range(tables.shape[1]):
                _draw(out[h], start, stop, start, h, keys[i], tables[i, h])


@njit(parallel=True, cache=True)
def _leader_changes(total: Any, leader: Any, tables: Any, keys: Any, counts: Any) -> None:
    rivals, draws = total.shape
    for i in prange(tables.shape[0]):
        drawn = np.empty((rivals, BLOCK))
        changed = 0
        for start in range(0, draws, BLOCK):
            size = min(draws - start, BLOCK)
            drawn[:] = 0.0
            for h in range(rivals):
                _draw(drawn[h], 0, (size + 31) // 32 * 32, start, h, keys[i], tables[i, h])
            for d in range(size):
                best = 0
                most = total[0, start + d] - drawn[0, d]
                for h in range(1, rivals):
                    value = total[h, start + d] - drawn[h, d]
                    if value > most:
                        most = value
                        best = h
                changed += best != leader[start + d]
        counts[i] = changed


def log_sums(tables: Floats, keys: npt.NDArray[np.uint64], out: Floats) -> None:
    """Add to ``out`` ``(H, draws)``, draws a multiple of 32."""
    with ONE_AT_A_TIME:
        _log_sums(tables, keys, out)


def leader_changes(total: Floats, leader: Ints, tables: Floats, keys: npt.NDArray[np.uint64], counts: Ints) -> None:
    """Count, for each item, the draws whose leader changes without it."""
    with ONE_AT_A_TIME:
        _leader_changes(total, leader, tables, keys, counts)
