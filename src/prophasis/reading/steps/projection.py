"""Projections: counterfactuals, forecasts, recommendations and conditions, with antecedent, consequent and holder."""

from __future__ import annotations

from collections.abc import Iterator

from prophasis.case import Projection
from prophasis.reading.clauses import Stretch, parsed, place_of
from prophasis.reading.page import Page
from prophasis.reading.participants import Participants
from prophasis.reading.pipeline import Step
from prophasis.reading.projections import conditions, modals
from prophasis.reading.projections.projected import Projected
from prophasis.reading.reasons.holders import held_by
from prophasis.reading.voice import is_authors


def run(page: Page) -> None:
    """Find what would be, would have been, will be, should be, and on what it depends."""
    if page.doc is None or not parsed(page.doc):
        return
    who = Participants(page)
    held = held_by(page)
    published = page.document.published
    for sent in page.doc.sents:
        if not is_authors(page, sent):
            continue
        for one in _distinct([*conditions.find(sent), *modals.find(sent)]):
            stated, holder = held(one.verb, who)
            if stated and one.kind == "recommendation":
                continue
            _lay(page, one, holder, published)


def _distinct(found: list[Projected]) -> Iterator[Projected]:
    """One projection a consequent: what a condition has told, a modal does not tell again."""
    kept: list[Stretch] = []
    for one in found:
        at = one.verb.i
        if any(low <= at < high for low, high in kept):
            continue
        kept.append((at, at + 1))
        yield one


def _lay(page: Page, one: Projected, holder: str | None, published: str | None) -> None:
    consequent = place_of(page, one.consequent)
    payload = Projection(
        kind=one.kind,
        consequent=consequent,
        antecedent=place_of(page, one.antecedent) if one.antecedent is not None else None,
        modality=one.modality,
        sufficiency=one.sufficiency,
        holder=holder,
        as_of=published,
    )
    page.add(consequent[0], consequent[1], payload, step=STEP.id)


STEP = Step(
    name="projection",
    version=1,
    requires=("syntax", "sentence", "mention", "statement"),
    assigns=("projection",),
    run=run,
)
