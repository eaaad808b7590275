"""Mentions: who is named where, by name, title, description or pronoun (a gazetteer over the model's names)."""

from __future__ import annotations

from prophasis.case import Mention
from prophasis.reading.cast.build import build_cast
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step


def run(page: Page) -> None:
    """Lay a mark on every mention; hand on ``actors`` (id -> Actor) and ``cast`` (token -> actor)."""
    assert page.doc is not None
    cast = build_cast(page.doc)
    for figure in cast.figures:
        if not figure.shown:
            continue
        draft = cast.drafts[figure.actor]
        if draft.kind == "place":
            continue  # a town or a sea is where things happen, not who acts
        first = figure.first if figure.core is None else figure.core
        start, end = page.place(page.doc[first].idx, _end(page, figure.last))
        payload = Mention(actor=figure.actor, name=draft.name, kind=draft.kind, how=figure.how)
        page.add(start, end, payload, step=STEP.id)
    page.parts["actors"] = cast.actors()
    page.parts["cast"] = cast


def _end(page: Page, last: int) -> int:
    assert page.doc is not None
    token = page.doc[last]
    return token.idx + len(token.text)


STEP = Step(name="mention", version=1, requires=("syntax",), assigns=("mention", "actors", "cast"), run=run)
"""Needs the parsed page."""
