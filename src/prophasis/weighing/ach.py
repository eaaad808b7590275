"""The ACH scores that stand beside a verdict: inconsistencies counted, consistency worth nothing (Heuer 1999)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from prophasis.case import AchRow
from prophasis.weighing.ledger import Ledger
from prophasis.weighing.presets import ach_preset, ach_presets
from prophasis.weighing.ratings import RatedRow


def ach_scores(ledger: Ledger) -> tuple[AchRow, ...]:
    """Score of each hypothesis, best (least inconsistent) first; analysts averaged; ties share a rank.

    Marks are those given; where a row was given as likelihoods or decibels, each cell takes the mark whose
    range it is nearest to. ``weighted`` multiplies each row by its source's reliability (1 without one).
    """
    plain = np.zeros(len(ledger.hypotheses))
    weighted = np.zeros(len(ledger.hypotheses))
    for row in ledger.rows:
        if row.kind == "path":
            continue
        trust = row.witness.reliability() if row.witness is not None else 1.0
        for rated in row.rated.values():
            points = np.array([ledger.frame.ach.score.get(m, 0.0) for m in marks(rated, ledger)])
            plain += points / len(ledger.analysts)
            weighted += trust * points / len(ledger.analysts)
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


def leaders_by_preset(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Who is least inconsistent under each preset's score; the marks stay those of the preset in the settings."""
    found = {}
    for name in ach_presets():
        preset = replace(ledger.frame.ach, score=ach_preset(name).score)
        ranked = ach_scores(replace(ledger, frame=replace(ledger.frame, ach=preset)))
        found[name] = tuple(row.hypothesis for row in ranked if row.rank == 1)
    return found


def marks(rated: RatedRow, ledger: Ledger) -> list[str]:
    """The ACH mark of each cell: as given, or the nearest to its likelihood. A default band has none (``NA``)."""
    given = rated.marks or {}
    values = rated.mean
    if rated.relative:
        values = ledger.frame.ach.ranges["C"][1] * values / values.max()
    return [
        "NA"
        if h in rated.defaulted or h in rated.unsure
        else given.get(h) or ledger.frame.ach.nearest(float(values[k]))
        for k, h in enumerate(ledger.hypotheses)
    ]
