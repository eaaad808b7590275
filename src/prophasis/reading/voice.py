"""Voice: which sentences are the author's own, and which are headings, captions, disclaimers and boilerplate."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from prophasis.case import Sentence, Statement

if TYPE_CHECKING:
    from spacy.tokens import Span

    from prophasis.case import Mark, Place
    from prophasis.reading.page import Page

_PART = "voice"
SPOKEN = frozenset(("statement", "hedge", "belief", "event", "explanation", "projection", "term", "bearing"))
"""Layers of what is said: nothing of them is taken from what is no prose of the author."""


def silent_places(page: Page) -> list[Place]:
    """The places of headings, captions and boilerplate, in order; found once a page."""
    found = page.parts.get(_PART)
    if found is None:
        found = [
            (mark.start, mark.end)
            for mark in page.layer("sentence")
            if isinstance(mark.payload, Sentence) and mark.payload.role != "body"
        ]
        page.parts[_PART] = found
    return list(found)


def is_headline(page: Page, mark: Mark) -> bool:
    """Whether a heading gives somebody's words with their source and cue: those are not its author's anyway."""
    said = mark.payload
    if not isinstance(said, Statement) or said.source_span is None or said.cue is None:
        return False
    return any(
        one.start <= mark.start < one.end
        for one in page.layer("sentence")
        if isinstance(one.payload, Sentence) and one.payload.role == "heading"
    )


def is_authors(page: Page, sent: Span) -> bool:
    """Whether ``sent`` has words and they are the author's."""
    if not sent.text.strip():
        return False
    start, _ = page.place(sent.start_char, sent.end_char)
    return not is_silent(page, start)


def is_silent(page: Page, place: int) -> bool:
    """Whether what stands at a place of the canonical text is no prose of the author."""
    places = silent_places(page)
    at = bisect_right(places, (place, 1 << 60)) - 1
    return at >= 0 and places[at][0] <= place < places[at][1]
