"""Items with several outcomes: ranges over outcomes that exclude each other, made no wider than that allows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from prophasis.case import Cell, Evidence, Range, Rating, Settings
from prophasis.errors import WeighError
from prophasis.weighing.arrays.coherence import nearest_usable, tightened, usable
from prophasis.weighing.numbers import check_order

TOLERANCE = 1e-6


def with_outcomes(name: str, item: Evidence, settings: Settings) -> Evidence:
    """The item with its ranges tightened over its outcomes (M5); as it is where it has none.

    Of an analyst's last round, each hypothesis rated under every outcome: ``l' = max(l, 1 - sum of the other highs)``
    and the other way round (de Campos, Huete & Moral 1994). Cells that are no plain range of probability stay.

    Raises:
        WeighError: W042 where no choice within the ranges sums to 1, with the nearest ranges that allow one; W043 where
            ``outcome`` is none of the outcomes rated.
    """
    outcomes = list(dict.fromkeys(r.outcome for r in item.ratings if r.outcome))
    if item.outcome is not None and item.outcome not in outcomes:
        raise WeighError(
            "W043",
            f"turned out {item.outcome!r}, which nobody has rated.",
            where=f"evidence.{name}.outcome",
            mend=f"Rated: {', '.join(outcomes)}." if outcomes else "Rate it under 'outcomes'.",
        )
    if not outcomes:
        return item
    cells: dict[int, dict[str, Cell]] = {}
    for analyst in dict.fromkeys(r.analyst for r in item.ratings if r.outcome):
        own = {o: k for o in outcomes if (k := _last(item, analyst, o)) is not None}
        if len(own) < len(outcomes):
            continue
        for h in item.ratings[own[outcomes[0]]].cells:
            row = [item.ratings[own[o]].cells.get(h) for o in outcomes]
            if all(isinstance(cell, Range) and cell.unit != "decibel" for cell in row):
                mended = _tightened(name, analyst, h, outcomes, [cell for cell in row if isinstance(cell, Range)])
                for o, cell in zip(outcomes, mended, strict=True):
                    cells.setdefault(own[o], {})[h] = cell
    ratings = tuple(replace(r, cells={**r.cells, **cells.get(k, {})}) for k, r in enumerate(item.ratings))
    return replace(item, ratings=ratings)


def _last(item: Evidence, analyst: str | None, outcome: str) -> int | None:
    found = [k for k, r in enumerate(item.ratings) if r.analyst == analyst and r.outcome == outcome]
    return max(found, key=lambda k: item.ratings[k].round, default=None)


def _tightened(name: str, analyst: str | None, h: str, outcomes: list[str], row: list[Range]) -> list[Range]:
    who = f" by {analyst}" if analyst else ""
    for cell in row:
        check_order(cell, f"evidence.{name}.{h}{who}")
    low, high = np.array([cell.low for cell in row]), np.array([cell.high for cell in row])
    if not usable(low, high, tolerance=TOLERANCE):
        lows, highs = nearest_usable(low, high)
        shown = ", ".join(f"{o} {a:.3g} to {b:.3g}" for o, a, b in zip(outcomes, lows, highs, strict=True))
        raise WeighError(
            "W042",
            f"no choice within the ranges of its outcomes{who} sums to 1 under {h}.",
            where=f"evidence.{name}.outcomes",
            mend=f"The nearest ranges that allow one: {shown}.",
        )
    low, high = tightened(low, high)
    high = np.maximum(low, high)
    return [
        replace(cell, low=float(a), best=float(min(max(cell.best, a), b)), high=float(b)) if not cell.is_point else cell
        for cell, a, b in zip(row, low, high, strict=True)
    ]


def by_outcome(item: Evidence) -> dict[str, Evidence]:
    """The item as if each outcome had come, by outcome."""
    return {o: replace(item, outcome=o) for o in dict.fromkeys(r.outcome for r in item.ratings if r.outcome)}


def counts(rating: Rating, item: Evidence) -> bool:
    """Whether a rating is of what came: of the item's outcome where it has one, else of the item itself."""
    return rating.outcome == item.outcome
