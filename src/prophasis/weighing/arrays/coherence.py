"""The nearest coherent probabilities to judgements that contradict each other. Atoms stand on the last axis.

An analyst judges events; each event is a set of atoms, a row of zeros and ones. Coherent judgements are those that
some distribution over the atoms gives. Sources: Predd et al. 2008; Karvetski et al. 2013 (weights by incoherence).
"""

from __future__ import annotations

import numpy as np

from prophasis.weighing.arrays.shapes import Floats

HEAVY = 1e4
"""Weight of the row that makes the atoms sum to one."""


def onto_simplex(judged: Floats) -> Floats:
    """Nearest distribution (least squares) to judgements ``(..., H)`` of exclusive events that exhaust the whole.

    Sort and threshold: Held, Wolfe & Crowder 1974.
    """
    ordered = -np.sort(-judged, axis=-1)
    index = np.arange(1, judged.shape[-1] + 1)
    cut = (np.cumsum(ordered, axis=-1) - 1.0) / index
    last = np.sum(ordered > cut, axis=-1, keepdims=True) - 1
    result: Floats = np.maximum(judged - np.take_along_axis(cut, last, axis=-1), 0.0)
    return result


def normalised(judged: Floats) -> Floats:
    """The coherent judgements nearest in relative entropy, for exclusive events that exhaust the whole."""
    total = judged.sum(axis=-1, keepdims=True)
    return np.asarray(judged / np.where(total > 0, total, 1.0))


def repaired(judged: Floats, events: Floats) -> tuple[Floats, Floats]:
    """Nearest coherent judgements of any events, and the distribution over atoms behind them.

    Args:
        judged: ``(E,)`` one analyst's probabilities.
        events: ``(E, H)`` zeros and ones: which atoms each event holds.

    Returns:
        ``(E,)`` judgements repaired, ``(H,)`` atoms (one of several where the events do not fix them).
    """
    from scipy.optimize import nnls  # type: ignore[attr-defined]

    size = events.shape[1]
    matrix = np.vstack([events.astype(float), np.full((1, size), HEAVY)])
    atoms, _ = nnls(matrix, np.append(judged, HEAVY))
    atoms = atoms / atoms.sum()
    return np.asarray(events @ atoms), atoms


def incoherence(judged: Floats, coherent: Floats) -> Floats:
    """Distance from the nearest coherent judgements, over the last axis."""
    return np.asarray(np.sqrt(np.sum((judged - coherent) ** 2, axis=-1)))


def weights(distances: Floats, beta: float) -> Floats:
    """Shares ``exp(-beta d)``, normalised; beta 0 is equal weights."""
    raw = np.exp(-beta * (distances - distances.min()))
    return np.asarray(raw / raw.sum())


def tightened(low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Ranges over outcomes that exclude each other and exhaust the whole, made no wider than that allows.

    ``low'_j = max(low_j, 1 - sum of the other highs)`` and the other way round (de Campos, Huete & Moral 1994).
    Usable only where `usable` says so.
    """
    rest_high = high.sum(axis=-1, keepdims=True) - high
    rest_low = low.sum(axis=-1, keepdims=True) - low
    return np.maximum(low, 1.0 - rest_high), np.minimum(high, 1.0 - rest_low)


def usable(low: Floats, high: Floats, *, tolerance: float = 1e-9) -> bool:
    """Whether some distribution lies inside the ranges: ``sum low <= 1 <= sum high``."""
    return bool(low.sum() <= 1 + tolerance and high.sum() >= 1 - tolerance)


def nearest_usable(low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """The ranges moved just so far that a distribution fits in: the lows scaled down, or the highs scaled up."""
    if low.sum() > 1:
        return low / low.sum(), high
    if high.sum() < 1:
        return low, high / high.sum()
    return low, high
