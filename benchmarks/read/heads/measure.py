"""What the network is worth on passages that it was not trained on, in the form in which it ships, and where to cut.

Cuts and weights are chosen on one half of the held passages and measured on the other, both ways round; those that
ship are chosen on both halves.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from explanations import words
from fair import Fair, Relation, relations
from heads.corpora import ROLES, Passage

from prophasis.case import Explanation
from prophasis.reading.causes import explained, lesser
from prophasis.reading.heads.causal import features
from prophasis.reading.heads.reasons import arcs
from prophasis.reading.heads.spans import Arc
from prophasis.reading.heads.sums import CALIBRATION
from prophasis.reading.heads.weights import Network, Scores

CUTS = tuple(round(0.04 * step, 2) for step in range(1, 20))
_NAMES = {"explanans": "ARG0", "explanandum": "ARG1", "signal": "SIG"}


@dataclass
class Held:
    """A held passage with the network's scores, its reasons by falling chance, and what rules say of it."""

    passage: Passage
    scores: Scores
    arcs: list[tuple[float, Arc]]
    marks: list[Explanation]
    signs: int

    @property
    def row(self) -> list[float]:
        """What the causal head weighs."""
        return list(features(self.scores, len(self.marks), self.signs).values())


def held(network: Network, passages: Iterable[Passage], kind: str, *, rules: bool) -> list[Held]:
    """Held passages; without ``rules`` as if they had found nothing."""
    found = []
    for passage in passages:
        scores = network.scores(passage.text)
        page = explained(passage.text) if rules else None
        marks = [mark.payload for mark in page.layer("explanation")] if page else []
        signs = len(list(lesser(page.doc))) if page and page.doc is not None else 0
        told = arcs(passage.text, scores, kind, min(CUTS))
        reasons = [one for one in marks if isinstance(one, Explanation)]
        found.append(Held(passage, scores, told, reasons, signs))
    return found


def causal(rows: Sequence[Held]) -> dict[str, float]:
    """Print F1 of causal sentences; the weights and the cut for shipping."""
    gold = np.array([bool(one.passage.label) for one in rows])
    line("causal sentences: rules", *f1(gold, np.array([bool(one.marks or one.signs) for one in rows])))
    table = np.array([one.row for one in rows])
    for name, columns in (("network", [0, 1]), ("network and rules", [0, 1, 2, 3])):
        said = np.zeros(len(rows), bool)
        for mine, other in halves(len(rows)):
            model = _fitted(table[other][:, columns], gold[other])
            cut = _best_cut(gold[other], _chances(model, table[other][:, columns]))
            said[mine] = _chances(model, table[mine][:, columns]) >= cut
        line(f"causal sentences: {name}", *f1(gold, said))
    model = _fitted(table, gold)
    cut = _best_cut(gold, _chances(model, table))
    weights = dict(zip(features(rows[0].scores, 0, 0), map(float, model.coef_[0]), strict=True))
    return {**weights, "bias": float(model.intercept_[0]), "least causal": cut}


def _fitted(table: Any, gold: Any) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=1.0, max_iter=500).fit(table, gold)


def _chances(model: Any, table: Any) -> Any:
    return model.predict_proba(table)[:, 1]


def _best_cut(gold: Any, chances: Any) -> float:
    return max(CUTS, key=lambda cut: f1(gold, chances >= cut)[2])


def spans(rows: Sequence[Held]) -> dict[str, float]:
    """Print FairEval of cause, effect and signal; the cut for shipping."""
    rules = sum((_rules(one) for one in rows), Fair())
    _fair("spans: rules", rules)
    total = Fair()
    for mine, other in halves(len(rows)):
        cut = _cut([rows[at] for at in other])
        total += sum((_wide(rows[at], cut) for at in mine), Fair())
    _fair("spans: network", total)
    cut = _cut(rows)
    _fair(f"spans: network, cut {cut} chosen on the same", sum((_wide(one, cut) for one in rows), Fair()))
    return {"least wide": cut}


def _cut(rows: Sequence[Held]) -> float:
    return max(CUTS, key=lambda cut: sum((_wide(one, cut) for one in rows), Fair()).f1)


def _wide(one: Held, least: float) -> Fair:
    kept = [_relation(one, arc) for chance, arc in one.arcs if chance >= least]
    return relations([_named(one.passage.text, relation.spans) for relation in one.passage.relations], kept)


def _rules(one: Held) -> Fair:
    told = [{"explanans": mark.explanans, "explanandum": mark.explanandum, "signal": mark.cue} for mark in one.marks]
    found = [_named(one.passage.text, {role: span for role, span in spans.items() if span}) for spans in told]
    return relations([_named(one.passage.text, relation.spans) for relation in one.passage.relations], found)


def _relation(one: Held, arc: Arc) -> Relation:
    places = one.scores.pieces.places
    given = {role: span for role in ROLES if (span := getattr(arc, role)) is not None}
    return _named(one.passage.text, {role: (places[a][0], places[b][1]) for role, (a, b) in given.items()})


def _named(text: str, given: dict[str, tuple[int, int]]) -> Relation:
    return frozenset((_NAMES[role], *words(text, *span)) for role, span in given.items())


def clausal(rows: Sequence[Held]) -> dict[str, float]:
    """Print loose and tight F1 of marked pairs within a sentence; the cut for shipping."""
    best = max(CUTS, key=lambda cut: sum(_pairs(rows, cut)))
    loose, tight = _pairs(rows, best)
    print(f"{'pairs within sentences of GUM dev, network':<52} loose {loose:.3f}  tight {tight:.3f}  (cut {best})")
    return {"least clausal": best}


def _pairs(rows: Sequence[Held], least: float) -> tuple[float, float]:
    gold = found = loose = tight = 0
    for one in rows:
        left = [arc for chance, arc in one.arcs if chance >= least]
        gold, found = gold + len(one.passage.relations), found + len(left)
        for relation in one.passage.relations:
            worth, at = max(((_worth(one, relation.spans, arc), at) for at, arc in enumerate(left)), default=(0.0, 0))
            if worth > 0:
                loose, tight = loose + 1, tight + (worth >= 0.5)
                left.pop(at)
    return 2 * loose / max(gold + found, 1), 2 * tight / max(gold + found, 1)


def _worth(one: Held, given: dict[str, tuple[int, int]], arc: Arc) -> float:
    worths = []
    for role in ROLES[:2]:
        (a, b), (first, last) = given[role], getattr(arc, role)
        x, y = one.scores.pieces.places[first][0], one.scores.pieces.places[last][1]
        shared = max(min(b, y) - max(a, x), 0)
        worths.append(shared / (b - a + y - x - shared))
    return min(worths)


def calibrate(home: Path, parts: Sequence[Callable[[], dict[str, float]]]) -> None:
    """Print every figure and write the weights and cuts that ship."""
    found = {name: round(value, 4) for part in parts for name, value in part().items()}
    (home / CALIBRATION).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def halves(count: int) -> list[tuple[list[int], list[int]]]:
    """The places of one half and of the other, and the other way round."""
    even, odd = list(range(0, count, 2)), list(range(1, count, 2))
    return [(even, odd), (odd, even)]


def f1(gold: Any, found: Any) -> tuple[float, float, float]:
    """Precision, recall and F1 of the positive class."""
    hits = float((gold & found).sum())
    return hits / max(found.sum(), 1), hits / max(gold.sum(), 1), 2 * hits / max(found.sum() + gold.sum(), 1)


def line(name: str, precision: float, recall: float, score: float) -> None:
    """One figure."""
    print(f"{name:<52} P {precision:.3f}  R {recall:.3f}  F1 {score:.3f}", flush=True)


def _fair(name: str, count: Fair) -> None:
    line(name, count.precision, count.recall, count.f1)
