"""Setting: towns, regions, elections, wars: the names that tell where and in what somebody acts, and act nowhere."""

from __future__ import annotations

from prophasis.case import Mention
from prophasis.reading.cast.roster import Cast
from prophasis.reading.gazetteer import slug
from prophasis.reading.page import Page
from prophasis.reading.pipeline import Step


def run(page: Page) -> None:
    """Lay a mark on every place and occasion named; last of all, so that no other step takes it for an actor."""
    cast = page.parts["cast"]
    assert isinstance(cast, Cast)
    for figure in cast.figures:
        draft = cast.drafts[figure.actor]
        if draft.kind == "place":
            start, end = page.place(cast.doc[figure.first].idx, _end(cast, figure.last))
            page.add(start, end, Mention(actor=figure.actor, name=draft.name, kind="place", how="name"), step=STEP.id)
    for first, last in cast.occasions:
        start, end = page.place(cast.doc[first].idx, _end(cast, last))
        name = " ".join(page.text[start:end].split())
        page.add(start, end, Mention(actor=slug(name), name=name, kind="event", how="name"), step=STEP.id)


def _end(cast: Cast, last: int) -> int:
    return cast.doc[last].idx + len(cast.doc[last].text)


STEP = Step(name="setting", version=1, requires=("mention", "cast"), assigns=("mention",), run=run)
