"""verdict -> what carries it and what would overturn it: contributions, drops, flips, priors, dependence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from prophasis.case import Case, Contribution, Dropped, FlipSet, Posterior, Verdict
from prophasis.telling import wording
from prophasis.telling.charts import contributions as chart
from prophasis.telling.charts.shade import weight_shade
from prophasis.telling.matrix import Matrix, MatrixCell, matrix
from prophasis.telling.views.judgement import by_probability, runner_up

SHOWN = 40
"""Rows shown of a table that grows with the evidence; the rest is counted in a sentence."""
DROPS = 12
"""Rows shown of what the verdict would be without one thing."""
COLUMNS = 20
"""Columns of the matrix in one block."""
BLOCKS = 6
MARK_SHADES = {"II": "minus2", "I": "minus1", "C": "plus1", "CC": "plus2"}


def contributions(case: Case, verdict: Verdict) -> dict[str, Any] | None:
    """Each row's weight for the leader against the runner-up, the weightiest first."""
    rival = runner_up(verdict)
    if rival is None or not verdict.contributions:
        return None
    ordered = sorted(verdict.contributions, key=lambda c: -abs(c.decibels.get(rival, 0.0)))
    shown = ordered[:SHOWN]
    end = chart.reach(_extent(shown, rival))
    rows = [
        {
            "items": c.items,
            "kind": wording.KIND_WORDS.get(c.kind, c.kind),
            "by": wording.actor_name(case, c.by),
            "weight": c.decibels.get(rival, 0.0),
            "range": c.range,
            "diagnosticity": c.diagnosticity,
            "strip": chart.strip(c.decibels.get(rival, 0.0), c.range, end),
        }
        for c in shown
    ]
    return {
        "leader": wording.hypothesis_text(case, verdict.leaders[0]),
        "rival": wording.hypothesis_text(case, rival),
        "axis": chart.axis(end),
        "legend": chart.legend(),
        "rows": rows,
        "left_out": len(ordered) - len(shown),
        "top": next((c for c in ordered if c.decibels.get(rival, 0.0) > 0), None),
    }


def _extent(rows: Iterable[Contribution], rival: str) -> list[float]:
    return [value for c in rows for value in (c.decibels.get(rival, 0.0), *(c.range or ()))]


def drops(verdict: Verdict, dropped: tuple[Dropped, ...]) -> dict[str, Any] | None:
    """The verdict without one thing: those that change the leader first, then by how far they move it."""
    if verdict.posterior is None or not dropped or not verdict.leaders:
        return None
    leader = verdict.leaders[0]
    now = verdict.posterior[leader].probability

    def moved(drop: Dropped) -> float:
        return abs(drop.probability.get(leader, now) - now)

    ordered = sorted(dropped, key=lambda drop: (not drop.changes_leader, -moved(drop)))
    return {
        "rows": [{"drop": drop, "leader_then": drop.probability.get(leader)} for drop in ordered[:DROPS]],
        "leader": leader,
        "now": now,
        "left_out": max(0, len(ordered) - DROPS),
        "changing": sum(drop.changes_leader for drop in dropped),
        "all": len(dropped),
    }


def dependence(case: Case, verdict: Verdict) -> list[dict[str, Any]]:
    """Each hypothesis with its probability as if independent, as stated, and with each origin counted once."""
    views: tuple[Posterior | None, ...] = (verdict.as_independent, verdict.as_stated, verdict.fully_redundant)
    if verdict.posterior is None or not any(views):
        return []
    return [
        {
            "id": key,
            "text": wording.hypothesis_text(case, key),
            "values": [view.rows[key].probability if view and key in view.rows else None for view in views],
        }
        for key in by_probability(verdict)
    ]


def matrix_blocks(case: Case, verdict: Verdict) -> dict[str, Any]:
    """The matrix in blocks of columns, weightiest items first where the case is too large to show whole."""
    items = [key for key, item in case.evidence.items() if item.repeats is None]
    copies = len(case.evidence) - len(items)
    if verdict.posterior is None:
        marked = {
            item for rows in (verdict.authors_case.marks if verdict.authors_case else {}).values() for item in rows
        }
        items = [key for key in items if key in marked or case.evidence[key].ratings]
    kept = items
    if len(items) > COLUMNS * BLOCKS:
        weight = {item: c.diagnosticity for c in verdict.contributions for item in c.items}
        strongest = sorted(items, key=lambda key: -weight.get(key, 0.0))[: COLUMNS * BLOCKS]
        kept = [key for key in items if key in set(strongest)]
    whole = matrix(case, verdict, items=tuple(kept))
    blocks = [_part(whole, at, at + COLUMNS) for at in range(0, len(whole.columns), COLUMNS)]
    return {
        "blocks": [_shaded(block) for block in blocks],
        "reference": wording.hypothesis_text(case, blocks[0].reference) if blocks and blocks[0].reference else None,
        "left_out": len(items) - len(kept),
        "copies": copies,
        "analysts": sorted({r.analyst for item in case.evidence.values() for r in item.ratings if r.analyst}),
    }


def _part(whole: Matrix, start: int, end: int) -> Matrix:
    """The columns from ``start`` to ``end`` of a matrix."""
    rows = tuple(replace(row, cells=row.cells[start:end]) for row in whole.rows)
    return replace(whole, columns=whole.columns[start:end], rows=rows)


def _cell_shade(cell: MatrixCell, block: Matrix) -> str:
    """By weight where the matrix has weights, by the authors' first mark where it is a draft's."""
    if block.reference is not None or not cell.ratings:
        return weight_shade(cell.decibels)
    return MARK_SHADES.get(cell.ratings[0][1], "w0")


def _shaded(block: Matrix) -> dict[str, Any]:
    rows = [
        {"row": row, "cells": [{"cell": cell, "shade": _cell_shade(cell, block)} for cell in row.cells]}
        for row in block.rows
    ]
    return {"columns": block.columns, "rows": rows}


def flips(verdict: Verdict) -> list[FlipSet]:
    """The smallest set for each rival, by removal and by reversal, rivals in the order of the removals."""
    order = list(dict.fromkeys(flip.rival for flip in (*verdict.flip_sets, *verdict.reversals)))
    both = sorted((*verdict.flip_sets, *verdict.reversals), key=lambda flip: order.index(flip.rival))
    return both if len(both) > 1 else []


__all__ = ["contributions", "dependence", "drops", "flips", "matrix_blocks"]
