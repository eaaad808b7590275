"""unrated draft -> the authors' case: who asserts and who denies each hypothesis, and what each document favours."""

from __future__ import annotations

from typing import Any

from prophasis.case import Case, Hypothesis, Position, Verdict
from prophasis.telling import wording
from prophasis.telling.passages import Passages

STANCES = ("asserts", "concedes", "reports", "denies")
AUTHOR_PASSAGES = 2
OTHER_PASSAGES = 0
OFFERS_SHOWN = 12


def authors_case(case: Case, verdict: Verdict, passages: Passages) -> dict[str, Any]:
    """Each hypothesis with its positions and offers, and each document with what it favours. No probability."""
    hypotheses = case.hypotheses_of(verdict.question)
    return {
        "hypotheses": [_hypothesis(case, key, h, passages) for key, h in hypotheses.items()],
        "documents": _documents(case, verdict),
        "sentence": _unsaid(verdict),
    }


def _unsaid(verdict: Verdict) -> str:
    """The authors' sentence where the judgement's own sentence does not hold it already."""
    own = verdict.authors_case.sentence.strip() if verdict.authors_case else ""
    return "" if own.rstrip(".") in verdict.sentence else own


def positions(case: Case, hypothesis: Hypothesis, passages: Passages) -> dict[str, list[dict[str, Any]]]:
    """Where the documents stand on a hypothesis, and what others are reported to say of it, with the passages.

    ``authors`` are the documents' own assertions, concessions and denials; ``others`` are people they report. That a
    document reports is said only where it names nobody.
    """
    ordered = sorted(
        hypothesis.positions, key=lambda p: STANCES.index(p.stance) if p.stance in STANCES else len(STANCES)
    )
    authors = [p for p in ordered if p.who in case.documents and p.stance != "reports"]
    others = [p for p in ordered if p.who not in case.documents]
    if not others:
        others = [p for p in ordered if p.who in case.documents and p.stance == "reports"]
    return {
        "authors": [_position(case, p, passages, AUTHOR_PASSAGES) for p in authors],
        "others": [_position(case, p, passages, OTHER_PASSAGES) for p in others],
    }


def _position(case: Case, position: Position, passages: Passages, shown: int) -> dict[str, Any]:
    found = list(dict.fromkeys(passages.of(span) for span in position.spans))
    return {
        "who": _who(case, position.who),
        "stance": position.stance,
        "quoted": found[:shown],
        "numbered": list(enumerate(found[shown:], shown + 1)),
    }


def _who(case: Case, who: str) -> str:
    return wording.document_name(case, who) if who in case.documents else wording.actor_name(case, who)


def _hypothesis(case: Case, key: str, hypothesis: Hypothesis, passages: Passages) -> dict[str, Any]:
    offers = [(item, offer) for item, e in case.evidence.items() for offer in e.offered if offer.hypothesis == key]
    return {
        "id": key,
        "text": wording.hypothesis_text(case, key),
        "catch_all": hypothesis.catch_all,
        "motive": hypothesis.motive if hypothesis.motive not in (key, key.replace("-", "_")) else None,
        "positions": positions(case, hypothesis, passages),
        "for": _offers(offers, "+"),
        "against": _offers(offers, "-"),
    }


def _offers(offers: list[tuple[str, Any]], direction: str) -> dict[str, Any]:
    items = list(dict.fromkeys(item for item, offer in offers if offer.direction == direction))
    return {"items": items[:OFFERS_SHOWN], "more": max(0, len(items) - OFFERS_SHOWN), "count": len(items)}


def _documents(case: Case, verdict: Verdict) -> dict[str, Any] | None:
    """Each document's inconsistencies against each hypothesis; None where the authors' case has no marks."""
    authors = verdict.authors_case
    if authors is None or not any(authors.inconsistency.values()):
        return None
    names = list(authors.inconsistency)
    return {
        "columns": [(wording.document_name(case, name), authors.favours.get(name, ())) for name in names],
        "rows": [
            {
                "id": key,
                "cells": [
                    (authors.inconsistency[name].get(key), key in authors.favours.get(name, ())) for name in names
                ],
            }
            for key in case.hypotheses_of(verdict.question)
        ],
    }


__all__ = ["authors_case", "positions"]
