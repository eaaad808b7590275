"""The ACH scores that stand beside a verdict: inconsistencies counted, consistency worth nothing (Heuer 1999)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from prophasis.case import AchRow
from prophasis.weighing.arrays.shapes import Floats, Ints
from prophasis.weighing.ledger import Ledger
from prophasis.weighing.presets import MARKS, ach_preset, ach_presets
from prophasis.weighing.ratings import RatedRow

NONE = len(MARKS)
"""The number of a cell without a mark: a default band, or left unsure."""


def ach_scores(ledger: Ledger) -> tuple[AchRow, ...]:
    """Score of each hypothesis, best (least inconsistent) first; analysts averaged; ties share a rank.

    Marks are those given; where a row was given as likelihoods or decibels, each cell takes the mark whose
    range it is nearest to. ``weighted`` multiplies each row by its source's reliability (1 without one).
    """
    return _scored(ledger, _marked(ledger), ledger.frame.ach.score)


def leaders_by_preset(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Who is least inconsistent under each preset's score; the marks stay those of the preset in the settings."""
    marked = _marked(ledger)
    found = {}
    for name in ach_presets():
        ranked = _scored(ledger, marked, ach_preset(name).score)
        found[name] = tuple(row.hypothesis for row in ranked if row.rank == 1)
    return found


def _marked(ledger: Ledger) -> tuple[Ints, Floats]:
    """``(rows, H)`` numbers of marks, and ``(rows,)`` how far each row's source is trusted; a row a rater."""
    codes, trust = [], []
    for row in ledger.rows:
        if row.kind != "path":
            reliable = row.witness.reliability() if row.witness is not None else 1.0
            for rated in row.rated.values():
                codes.append(_codes(rated, ledger))
                trust.append(reliable)
    return np.array(codes, dtype=np.int64).reshape(-1, len(ledger.hypotheses)), np.array(trust)


def _scored(ledger: Ledger, marked: tuple[Ints, Floats], score: Mapping[str, float]) -> tuple[AchRow, ...]:
    codes, trust = marked
    points = np.array([*(score.get(mark, 0.0) for mark in MARKS), 0.0])[codes] / len(ledger.analysts)
    plain, weighted = points.sum(axis=0), (trust[:, None] * points).sum(axis=0)
    rows = [
        AchRow(
            hypothesis=name,
            inconsistency=float(plain[h]),
            weighted=float(weighted[h]),
            rank=1 + int(np.sum(plain < plain[h] - 1e-9)),
        )
        for h, name in enumerate(ledger.hypotheses)
        if name != ledger.frame.catch_all
    ]
    return tuple(sorted(rows, key=lambda row: row.rank))


def _codes(rated: RatedRow, ledger: Ledger) -> Ints:
    """The mark of each cell, by its place in `MARKS`: as given, or the nearest to its likelihood."""
    values = rated.mean
    if rated.relative:
        values = ledger.frame.ach.ranges["C"][1] * values / values.max()
    codes = ledger.frame.ach.nearest(values)
    for h, mark in (rated.marks or {}).items():
        codes[ledger.hypotheses.index(h)] = MARKS.index(mark) if mark in MARKS else NONE
    for h in (*rated.defaulted, *rated.unsure):
        codes[ledger.hypotheses.index(h)] = NONE
    return codes
