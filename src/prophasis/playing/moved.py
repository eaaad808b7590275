"""What moves a posterior: the uncertain numbers of a game, ranked by how closely the posterior follows them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.engine import Run, drawn

MOST = 8
NOISE = 3.0  # correlations under this many standard errors, 1/sqrt(draws), are left out


def moved_by(solved: Run, posterior: Array) -> tuple[tuple[str, float], ...]:
    """Path of a number -> Spearman's rank correlation with the posterior of the leading aim, the strongest first.

    Args:
        solved: a run with only the draws that settled.
        posterior: (aims, D) in each of them.
    """
    leading = drawn(posterior)[int(drawn(posterior).mean(axis=1).argmax())]
    numbers = {path: drawn(values[solved.settled]) for path, values in solved.sampler.drawn().items()}
    return ranked(numbers, leading)


def ranked(numbers: Mapping[str, Array], result: Array) -> tuple[tuple[str, float], ...]:
    """Name of a number -> Spearman's rank correlation of its draws with those of a result, the strongest first.

    Args:
        numbers: name -> (D,) its draws.
        result: (D,) what came of each draw. Nothing is ranked with fewer than 20 draws or where all are alike.
    """
    if len(result) < 20 or np.ptp(result) == 0:
        return ()
    followed = _ranks(result)
    found = []
    for path, values in numbers.items():
        if np.ptp(values) == 0:
            continue
        correlation = float(np.corrcoef(_ranks(values), followed)[0, 1])
        if abs(correlation) * np.sqrt(len(result)) >= NOISE:
            found.append((path, round(correlation, 3)))
    return tuple(sorted(found, key=lambda row: (-abs(row[1]), row[0]))[:MOST])


def _ranks(values: Array) -> Array:
    return np.asarray(np.argsort(np.argsort(values, kind="stable"), kind="stable"), dtype=np.float64)


__all__ = ["moved_by", "ranked"]
