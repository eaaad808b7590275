"""Voice: which sentences are the author's own, and which are captions, disclaimers and boilerplate."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from prophasis.case import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Span

    from prophasis.case import Place
    from prophasis.reading.page import Page

_PART = "voice"


def silent_places(page: Page) -> list[Place]:
    """The places of captions and boilerplate, in order; found once a page."""
    found = page.parts.get(_PART)
    if found is None:
        found = [
            (mark.start, mark.end)
            for mark in page.layer("sentence")
            if isinstance(mark.payload, Sentence) and mark.payload.role in ("caption", "boilerplate")
        ]
        page.parts[_PART] = found
    return list(found)


def is_authors(page: Page, sent: Span) -> bool:
    """Whether ``sent`` has words and they are the author's."""
    if not sent.text.strip():
        return False
    places = silent_places(page)
    if not places:
        return True
    start, _ = page.place(sent.start_char, sent.end_char)
    at = bisect_right(places, (start, 1 << 60)) - 1
    return not (at >= 0 and places[at][0] <= start < places[at][1])
