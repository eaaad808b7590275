"""The ACH scores that stand beside a verdict: inconsistencies counted, consistency worth nothing (Heuer 1999)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from prophasis.case import AchPreset, AchRow
from prophasis.weighing.arrays.shapes import Floats, Ints
from prophasis.weighing.ledger import JOINT, Ledger
from prophasis.weighing.presets import MARKS, ach_counts
from prophasis.weighing.ratings import RatedRow

NONE = len(MARKS)
"""The number of a cell without a mark: a default band, or left unsure."""


def ach_scores(ledger: Ledger) -> tuple[AchRow, ...]:
    """Score of each hypothesis, best (least inconsistent) first; analysts averaged; ties share a rank.

    Marks are those given; where a row was given as likelihoods or decibels, each cell takes the mark whose
    range it is nearest to. ``weighted`` multiplies each row by its source's reliability (1 without one).
    """
    return _scored(ledger, _marked(ledger), ledger.frame.ach.score)


def ach_table(ledger: Ledger) -> tuple[AchPreset, ...]:
    """Scores and ranks under every named way of counting; the marks stay those of the preset in the settings.

    Some count marks otherwise, some weight a row by its source's Admiralty letter (1 where the source has none).
    """
    marked = _marked(ledger)
    letters = {name: source.grade for name, source in ledger.case.sources.items()}
    found = []
    for preset in ach_counts():
        weight = np.array([preset.weight.get(letters.get(origin or "") or "", 1.0) for origin in marked.origins])
        total = (weight[:, None] * _points(ledger, marked, preset.score)).sum(axis=0)
        scores = {h: float(s) for h, s in zip(ledger.hypotheses, total, strict=True) if h != ledger.frame.catch_all}
        ranks = {h: 1 + sum(other < score - 1e-9 for other in scores.values()) for h, score in scores.items()}
        found.append(AchPreset(name=preset.name, about=preset.about, scores=scores, ranks=ranks))
    return tuple(found) if marked.origins else ()


@dataclass(frozen=True)
class _Marked:
    """``codes`` ``(rows, H)`` numbers of marks, a row a rater; how far its source is trusted, and which it is."""

    codes: Ints
    trust: Floats
    origins: tuple[str | None, ...]


def _marked(ledger: Ledger) -> _Marked:
    found: list[RatedRow] = []
    trust, origins = [], []
    for row in ledger.rows:
        if row.kind not in JOINT:
            reliable = row.witness.reliability() if row.witness is not None else 1.0
            for rated in row.rated.values():
                found.append(rated)
                trust.append(reliable)
                origins.append(row.origin)
    return _Marked(_codes(found, ledger), np.array(trust), tuple(origins))


def _points(ledger: Ledger, marked: _Marked, score: Mapping[str, float]) -> Floats:
    """``(rows, H)`` what each mark counts, analysts averaged."""
    return np.array([*(score.get(mark, 0.0) for mark in MARKS), 0.0])[marked.codes] / len(ledger.analysts)


def _scored(ledger: Ledger, marked: _Marked, score: Mapping[str, float]) -> tuple[AchRow, ...]:
    points, trust = _points(ledger, marked, score), marked.trust
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


def _codes(rows: list[RatedRow], ledger: Ledger) -> Ints:
    """``(rows, H)`` the mark of each cell, by its place in `MARKS`: as given, or the nearest to its likelihood."""
    usual = ledger.frame.ach.ranges["C"][1]
    values = [usual * row.mean / row.mean.max() if row.relative else row.mean for row in rows]
    codes = ledger.frame.ach.nearest(np.array(values).reshape(-1, len(ledger.hypotheses)))
    for k, row in enumerate(rows):
        for h, mark in (row.marks or {}).items():
            codes[k, ledger.hypotheses.index(h)] = MARKS.index(mark) if mark in MARKS else NONE
        for h in (*row.defaulted, *row.unsure):
            codes[k, ledger.hypotheses.index(h)] = NONE
    return codes
