"""unrated draft -> the authors' case: who asserts and who denies each hypothesis, and what each document favours."""

from __future__ import annotations

from typing import Any

from prophasis.case import Case, Hypothesis, Verdict
from prophasis.telling import wording
from prophasis.telling.passages import Passages

STANCES = ("asserts", "concedes", "reports", "denies")
PASSAGES_OF_A_POSITION = 6
OFFERS_SHOWN = 12


def authors_case(case: Case, verdict: Verdict, passages: Passages) -> dict[str, Any]:
    """Each hypothesis with its positions and offers, and each document with what it favours. No probability."""
    hypotheses = case.hypotheses_of(verdict.question)
    return {
        "hypotheses": [_hypothesis(case, key, h, passages) for key, h in hypotheses.items()],
        "documents": _documents(case, verdict),
        "sentence": verdict.authors_case.sentence if verdict.authors_case else None,
        "columns": list(hypotheses),
    }


def positions(case: Case, hypothesis: Hypothesis, passages: Passages) -> list[dict[str, Any]]:
    """Who stands where on a hypothesis, with the passages that say so; asserting first, denying last."""
    ordered = sorted(
        hypothesis.positions, key=lambda p: STANCES.index(p.stance) if p.stance in STANCES else len(STANCES)
    )
    return [
        {
            "who": _who(case, position.who),
            "stance": position.stance,
            "passages": [passages.of(span) for span in position.spans[:PASSAGES_OF_A_POSITION]],
            "more": max(0, len(position.spans) - PASSAGES_OF_A_POSITION),
        }
        for position in ordered
    ]


def _who(case: Case, who: str) -> str:
    return wording.source_name(case, who) if who in case.documents else wording.actor_name(case, who)


def _hypothesis(case: Case, key: str, hypothesis: Hypothesis, passages: Passages) -> dict[str, Any]:
    offers = [(item, offer) for item, e in case.evidence.items() for offer in e.offered if offer.hypothesis == key]
    return {
        "id": key,
        "text": wording.hypothesis_text(case, key),
        "catch_all": hypothesis.catch_all,
        "motive": hypothesis.motive,
        "positions": positions(case, hypothesis, passages),
        "for": _offers(offers, "+"),
        "against": _offers(offers, "-"),
    }


def _offers(offers: list[tuple[str, Any]], direction: str) -> dict[str, Any]:
    items = list(dict.fromkeys(item for item, offer in offers if offer.direction == direction))
    return {"items": items[:OFFERS_SHOWN], "more": max(0, len(items) - OFFERS_SHOWN), "count": len(items)}


def _documents(case: Case, verdict: Verdict) -> list[dict[str, Any]]:
    authors = verdict.authors_case
    if authors is None:
        return []
    names = list(dict.fromkeys([*authors.inconsistency, *authors.favours, *authors.marks]))
    return [
        {
            "id": name,
            "title": wording.source_name(case, name),
            "favours": [wording.hypothesis_text(case, key) for key in authors.favours.get(name, ())],
            "inconsistency": authors.inconsistency.get(name, {}),
        }
        for name in names
    ]


__all__ = ["authors_case", "positions"]
