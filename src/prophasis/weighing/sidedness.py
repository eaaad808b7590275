"""Do all sources stand on one side? What they offer, assert and deny, and what their evidence favours."""

from __future__ import annotations

import numpy as np

from prophasis.case import OneSidedness, SidedSource
from prophasis.weighing.authors import Counts, counts, sides
from prophasis.weighing.ledger import Ledger
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import count, listed, title

LEAST = 0.1
"""Nats of weight below which a document's evidence is said to favour nothing."""


def one_sidedness(ledger: Ledger, standing: Standing | None) -> OneSidedness | None:
    """Whether the sources stand on one side; None where no document is known.

    Where documents offer, assert or deny, that decides: one side is when every document with a side speaks
    against the same hypothesis and none for it, or every one speaks for the same hypothesis and for no other.
    Documents that offer nothing are placed by the hypothesis their rated items favour, which never proves
    one-sidedness by itself: it may be the truth; only a perspective that all share does.
    """
    counted = counts(ledger)
    if not counted:
        return _by_evidence(ledger, standing)
    sided = {document: sides(of_document) for document, of_document in counted.items()}
    sided = {document: side for document, side in sided.items() if side[0] or side[1]}
    sources = tuple(
        SidedSource(
            source=document,
            perspective=_perspective(ledger, document),
            for_={name: pair[0] for name, pair in of_document.items() if pair[0]},
            against={name: pair[1] for name, pair in of_document.items() if pair[1]},
        )
        for document, of_document in counted.items()
    )
    for_all = [set(favoured) for favoured, _ in sided.values()]
    against_all = [set(denied) for _, denied in sided.values()]
    common = [name for name in ledger.hypotheses if for_all and all(name in one for one in for_all)]
    refused = [
        name
        for name in ledger.hypotheses
        if against_all and all(name in one for one in against_all) and not any(name in one for one in for_all)
    ]
    alone = bool(common) and all(one == for_all[0] for one in for_all) and len(for_all[0]) == 1
    one = bool(refused) or alone
    return OneSidedness(
        one_sided=one,
        sentence=_sentence(list(sided), common, refused, one, counted),
        sources=sources,
        missing_side=_missing(ledger, counted, refused),
    )


def _missing(ledger: Ledger, counted: Counts, refused: list[str]) -> tuple[str, ...]:
    """Hypotheses that no document speaks for: those refused by all, then those nobody mentions (not the catch-all)."""
    spoken = {name for of_document in counted.values() for name, (yes, no) in of_document.items() if yes > no}
    silent = [n for n in ledger.hypotheses if n not in spoken and n not in refused and n != ledger.frame.catch_all]
    return (*refused, *silent)


def _sentence(documents: list[str], common: list[str], refused: list[str], one: bool, counted: Counts) -> str:
    if not one:
        if len(documents) < 2:
            return "Fewer than two documents take a side, so nothing can be said of the sources' balance."
        shared = f" All speak for {listed(common)}." if common else ""
        return f"The {len(documents)} documents that take a side do not all stand on the same one.{shared}"
    who = {1: "The only source", 2: "Both sources"}.get(len(documents), f"All {len(documents)} sources")
    verb = "stands" if len(documents) == 1 else "stand"
    told = [f"for {listed(common[:3])}"] if common else []
    told += [f"against {listed(refused[:3])}"] if refused else []
    sentence = f"{who} {verb} on one side: {' and '.join(told)}."
    if refused:
        sentence += f" No source speaks for {listed(refused[:3], last='or')}; a judgement needs one that does."
    else:
        sentence += " A judgement needs a source that speaks for a rival."
    return sentence


def _by_evidence(ledger: Ledger, standing: Standing | None) -> OneSidedness | None:
    documents: dict[str, list[int]] = {}
    for r, row in enumerate(ledger.rows):
        spans = [
            span for item in row.items if item in ledger.case.evidence for span in ledger.case.evidence[item].spans
        ]
        for document in dict.fromkeys(span.document for span in spans):
            documents.setdefault(document, []).append(r)
    if not documents or standing is None:
        return None
    favoured = {document: _favours(standing, rows) for document, rows in documents.items()}
    sources = tuple(
        SidedSource(
            source=document,
            perspective=_perspective(ledger, document),
            for_=_tally(standing, rows),
            against=_tally(standing, rows, against=True),
        )
        for document, rows in documents.items()
    )
    perspectives = {_perspective(ledger, document) for document in documents}
    shared = len(documents) > 1 and len(perspectives) == 1 and None not in perspectives
    told = "; ".join(
        f"{title(document, ledger.case.documents)}: {name or 'none'}" for document, name in favoured.items()
    )
    if shared:
        who = f"All {count(len(documents), 'source')} share one perspective ({perspectives.pop()})"
        sentence = f"{who}: they stand on one side."
    elif len(documents) == 1:
        sentence = f"All evidence with a passage comes from one document; as rated it favours {told}."
    else:
        sentence = f"What each document's evidence favours as rated: {told}."
    unspoken = tuple(
        name for name in ledger.hypotheses if name not in favoured.values() and name != ledger.frame.catch_all
    )
    return OneSidedness(one_sided=shared, sentence=sentence, sources=sources, missing_side=unspoken)


def _favours(standing: Standing, rows: list[int]) -> str | None:
    told = _told(standing, rows).sum(axis=0)
    return standing.names[int(told.argmax())] if told.max() - np.sort(told)[-2] > LEAST else None


def _told(standing: Standing, rows: list[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    logs = np.nan_to_num(standing.scales.log[:, rows], neginf=-300.0)
    mean: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = logs.mean(axis=0)
    return mean


def _tally(standing: Standing, rows: list[int], *, against: bool = False) -> dict[str, int]:
    """How many of the rows each hypothesis explains best (or worst), by more than a trifle."""
    found: dict[str, int] = {}
    for told in _told(standing, rows):
        order = np.sort(-told if against else told)
        if order[-1] - order[0] > LEAST:
            best = int((-told if against else told).argmax())
            found[standing.names[best]] = found.get(standing.names[best], 0) + 1
    return found


def _perspective(ledger: Ledger, document: str) -> str | None:
    known = ledger.case.documents.get(document)
    return known.perspective if known else None
