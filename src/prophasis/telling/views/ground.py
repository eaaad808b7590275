"""case -> what the judgement stands on besides its items: premises, dependence, means tried, forecasts, terms."""

from __future__ import annotations

from typing import Any

from prophasis.case import Case
from prophasis.telling import edtf, wording

OUTCOMES = {"worked": "worked", "failed": "failed", "open": "still open", None: ""}


def ground(case: Case) -> dict[str, Any] | None:
    """What the case says beyond its matrix; None where it says nothing of the kind."""
    found = {
        "premises": [
            {"text": p.text, "held_by": [_holder(case, who) for who in p.held_by], "supports": p.supports}
            for p in case.premises.values()
        ],
        "dependence": [
            {"items": d.items, "correlation": wording.range_text(d.correlation), "reason": d.reason}
            for d in case.dependence
        ],
        "instruments": _instruments(case),
        "forecasts": _forecasts(case),
        "glossary": [
            (gloss.term, gloss.meaning, wording.actor_name(case, gloss.by))
            for senses in case.glossary.values()
            for gloss in senses
        ],
    }
    return found if any(found.values()) else None


def _holder(case: Case, who: str) -> str:
    return f"“{wording.document_name(case, who)}”" if who in case.documents else wording.actor_name(case, who)


def _instruments(case: Case) -> list[dict[str, Any]]:
    return [
        {
            "text": i.text,
            "by": wording.actor_name(case, i.by),
            "target": wording.actor_name(case, i.target),
            "when": edtf.label(i.when),
            "cost": i.cost,
            "outcome": OUTCOMES[i.outcome],
            "deeds": i.deeds,
        }
        for i in case.instruments.values()
    ]


def _forecasts(case: Case) -> list[dict[str, Any]]:
    return [
        {
            "text": f.text,
            "by": _analyst(case, f.by),
            "made": edtf.label(f.made),
            "due": edtf.label(f.due),
            "probability": f.probability,
            "outcome": {None: "open", True: "came true", False: "did not"}[f.outcome],
        }
        for f in case.forecasts.values()
    ]


def _analyst(case: Case, who: str | None) -> str:
    known = case.analysts.get(who or "")
    return known.name if known else who or ""


__all__ = ["ground"]
