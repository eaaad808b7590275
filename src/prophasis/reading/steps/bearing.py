"""Bearing: passages offered for or against an explanation, or against the user's hypotheses where there are any."""

from __future__ import annotations

from prophasis.case import Bearing
from prophasis.reading.bearings.bear import bear
from prophasis.reading.bearings.passages import passages
from prophasis.reading.bearings.targets import targets
from prophasis.reading.clauses import parsed
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step


def run(page: Page) -> None:
    """Lay a mark on every passage for each hypothesis or explanation that it bears on."""
    if page.doc is None or not parsed(page.doc):
        return
    sentences = list(passages(page))
    for one in bear(page, sentences, targets(page, sentences)):
        start, end = one.place
        payload = Bearing(
            explanation=one.mark.id if one.mark is not None and not one.target.hypothesis else None,
            hypothesis=one.target.id if one.target.hypothesis else None,
            direction=one.direction,
            force=one.force,
            cue=one.passage.cue,
            reason=one.reason,
        )
        page.add(start, end, payload, step=f"{STEP.id} + stance head" if one.head else STEP.id)


STEP = Step(
    name="bearing",
    version=1,
    requires=("syntax", "sentence", "statement", "belief", "event", "explanation", "projection"),
    assigns=("bearing",),
    run=run,
)
