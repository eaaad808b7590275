"""Sentences, with headings, captions and boilerplate told from the author's voice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Literal

from prophasis.case import Doubt, Sentence
from prophasis.reading.clauses import parsed, place_of
from prophasis.reading.hedging.weasels import find_doubts
from prophasis.reading.page import Page
from prophasis.reading.patterns import pattern
from prophasis.reading.pipeline import Step

Role = Literal["body", "heading", "caption", "boilerplate"]

_MARKERS = pattern(r"(?: ?\[\d{1,3}(?:[,–-] ?\d{1,3})*\])+")
_MARKERS_REACH = 60


def run(page: Page) -> None:
    """Lay a mark on every sentence of the parsed text, one on the front matter, on each reference and aside."""
    assert page.doc is not None
    _front_matter(page)
    for entry in page.parts.get("references", ()):
        start, end = entry.place
        page.add(start, end, Sentence(role="boilerplate"), step=STEP.id)
    for start, end in page.model.asides:
        page.add(start, end, Sentence(role="boilerplate"), step=STEP.id)
    doubts = _doubts(page)
    places = [doubt.cue[0] for doubt in doubts]
    pieces = page.model.furniture
    starts = [piece.start for piece in pieces]
    for sent in page.doc.sents:
        if not sent.text.strip():
            continue
        start, end = page.place(sent.start_char, sent.end_char)
        end = _with_markers(page.text, end)
        uncertain = tuple(doubts[bisect_left(places, start) : bisect_left(places, end)])
        at = bisect_right(starts, start) - 1
        role: Role = pieces[at].role if at >= 0 and start < pieces[at].end else "body"
        page.add(start, end, Sentence(role=role, uncertain=uncertain), step=STEP.id)


def _doubts(page: Page) -> list[Doubt]:
    """What makes sentences uncertain, in order of place."""
    if page.doc is None or not parsed(page.doc):
        return []
    found = [
        Doubt(kind=kind, cue=place_of(page, cue), scope=place_of(page, covered) if covered is not None else None)
        for kind, cue, covered in find_doubts(page.doc)
    ]
    return sorted(found, key=lambda doubt: doubt.cue)


def _with_markers(text: str, end: int) -> int:
    """The end of a sentence with the citation markers that stand behind its stop: "in 2021.[49]"."""
    found = _MARKERS.match(text[end : end + _MARKERS_REACH])
    return end + found.end() if found is not None else end


def _front_matter(page: Page) -> None:
    end = page.parts.get("front matter", 0)
    start = 0
    while start < end and (page.text[start].isspace() or page.text[start] == "\ufeff"):
        start += 1
    while end > start and page.text[end - 1].isspace():
        end -= 1
    if start < end:
        page.add(start, end, Sentence(role="boilerplate"), step=STEP.id)


STEP = Step(name="sentence", version=3, requires=("syntax",), assigns=("sentence",), run=run)
