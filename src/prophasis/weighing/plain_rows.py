"""Rows of plain ranges of probability, read and checked for the whole case at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from operator import attrgetter

import numpy as np

from prophasis.case import Evidence, Range, Rating
from prophasis.weighing.arrays.shapes import Floats, Shapes, band, elicited, expected, means
from prophasis.weighing.ratings import Frame, RatedRow

_numbers = attrgetter("low", "best", "high")
_values = attrgetter(*(f.name for f in fields(Shapes)))


def plain_rows(evidence: Mapping[str, Evidence], frame: Frame) -> dict[int, RatedRow]:
    """The rows of all plain ratings, by the identity (``id``) of the rating; each as `rated_row` would read it.

    Plain is a rating of every hypothesis, the catch-all perhaps left out, by ranges of the case's own shape with
    ``0 < low <= best <= high <= 1``. Whatever must be mended, skipped or refused is none, and is left to `rated_row`.
    """
    if frame.settings.shape == "normal-in-decibels":
        return {}
    rivals = tuple(h for h in frame.hypotheses if h != frame.catch_all)
    found: dict[int, RatedRow] = {}
    for columns in dict.fromkeys((frame.hypotheses, rivals)):
        ratings = [r for item in evidence.values() for r in item.ratings if _plain(r, columns, frame)]
        if ratings and columns:
            found |= _read(ratings, columns, frame)
    return found


def _plain(rating: Rating, columns: tuple[str, ...], frame: Frame) -> bool:
    cells = rating.cells
    if rating.scale != "likelihood" or rating.against or not cells.keys() <= frame.known:
        return False
    if len(columns) < len(frame.hypotheses) and frame.catch_all in cells:
        return False
    given = [cells.get(h) for h in columns]
    return all(type(cell) is Range and cell.unit != "decibel" and cell.shape is None for cell in given)


def _read(ratings: list[Rating], columns: tuple[str, ...], frame: Frame) -> dict[int, RatedRow]:
    numbers = np.array([_numbers(rating.cells[h]) for rating in ratings for h in columns])
    low, best, high = numbers.reshape(len(ratings), len(columns), 3).transpose(2, 0, 1)
    sound = ((low > 0) & (low <= best) & (best <= high) & (high <= 1)).all(axis=1)
    shapes = elicited(low[sound], best[sound], high[sound], frame.settings.shape)
    mean = means(shapes)
    defaulted: tuple[str, ...] = ()
    if len(columns) < len(frame.hypotheses) and frame.catch_all is not None:
        defaulted = (frame.catch_all,)
        shapes, mean = _with_catch_all(shapes, mean, frame.hypotheses.index(frame.catch_all))
    parts = zip(*_values(shapes), strict=True)
    kept = [ratings[k] for k in np.flatnonzero(sound)]
    return {
        id(rating): RatedRow(shapes=Shapes(*part), mean=own, defaulted=defaulted, given=len(columns))
        for rating, part, own in zip(kept, parts, mean, strict=True)
    }


def _with_catch_all(shapes: Shapes, mean: Floats, place: int) -> tuple[Shapes, Floats]:
    """The rows with one more column: the catch-all, uniform in decibels between the row's least and greatest mean."""
    bands = [band(low, high) for low, high in zip(mean.min(axis=1).tolist(), mean.max(axis=1).tolist(), strict=True)]
    wider = [
        np.insert(old, place, new, axis=1) for old, new in zip(_values(shapes), _values(Shapes.of(bands)), strict=True)
    ]
    return Shapes(*wider), np.insert(mean, place, [expected(one) for one in bands], axis=1)
