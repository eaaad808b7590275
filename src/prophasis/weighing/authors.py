"""What the documents argue: one analyst a document, ACH marks only. Their case, not a rating, and never a posterior."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from prophasis.case import AuthorsCase, Case, Evidence, Offer
from prophasis.weighing.arrays.depend import found_in
from prophasis.weighing.ledger import Ledger
from prophasis.weighing.presets import AchPreset
from prophasis.weighing.words import listed, title

Counts = dict[str, dict[str, list[int]]]
"""document -> hypothesis -> [passages for, passages against]."""
DISSOLVED = math.log(2.0)
"""Log odds below which picked finds are said to tell nothing: 2 to 1, about 3 dB."""


def document_of(evidence: Evidence, offer: Offer, case: Case) -> str | None:
    """The document that makes an offer: the one named, else the one the item stands in, else the name given."""
    if offer.by in case.documents:
        return offer.by
    if evidence.spans:
        return evidence.spans[0].document
    return offer.by


def counts(ledger: Ledger) -> Counts:
    """How often each document speaks for and against each hypothesis: offers, and passages that assert or deny it."""
    case, found = ledger.case, Counts()

    def add(document: str, hypothesis: str, side: int, number: int = 1) -> None:
        found.setdefault(document, {}).setdefault(hypothesis, [0, 0])[side] += number

    for evidence in case.evidence.values():
        for offer in evidence.offered:
            document = document_of(evidence, offer, case)
            if document is not None and offer.hypothesis in ledger.hypotheses:
                add(document, offer.hypothesis, 0 if offer.direction == "+" else 1)
    authors = {document.author: name for name, document in case.documents.items() if document.author}
    for name in ledger.hypotheses:
        for position in case.hypotheses[name].positions:
            document = position.who if position.who in case.documents else authors.get(position.who)
            if document is not None and position.stance in ("asserts", "denies"):
                add(document, name, 0 if position.stance == "asserts" else 1, max(1, len(position.spans)))
    return found


def sides(of_document: Mapping[str, list[int]]) -> tuple[list[str], list[str]]:
    """Hypotheses a document speaks for on balance, and against on balance, strongest first."""
    net = {name: yes - no for name, (yes, no) in of_document.items()}
    favoured = sorted((name for name in net if net[name] > 0), key=lambda name: -net[name])
    denied = sorted((name for name in net if net[name] < 0), key=lambda name: net[name])
    return favoured, denied


def authors_case(ledger: Ledger) -> AuthorsCase | None:
    """The documents' own case from what they offer; None where no document offers anything."""
    marks = _marks(ledger)
    counted = counts(ledger)
    if not marks and not counted:
        return None
    preset = ledger.frame.ach
    inconsistency = {
        document: {h: sum(preset.score.get(row.get(h, ""), 0.0) for row in rows.values()) for h in ledger.hypotheses}
        for document, rows in marks.items()
    }
    favours = {document: _most(of_document) for document, of_document in counted.items()}
    pair = _pair(counted)
    looked_in = _dissolves(marks, pair, preset) if pair else None
    return AuthorsCase(
        marks=marks,
        inconsistency=inconsistency,
        favours=favours,
        looked_in=looked_in,
        sentence=_sentence(ledger, counted, pair, looked_in),
    )


def _marks(ledger: Ledger) -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = {}
    for item, evidence in ledger.case.evidence.items():
        if ledger.original.get(item, item) != item:
            continue
        for offer in evidence.offered:
            document = document_of(evidence, offer, ledger.case)
            if document is not None and offer.hypothesis in ledger.hypotheses:
                mark = "C" if offer.direction == "+" else "I"
                found.setdefault(document, {}).setdefault(item, {})[offer.hypothesis] = mark
    return found


def _most(of_document: Mapping[str, list[int]]) -> tuple[str, ...]:
    net = {name: yes - no for name, (yes, no) in of_document.items()}
    top = max(net.values(), default=0)
    return tuple(name for name, value in net.items() if value == top and top > 0)


def _pair(counted: Counts) -> tuple[str, str] | None:
    """What the documents together speak most for, and most against."""
    whole: dict[str, list[int]] = {}
    for of_document in counted.values():
        for name, (yes, no) in of_document.items():
            total = whole.setdefault(name, [0, 0])
            total[0] += yes
            total[1] += no
    favoured, denied = sides(whole)
    if not favoured:
        return None
    rivals = denied or [name for name in sorted(whole, key=lambda n: whole[n][0] - whole[n][1]) if name != favoured[0]]
    return (favoured[0], rivals[0]) if rivals else None


def _dissolves(
    marks: Mapping[str, Mapping[str, Mapping[str, str]]], pair: tuple[str, str], preset: AchPreset
) -> float | None:
    """n places at which the finds for the first over the second tell less than 2 to 1; None if they never tell more."""
    best = {mark: value[1] for mark, value in preset.ranges.items()}
    rows = [
        (best[row.get(pair[0], "N")], best[row.get(pair[1], "N")]) for items in marks.values() for row in items.values()
    ]
    p = np.array([row for row in rows if row[0] > row[1]]).reshape(-1, 2)

    def told(n: float) -> float:
        with np.errstate(divide="ignore"):
            return float(np.sum(np.log(found_in(p[:, 0], n)) - np.log(found_in(p[:, 1], n))))

    if p.size == 0 or told(1.0) <= DISSOLVED:
        return None
    low, high = 0.0, math.log(1e6)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if told(math.exp(middle)) > DISSOLVED else (low, middle)
    return math.exp((low + high) / 2)


def _sentence(ledger: Ledger, counted: Counts, pair: tuple[str, str] | None, looked_in: float | None) -> str:
    parts = []
    for document, of_document in counted.items():
        favoured, denied = sides(of_document)
        told = [f"speaks for {listed(favoured[:3])}"] if favoured else []
        if denied:
            told.append(f"{'' if favoured else 'speaks '}against {listed(denied[:3])}")
        parts.append(f"{title(document, ledger.case.documents)} {' and '.join(told) or 'takes no side'}")
    sentence = f"What the documents argue, which is their authors' case and no rating: {'; '.join(parts)}."
    if pair and looked_in is not None:
        sentence += (
            f" Had their authors looked in about {looked_in:.1f} places for each find, what they offer for {pair[0]} "
            f"over {pair[1]} would tell less than 2 to 1."
        )
    return sentence
