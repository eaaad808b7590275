"""Staged and forged items: what an item says when somebody may have made it, and when it has been exposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from prophasis.case import Case, Range, Settings
from prophasis.errors import WeighError
from prophasis.weighing.arrays.fitted import fitted
from prophasis.weighing.arrays.shapes import Floats, Shape, Shapes, ends, expected, point
from prophasis.weighing.numbers import probability
from prophasis.weighing.ratings import Frame, RatedRow


def staged_row(item: str, chances: Mapping[str, Range], rated: RatedRow, frame: Frame) -> RatedRow:
    """The row of an item that may be staged: ``s + (1 - s) p``, since what is staged is there in any case.

    ``s`` is P(staged | h), 0 under a hypothesis that has none; ``p`` is P(item | h) were it genuine. Means are
    exact, ends are those of both ranges together.

    Raises:
        WeighError: W044 for a row in decibels, which has no p; W025 for an unknown hypothesis; W020-W022.
    """
    for h in chances:
        if h not in frame.known:
            raise WeighError(
                "W025",
                f"is staged under {h!r}, which is no hypothesis of this case.",
                where=f"evidence.{item}.staged",
                mend=f"Known: {', '.join(sorted(frame.known))}.",
            )
    if not any(h in chances for h in frame.hypotheses):
        return rated
    if rated.relative:
        raise WeighError(
            "W044",
            "is rated in decibels, so a chance that it was staged cannot be taken into account.",
            where=f"evidence.{item}.staged",
            mend="Rate it under 'likelihood', as if genuine.",
        )
    low, high = ends(rated.shapes)
    shapes = [
        _mixed(_chance(item, chances[h], frame.settings, h), float(low[k]), float(rated.mean[k]), float(high[k]))
        if h in chances
        else _one(rated.shapes, k)
        for k, h in enumerate(frame.hypotheses)
    ]
    return replace(rated, shapes=Shapes.of(shapes), mean=np.array([expected(shape) for shape in shapes]))


def _chance(item: str, number: Range, settings: Settings, h: str) -> tuple[float, float, float]:
    shape = probability(number, settings, f"evidence.{item}.staged.{h}")
    low, high = (float(end[0]) for end in ends(Shapes.of([shape])))
    return low, expected(shape), high


def _mixed(s: tuple[float, float, float], low: float, mean: float, high: float) -> Shape:
    values: Floats = np.array([a + (1.0 - a) * p for a, p in zip(s, (low, mean, high), strict=True)])
    if s[0] == s[2] and low == high:
        return point(float(values[1]))
    return fitted(*(float(v) for v in values))


def _one(shapes: Shapes, k: int) -> Shape:
    """One distribution out of many."""
    return Shape(
        int(shapes.family[k]),
        bool(shapes.log[k]),
        *(float(part[k]) for part in (shapes.low, shapes.mode, shapes.high, shapes.a, shapes.b, shapes.cap)),
    )


def exposed(case: Case, original: Mapping[str, str]) -> dict[str, str]:
    """Items, with all their copies, that another item exposes as staged: that item is weighed in their place.

    Raises:
        WeighError: W029 for an exposed item that the case does not have.
    """
    found: dict[str, str] = {}
    for name, item in case.evidence.items():
        if item.exposes is None or item.status == "open":
            continue
        if item.exposes not in case.evidence or item.exposes == name:
            raise WeighError(
                "W029",
                f"exposes {item.exposes!r}, which is no other item of this case.",
                where=f"evidence.{name}.exposes",
                mend="Name the item that was staged.",
            )
        root = original[item.exposes]
        for other, own in original.items():
            if own == root and other != name:
                found[other] = f"exposed as staged by {name}, which is weighed in its place"
    return found
