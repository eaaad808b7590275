"""case -> the passages appendix: each item with its ratings and reasons and its quotations in context, each once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prophasis.case import Case, Evidence, Impossible, Rating
from prophasis.telling import edtf, wording
from prophasis.telling.matrix import numbers
from prophasis.telling.passages import Passage, Passages


def appendix(case: Case, passages: Passages) -> dict[str, Any]:
    """Items in the order of the case, then the passages that other parts of the report point to."""
    shown: set[str] = set()
    order = numbers(case)
    items = [_item(case, key, order[key], passages, shown) for key in case.evidence]
    others = [passage for passage in passages.all() if passage.anchor not in shown]
    return {"items": items, "others": others}


def _item(case: Case, key: str, number: str, passages: Passages, shown: set[str]) -> dict[str, Any]:
    item = case.evidence[key]
    return {
        "id": key,
        "number": number,
        "item": item,
        "facts": _facts(case, item),
        "ratings": _ratings(case, item),
        "offered": [
            (wording.source_name(case, o.by), o.direction, o.force, wording.hypothesis_text(case, o.hypothesis))
            for o in item.offered
        ],
        "passages": once((passages.of(span) for span in item.spans), shown),
    }


def once(found: Iterable[Passage], shown: set[str]) -> list[tuple[Passage, bool]]:
    """Each passage with whether this is the place where it is shown in full (its first)."""
    rows = []
    for passage in found:
        rows.append((passage, passage.anchor not in shown))
        shown.add(passage.anchor)
    return rows


def _facts(case: Case, item: Evidence) -> list[tuple[str, str]]:
    """The item's own fields in words, in a fixed order, absent ones left out."""
    knowable = {True: "yes", False: "no", None: ""}[item.knowable]
    facts = [
        ("kind", wording.KIND_WORDS.get(item.kind, item.kind)),
        ("by", wording.actor_name(case, item.by)),
        ("to", wording.actor_name(case, item.to)),
        ("audience", wording.actor_name(case, item.audience)),
        ("when", edtf.label(item.when)),
        ("changed", edtf.label(item.changed)),
        ("baseline", item.baseline or ""),
        ("bears on", "the actor's belief" if item.bears_on == "belief" else ""),
        ("knowable to the actor then", knowable),
        ("rests on", wording.source_name(case, item.origin)),
        ("cost to the speaker", item.cost or ""),
        ("how it was looked for", item.search or ""),
        ("cases compared", ", ".join(case.name for case in item.cases)),
        ("steps it bears on", ", ".join(item.steps)),
        ("known to the actor from", edtf.label(item.known)),
        ("turned out", item.outcome or ""),
        ("exposes as staged", item.exposes or ""),
        (
            "may be staged",
            "; ".join(f"{wording.hypothesis_text(case, h)}: {wording.cell(n)}" for h, n in item.staged.items()),
        ),
        ("handling", item.handling or ""),
        ("status", item.status or ""),
    ]
    return [(name, value) for name, value in facts if value]


def _ratings(case: Case, item: Evidence) -> dict[str, Any] | None:
    """Ratings as a small table: hypotheses in rows, one column a rating; None where nobody has rated."""
    if not item.ratings:
        return None
    keys = list(dict.fromkeys(key for rating in item.ratings for key in rating.cells))
    return {
        "columns": [{"who": _rater(case, rating), "scale": _scale(case, rating)} for rating in item.ratings],
        "rows": [
            (
                key,
                [
                    wording.cell(rating.cells[key], rating.scale) if key in rating.cells else "–"
                    for rating in item.ratings
                ],
            )
            for key in keys
        ],
        "reasons": [(_rater(case, rating), rating.reason) for rating in item.ratings if rating.reason],
        "impossible": [
            (_rater(case, rating), wording.hypothesis_text(case, key), value.reason)
            for rating in item.ratings
            for key, value in rating.cells.items()
            if isinstance(value, Impossible)
        ],
    }


def _rater(case: Case, rating: Rating) -> str:
    analyst = case.analysts.get(rating.analyst or "")
    name = analyst.name if analyst else rating.analyst or "The analyst"
    name = f"{name}, round {rating.round}" if rating.round > 1 else name
    return f"{name}, if {rating.outcome}" if rating.outcome else name


def _scale(case: Case, rating: Rating) -> str:
    scale = {"likelihood": "how expected, if true", "weight_db": "decibels", "rating": "ACH marks"}[rating.scale]
    against = f" against “{wording.hypothesis_text(case, rating.against)}”" if rating.against else ""
    return scale + against


__all__ = ["appendix", "once"]
