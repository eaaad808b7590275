"""Explanations: what is offered, or refused, as the reason of what, with the author's stance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.case import Explanation, Mark
from prophasis.reading.clauses import Stretch, parsed, place_of
from prophasis.reading.page import Page
from prophasis.reading.participants import Participants
from prophasis.reading.pipeline import Step
from prophasis.reading.reasons import (
    connectives,
    doubts,
    happenings,
    infinitives,
    linked,
    means,
    nouns,
    purposes,
    reactions,
    refusals,
    standing,
    turns,
    verbs,
)
from prophasis.reading.reasons.ends import joined, whole
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.reasons.stance import judge
from prophasis.reading.voice import is_authors

if TYPE_CHECKING:
    from spacy.tokens import Span

    from prophasis.case import Place

MEMORY = 4
"""How many sentences "his aim was ..." looks back for what was last explained."""


def run(page: Page) -> None:
    """Find explanations in every sentence that is the author's."""
    if page.doc is None or not parsed(page.doc):
        return
    who = Participants(page)
    statements = _statements(page)
    known = standing.events(page.doc)
    context: list[tuple[int, Stretch]] = []
    asked: Stretch | None = None
    before, told = None, -MEMORY
    for index, sent in enumerate(page.doc.sents):
        if not is_authors(page, sent):
            continue
        asked = turns.question(sent) or asked
        last = context[-1][1] if context and index - context[-1][0] <= MEMORY else asked
        doubted = doubts.find(sent)
        found = distinct(_candidates(sent, last, doubted, before if index - told <= 2 else None))
        if page.heads:
            found = agreed(sent, found)
        found = [refusals.settle(reason) for reason in found]
        for reason in (*found, *turns.contrasts(found, sent), *refusals.replaced(found)):
            settled = standing.settle(whole(reason), known)
            stance, holder = judge(settled, doubted, _near(statements, sent), who)
            _lay(page, settled, Explanation(
                explanandum=place_of(page, settled.explanandum),
                explanans=place_of(page, settled.explanans),
                cue=place_of(page, settled.cue),
                stance=stance,
                kind=settled.kind,
                holder=holder,
                tie=settled.tie,
            ))  # fmt: skip
            length = settled.explanandum[1] - settled.explanandum[0]
            clause = page.doc[settled.explanandum[0]].lower_ in ("why", "how", "what")
            before, told = settled, index
            main = settled.kind in ("cause", "motive") or settled.anchor.dep_ == "ROOT"
            root = page.doc[settled.explanandum[0] : settled.explanandum[1]].root
            plain = asked is not None and root.lemma_ in ("act", "behave", "do", "move")
            if main and length > 1 and not clause and not plain:
                context.append((index, settled.explanandum))


def _candidates(
    sent: Span, last: Stretch | None, doubted: Sequence[doubts.Doubt], before: Reason | None
) -> Iterator[Reason]:
    """Reasons in the order in which they are believed where two say the same."""
    yield from map(joined, connectives.find(sent))
    yield from turns.find(sent, last, before)
    yield from nouns.find(sent, last)
    yield from verbs.find(sent)
    yield from refusals.find(sent)
    for module in (purposes, infinitives, means, linked):
        yield from map(joined, module.find(sent))
    for module in (reactions, happenings):
        yield from (replace(reason, tie="event") for reason in module.find(sent))
    for doubt in doubted:
        yield from doubts.reasons(doubt)


def agreed(sent: Span, reasons: list[Reason]) -> list[Reason]:
    """The reasons without those of one happening upon another where the trained head sees no cause in the sentence."""
    if all(reason.tie != "event" for reason in reasons):
        return reasons
    from prophasis.reading.heads.causal import LEAST, probability

    told = [(one.tie, one.kind, sent.doc[one.cue[0] : one.cue[1]].text) for one in reasons]
    held = probability(sent, told) >= LEAST
    return [reason for reason in reasons if held or reason.tie != "event"]


def distinct(reasons: Iterator[Reason]) -> list[Reason]:
    """One of each: a reason whose two ends both lie on those of an earlier one is the same."""
    kept: list[Reason] = []
    for reason in reasons:
        if not any(_same(reason, old) for old in kept):
            kept.append(reason)
    return kept


def _same(one: Reason, other: Reason) -> bool:
    return _on(one.explanans, other.explanans) and _on(one.explanandum, other.explanandum)


def _on(one: Stretch, other: Stretch) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 >= min(one[1] - one[0], other[1] - other[0])


def _lay(page: Page, reason: Reason, payload: Explanation) -> None:
    ends = (payload.explanandum, payload.explanans)
    step = f"{STEP.id} + causal head" if page.heads and payload.tie == "event" else STEP.id
    page.add(min(end[0] for end in ends), max(end[1] for end in ends), payload, step=step)


def _statements(page: Page) -> list[tuple[Place, Mark]]:
    """Statements with their places in the model text."""
    return [(page.model.forward(mark.start, mark.end), mark) for mark in page.layer("statement")]


def _near(statements: list[tuple[Place, Mark]], sent: Span) -> list[tuple[Place, Mark]]:
    return [one for one in statements if one[0][0] < sent.end_char and one[0][1] > sent.start_char]


STEP = Step(
    name="explanation",
    version=2,
    requires=("syntax", "sentence", "mention", "statement"),
    assigns=("explanation",),
    run=run,
)
