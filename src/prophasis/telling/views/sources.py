"""case + verdict -> where things come from and where they stand in time: documents, origins, sides, timeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prophasis.case import Case, Reading, Verdict
from prophasis.telling import edtf, wording
from prophasis.telling.charts import timeline as chart
from prophasis.telling.passages import Passages, title_of
from prophasis.telling.timeline import TimelineRow, timeline, undated

ROWS = 80
"""Items on the timeline of the report at most."""
PASSAGES = 16
"""Dated passages that no item quotes, at most: those with the narrowest dates."""


def documents(case: Case, readings: Iterable[Reading]) -> list[dict[str, Any]]:
    """Each document with its metadata, its notices and whether its text was at hand."""
    read = {reading.document.id: reading for reading in readings}
    listed = dict(case.documents) | {key: r.document for key, r in read.items() if key not in case.documents}
    return [
        {
            "id": key,
            "document": document,
            "title": title_of(document, key),
            "published": edtf.label(document.published),
            "at_hand": (read[key].document.text if key in read else document.text) is not None,
            "notices": _notices(read[key]) if key in read else [],
        }
        for key, document in listed.items()
    ]


def _notices(reading: Reading) -> list[str]:
    """The notices of a reading, less the one that only repeats how its date was inferred."""
    reason = reading.document.published_reason
    return [notice.text for notice in reading.notices if not reason or reason not in notice.text]


def sides(case: Case, verdict: Verdict) -> dict[str, Any] | None:
    """What each source offers for and against each hypothesis: hypotheses in rows, sources in columns."""
    found = verdict.one_sidedness
    if found is None:
        return None
    return {
        "sentence": found.sentence,
        "one_sided": found.one_sided,
        "columns": [(wording.source_name(case, s.source), s.perspective) for s in found.sources],
        "rows": [
            {"id": key, "cells": [(s.for_.get(key, 0), s.against.get(key, 0)) for s in found.sources]}
            for key in case.hypotheses_of(verdict.question)
        ],
    }


def origins(case: Case, verdict: Verdict) -> list[dict[str, Any]]:
    """Items grouped by the witness they rest on, the weightiest first."""
    ordered = sorted(verdict.origins, key=lambda group: -abs(group.decibels))
    return [
        {
            "group": group,
            "text": group.text or wording.source_name(case, group.origin),
            "strongest": group.stands_for if group.stands_for in case.evidence else None,
            "source": case.sources.get(group.origin),
        }
        for group in ordered
    ]


def dated(case: Case, readings: Iterable[Reading], passages: Passages) -> dict[str, Any] | None:
    """The timeline with its strips; None where nothing is dated."""
    everything = timeline(case, readings)
    if not everything:
        return None
    rows = _most_needed(everything)
    view = chart.window([row.days for row in rows])
    return {
        "axis": chart.axis(view),
        "legend": chart.legend(),
        "cut": view.cut,
        "rows": [
            {
                "row": row,
                "passage": passages.of(row.span) if row.span else None,
                "what": wording.shorten(row.what, 220),
                "strip": chart.strip(row.days, row.kind, view),
            }
            for row in rows
        ],
        "left_out": len(everything) - len(rows),
        "undated": undated(case),
    }


def _most_needed(rows: tuple[TimelineRow, ...]) -> list[TimelineRow]:
    """The items, and the passages with the narrowest dates, as many of each as the report shows."""
    items = [row for row in rows if row.item is not None][:ROWS]
    passages = sorted((row for row in rows if row.item is None), key=_width)[:PASSAGES]
    kept = {id(row) for row in (*items, *passages)}
    return [row for row in rows if id(row) in kept]


def _width(row: TimelineRow) -> tuple[bool, int]:
    return row.days.first is None or row.days.last is None, row.days.end - row.days.start


__all__ = ["dated", "documents", "origins", "sides"]
