"""Mentions: who is named where, by name, title, description or pronoun (a gazetteer over the model's names)."""

from __future__ import annotations

from bisect import bisect_right

from prophasis.case import Mention
from prophasis.reading.cast.build import build_cast
from prophasis.reading.cast.roster import Cast
from prophasis.reading.gazetteer import gazetteer
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step


def run(page: Page) -> None:
    """Lay a mark on every mention; hand on ``actors`` (id -> Actor) and ``cast`` (token -> actor)."""
    assert page.doc is not None
    cast = build_cast(page.doc)
    unnamed = _in_headings_alone(page, cast)
    for figure in cast.figures:
        if not figure.shown or figure.actor in unnamed:
            continue
        draft = cast.drafts[figure.actor]
        if draft.kind == "place":
            continue  # a town or a sea is where things happen, not who acts
        first = figure.first if figure.core is None else figure.core
        start, end = page.place(page.doc[first].idx, _end(page, figure.last))
        payload = Mention(actor=figure.actor, name=draft.name, kind=draft.kind, how=figure.how)
        page.add(start, end, payload, step=STEP.id)
    page.parts["actors"] = {key: actor for key, actor in cast.actors().items() if key not in unnamed}
    page.parts["cast"] = cast


def _in_headings_alone(page: Page, cast: Cast) -> set[str]:
    """Those whom no table knows and whom headings alone name: half a title in capitals, mostly.

    Nobody, where sentences have not been marked before.
    """
    assert page.doc is not None
    headings = [mark.start for mark in page.layer("sentence") if getattr(mark.payload, "role", None) == "heading"]
    ends = [mark.end for mark in page.layer("sentence") if getattr(mark.payload, "role", None) == "heading"]
    if not headings:
        return set()
    named: dict[str, bool] = {}
    for figure in cast.figures:
        start, _ = page.place(page.doc[figure.first].idx, _end(page, figure.last))
        at = bisect_right(headings, start) - 1
        within = at >= 0 and start < ends[at]
        named[figure.actor] = named.get(figure.actor, True) and within
    return {actor for actor, within in named.items() if within and actor not in gazetteer().entries}


def _end(page: Page, last: int) -> int:
    assert page.doc is not None
    token = page.doc[last]
    return token.idx + len(token.text)


STEP = Step(name="mention", version=2, requires=("syntax",), assigns=("mention", "actors", "cast"), run=run)
"""Needs the parsed page."""
