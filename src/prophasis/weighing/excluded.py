"""When every hypothesis is excluded: the smallest set of rows that contradict each other."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from prophasis.errors import WeighError
from prophasis.weighing.scales import Scales


def refuse_contradiction(scales: Scales) -> None:
    """Refuse rows that together exclude every hypothesis for some analyst.

    Raises:
        WeighError: W024, naming the smallest set of rows that contradict each other and the analyst.
    """
    names = scales.ledger.hypotheses
    for a, analyst in enumerate(scales.analysts):
        barred = np.isneginf(scales.log[a])
        prior = np.isneginf(scales.log_prior)
        if not np.all(barred.any(axis=0) | prior):
            _warn_if_only_catch_all(scales, barred.any(axis=0) | prior)
            continue
        rows = _smallest_cover(barred, prior)
        items = ", ".join(scales.ledger.rows[r].name for r in rows)
        who = f" by {analyst}" if analyst else ""
        raise WeighError(
            "W024",
            f"the items {items} as rated{who} exclude every hypothesis ({', '.join(names)}).",
            where="evidence",
            mend="Take back one 'impossible', or add a hypothesis that allows them all.",
        )


def _smallest_cover(barred: np.typing.NDArray[np.bool_], prior: np.typing.NDArray[np.bool_]) -> tuple[int, ...]:
    useful = [int(r) for r in np.flatnonzero(barred.any(axis=1))]
    for size in range(1, len(useful) + 1):
        for rows in combinations(useful, size):
            if np.all(barred[list(rows)].any(axis=0) | prior):
                return rows
    return tuple(useful)


def _warn_if_only_catch_all(scales: Scales, excluded: np.typing.NDArray[np.bool_]) -> None:
    ledger = scales.ledger
    left = [name for name, out in zip(ledger.hypotheses, excluded, strict=True) if not out]
    if left == [ledger.frame.catch_all]:
        ledger.warnings.append(f"Every named hypothesis is excluded; all the probability falls on {left[0]}.")
