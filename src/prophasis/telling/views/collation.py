"""collation -> sections of the report: what the documents say to each other, and where it comes from."""

from __future__ import annotations

from typing import Any

from prophasis.case import Collation, Comparison, Contradiction, Narrative, Side
from prophasis.telling import edtf, wording
from prophasis.telling.passages import Passages

KINDS = {
    "word-word": "Word against word",
    "word-deed": "Word against deed",
    "audience": "One audience against another",
    "explanation": "A reason given here and refused there",
    "state": "How things stood, told otherwise",
    "doer": "One deed, two doers",
    "date": "One event, two dates",
    "place": "One event, two places",
    "figure": "One event, two figures",
}
SHOWN = 12
"""Findings of one sort that the report shows; the rest is counted."""


def collated(collation: Collation | None, passages: Passages) -> dict[str, Any] | None:
    """What the report shows of a collation; None where nothing was found."""
    if not collation:
        return None
    lineage = collation.lineage
    return {
        "contradictions": _some([_contradiction(one, passages) for one in collation.contradictions]),
        "narratives": _some([_narrative(one, passages) for one in collation.narratives]),
        "glosses": _some([(one, passages.of(one.spans[0])) for one in collation.glosses if one.spans]),
        "comparisons": _some([_comparison(one, passages) for one in collation.comparisons]),
        "chains": _some([(one.links, passages.of(one.span)) for one in lineage.chains]),
        "unnamed": _some([(one, passages.of(one.span)) for one in lineage.unnamed]),
        "copies": _some([(one, passages.of(one.span), passages.of(one.first)) for one in lineage.copies]),
        "cycles": _some([(one.names, [passages.of(span) for span in one.spans]) for one in lineage.cycles]),
        "unlisted": len(lineage.unlisted),
        "lineage": any((lineage.chains, lineage.unnamed, lineage.copies, lineage.cycles, lineage.unlisted)),
    }


def _some(found: list[Any]) -> dict[str, Any]:
    return {"shown": found[:SHOWN], "more": max(0, len(found) - SHOWN)}


def _contradiction(one: Contradiction, passages: Passages) -> dict[str, Any]:
    return {"kind": KINDS[one.kind], "why": one.why, "sides": [_side(side, passages) for side in one.sides]}


def _side(side: Side, passages: Passages) -> dict[str, Any]:
    return {
        "name": side.name,
        "when": edtf.label(side.when),
        "audience": (side.audience or "").replace("-", " "),
        "passages": [passages.of(span) for span in side.spans[:3]],
        "more": max(0, len(side.spans) - 3),
    }


def _narrative(one: Narrative, passages: Passages) -> dict[str, Any]:
    return {
        "narrative": one,
        "tellings": [
            {"telling": telling, "when": edtf.label(telling.when), "passage": passages.of(telling.span)}
            for telling in one.tellings[:SHOWN]
        ],
        "summary": narrative_summary(one),
    }


def narrative_summary(one: Narrative) -> str:
    """Who told it first, who repeated, adopted or denied it, in a line."""
    first = one.tellings[0]
    when = edtf.label(first.when)
    parts = [f"first {first.name}{f', {when}' if when else ''}"]
    for role, word in (("repeats", "repeated by"), ("adopts", "taken up by"), ("denies", "denied by")):
        names = [telling.name for telling in one.tellings if telling.role == role]
        if names:
            parts.append(f"{word} {wording.listed(dict.fromkeys(names))}")
    return "; ".join(parts)


def _comparison(one: Comparison, passages: Passages) -> dict[str, Any]:
    return {
        "comparison": one,
        "shared": [passages.of(span) for span in one.shared],
        "differing": [passages.of(span) for span in one.differing],
        "responses": [
            (case, passages.of(span)) for case, span in zip(one.cases, one.responses, strict=True) if span is not None
        ],
    }


__all__ = ["KINDS", "collated", "narrative_summary"]
