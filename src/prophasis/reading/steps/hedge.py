"""Hedges: how sure the author says he is, with the clause that the word covers and ICD 203's range where it has one."""

from __future__ import annotations

from prophasis.case import Hedge
from prophasis.reading.clauses import parsed, place_of
from prophasis.reading.commitment import hedge_commitment
from prophasis.reading.hedging.find import find_hedges, scope
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step


def run(page: Page) -> None:
    """Lay a mark on every hedge and booster."""
    if page.doc is None or not parsed(page.doc):
        return
    for cue in find_hedges(page.doc):
        start, end = place_of(page, (cue.first, cue.last + 1))
        covered = scope(page.doc, cue)
        payload = Hedge(
            category=cue.category,
            range=cue.range,
            scope=place_of(page, covered) if covered is not None else None,
            commitment=hedge_commitment(page.doc, cue, covered),
        )
        page.add(start, end, payload, step=STEP.id)


STEP = Step(name="hedge", version=2, requires=("syntax",), assigns=("hedge",), run=run)
"""Needs the parsed page."""
