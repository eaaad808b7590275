"""A sentence and the reasons that rules found in it -> the reasons with what the trained heads say of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from prophasis.reading.clauses import Stretch
from prophasis.reading.heads.causal import calibration, probability
from prophasis.reading.heads.spans import Arc, arc_at, distinct, word_borders
from prophasis.reading.heads.weights import KINDS, Scores, network
from prophasis.reading.reasons.ends import tied
from prophasis.reading.reasons.reason import Reason

if TYPE_CHECKING:
    from spacy.tokens import Span

CAUSAL, SPANS = "causal head", "span head"
ADDED = 0.65
"""From this chance on a tie of clauses that no rule found is taken: below it essays lose more than they gain."""


def refined(sent: Span, reasons: Sequence[Reason]) -> list[Reason]:
    """Reasons with the ends that the head gives them, and ties of clauses that it alone finds.

    One happening upon another is no reason where no cause is stated. Ties of clauses keep the ends of the rules, which
    were no worse there. Each reason that a head had a part in names it.
    """
    from prophasis.reading.causes import lesser

    scores = network().scores(sent.text)
    states = probability(scores, marks=len(reasons), signs=len(list(lesser(sent)))) >= calibration()["least causal"]
    kept = [_agreed(reason) for reason in reasons if states or reason.tie != "event"]
    told = [_reason(sent, scores, arc) for _, arc in arcs(sent.text, scores)]
    new = [_reason(sent, scores, arc) for _, arc in arcs(sent.text, scores, "clausal", ADDED)]
    return [*(_with_ends(reason, told) for reason in kept), *(one for one in new if not _known(one, kept))]


def _agreed(reason: Reason) -> Reason:
    return replace(reason, head=CAUSAL) if reason.tie == "event" else reason


def arcs(text: str, scores: Scores, kind: str = KINDS[0], least: float | None = None) -> list[tuple[float, Arc]]:
    """Reasons of a kind by falling chance, from ``least`` on (by default where F1 was best when it was trained).

    The chance is that of the anchor times the mean chance of the four borders.
    """
    chances = 1 / (1 + np.exp(-scores.anchors[:, KINDS.index(kind)]))
    first, last = word_borders(text, scores.pieces.places)
    low = calibration()[f"least {kind}"] if least is None else least
    found = ((float(chances[at]), arc_at(scores.pointers[:, at], first, last)) for at in np.flatnonzero(chances >= low))
    sure = [(chance * math.exp(arc.score), arc) for chance, arc in found if arc is not None]
    return distinct([(chance, arc) for chance, arc in sure if chance >= low])


def _reason(sent: Span, scores: Scores, arc: Arc) -> Reason:
    later = max(arc.explanandum, arc.explanans)
    cue = arc.signal or (later[0], later[0])
    ends = {"explanandum": arc.explanandum, "explanans": arc.explanans, "cue": cue}
    parts = {name: _stretch(sent, scores, span) for name, span in ends.items()}
    explanans = sent.doc[parts["explanans"][0] : parts["explanans"][1]]
    purpose = explanans[0].lower_ == "to" and len(explanans) > 1 and explanans[1].tag_ == "VB"
    anchor = sent.doc[parts["explanandum"][0] : parts["explanandum"][1]].root
    return tied(
        Reason(
            parts["explanandum"],
            parts["explanans"],
            parts["cue"],
            anchor,
            kind="purpose" if purpose else "cause",
            marked=arc.signal is not None,
            head=SPANS,
        )
    )


def _stretch(sent: Span, scores: Scores, span: tuple[int, int]) -> Stretch:
    """The words that pieces lie in."""
    a, b = scores.pieces.places[span[0]][0] + sent.start_char, scores.pieces.places[span[1]][1] + sent.start_char
    inside = [token.i for token in sent if token.idx < b and token.idx + len(token) > a]
    return inside[0], inside[-1] + 1


def _with_ends(reason: Reason, told: Sequence[Reason]) -> Reason:
    """The reason with the head's ends where the head ties the same two things."""
    same = next((one for one in told if reason.tie != "clause" and _ties_the_same(reason, one)), None)
    if same is None:
        return reason
    return replace(reason, explanandum=same.explanandum, explanans=same.explanans, head=SPANS)


def _known(one: Reason, reasons: Sequence[Reason]) -> bool:
    return any(_ties_the_same(one, other) for other in reasons)


def _ties_the_same(one: Reason, other: Reason) -> bool:
    return _meets(one.explanans, other.explanans) and _meets(one.explanandum, other.explanandum)


def _meets(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
