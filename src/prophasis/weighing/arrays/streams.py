"""Reproducible random streams: one Philox stream for each name under a seed, in any order, on any machine."""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

from prophasis.weighing.arrays.shapes import LEVELS


def stream_key(seed: int, *names: str) -> npt.NDArray[np.uint64]:
    """``(2,)`` the Philox key of a seed and a name (an item, an analyst, a source)."""
    digest = hashlib.sha256("\x1f".join((str(seed), *names)).encode("utf-8")).digest()
    return np.frombuffer(digest[:16], dtype=np.uint64)


def stream(seed: int, *names: str) -> np.random.Generator:
    """The stream of a seed and a name; the same pair gives the same numbers."""
    return np.random.Generator(np.random.Philox(key=stream_key(seed, *names)))


def slices(generator: np.random.Generator, rows: int, draws: int) -> npt.NDArray[np.int64]:
    """``(rows, draws)`` slice numbers below ``LEVELS``: each row a shuffled, evenly filled set (Latin hypercube).

    Every slice of a distribution is met equally often (McKay, Beckman & Conover 1979), which takes most of the
    noise out of sums of many ranges.
    """
    base = (np.arange(draws, dtype=np.int64) * LEVELS) // draws
    return generator.permuted(np.broadcast_to(base, (rows, draws)), axis=1)
