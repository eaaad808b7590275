"""Explanations: what is offered, or refused, as the reason of what, with the author's stance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from prophasis.case import Explanation, Mark
from prophasis.reading.clauses import Stretch, parsed, place_of
from prophasis.reading.heads.reasons import SPANS, refined
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
from prophasis.reading.reasons.ends import tied, whole
from prophasis.reading.reasons.reason import Reason, Tie
from prophasis.reading.reasons.scores import score
from prophasis.reading.reasons.stance import judge
from prophasis.reading.voice import is_authors

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from prophasis.case import Place
    from prophasis.case.mark import Stance

MEMORY = 4
"""How many sentences "his aim was ..." looks back for what was last explained."""


def run(page: Page) -> None:
    """Find explanations in every sentence that is the author's."""
    for reason, payload in list(found(page)):
        ends = (payload.explanandum, payload.explanans)
        step = f"{STEP.id} + {reason.head}" if reason.head else STEP.id
        page.add(min(end[0] for end in ends), max(end[1] for end in ends), payload, step=step)


def found(page: Page) -> Iterator[tuple[Reason, Explanation]]:
    """Every reason that the page gives, as the parse shows it and as it is marked."""
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
        near = before if index - told <= 2 else None
        for reason in _reasons(page, sent, distinct(_candidates(sent, last, doubted, near))):
            settled = standing.settle(reason if reason.head == SPANS else whole(reason), known)
            stance, holder = judge(settled, doubted, _near(statements, sent), who)
            yield settled, _payload(page, settled, stance, holder)
            before, told = settled, index
            if _explains(page.doc, settled, asked):
                context.append((index, settled.explanandum))


def _reasons(page: Page, sent: Span, reasons: list[Reason]) -> list[Reason]:
    """The reasons as the words around them refuse them, with those that are put in their place."""
    if page.heads:
        reasons = refined(sent, reasons)
    reasons = [refusals.settle(reason) for reason in reasons]
    return [*reasons, *turns.contrasts(reasons, sent), *refusals.replaced(reasons)]


def _payload(page: Page, reason: Reason, stance: Stance, holder: str | None) -> Explanation:
    return Explanation(
        explanandum=place_of(page, reason.explanandum),
        explanans=place_of(page, reason.explanans),
        cue=place_of(page, reason.cue) if reason.marked else None,
        stance=stance,
        kind=reason.kind,
        holder=holder,
        tie=reason.tie,
        score=score(reason),
    )


def _explains(doc: Doc, reason: Reason, asked: Stretch | None) -> bool:
    """Whether what a reason explains is what "his aim was ..." may speak of next."""
    first, last = reason.explanandum
    root = doc[first:last].root
    plain = asked is not None and root.lemma_ in ("act", "behave", "do", "move")
    main = reason.kind in ("cause", "motive") or reason.anchor.dep_ == "ROOT"
    return main and last - first > 1 and doc[first].lower_ not in ("why", "how", "what") and not plain


def _candidates(
    sent: Span, last: Stretch | None, doubted: Sequence[doubts.Doubt], before: Reason | None
) -> Iterator[Reason]:
    """Reasons in the order in which they are believed where two say the same, with tie and rule."""
    for rule, tie, found in (
        ("connectives", "phrase", connectives.find(sent)),
        ("turns", "verb", turns.find(sent, last, before)),
        ("nouns", "verb", nouns.find(sent, last)),
        ("verbs", "verb", verbs.find(sent)),
        ("refusals", "verb", refusals.find(sent)),
        ("purposes", "verb", purposes.find(sent)),
        ("infinitives", "clause", infinitives.find(sent)),
        ("means", "clause", means.find(sent)),
        ("linked", "clause", linked.find(sent)),
        ("reactions", "event", reactions.find(sent)),
        ("happenings", "event", happenings.find(sent)),
        ("doubts", "verb", (reason for doubt in doubted for reason in doubts.reasons(doubt))),
    ):
        for reason in found:
            yield tied(replace(reason, rule=rule, tie=cast("Tie", tie)))


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


def _statements(page: Page) -> list[tuple[Place, Mark]]:
    """Statements with their places in the model text."""
    return [(page.model.forward(mark.start, mark.end), mark) for mark in page.layer("statement")]


def _near(statements: list[tuple[Place, Mark]], sent: Span) -> list[tuple[Place, Mark]]:
    return [one for one in statements if one[0][0] < sent.end_char and one[0][1] > sent.start_char]


STEP = Step(
    name="explanation",
    version=3,
    requires=("syntax", "sentence", "mention", "statement"),
    assigns=("explanation",),
    run=run,
)
