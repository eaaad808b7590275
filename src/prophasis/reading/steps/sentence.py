"""Sentences, with headings, captions and boilerplate told from the author's voice."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

from prophasis.case import Doubt, Sentence
from prophasis.reading.clauses import parsed, place_of
from prophasis.reading.hedging.weasels import find_doubts
from prophasis.reading.page import Page
from prophasis.reading.patterns import pattern
from prophasis.reading.pipeline import Step

Role = Literal["body", "heading", "caption", "boilerplate"]

_HEADING_WORDS = 16
_ENDS = frozenset('.?!…;:,"”’)')
_MARKDOWN_HEADING = pattern(r"^[ \t]{0,3}#{1,6}[ \t]")
_CAPTION = pattern(
    r"^(?i:image|photo|photograph|picture|caption|credit|figure \d+|fig\. ?\d+|map|table \d+)s?[:.]\s|"
    r"^\([^()]*(?:/|via )\s?(?:Reuters|REUTERS|AP|AFP|Getty)[^()]*\)"
)
_MARKERS = pattern(r"(?: ?\[\d{1,3}(?:[,–-] ?\d{1,3})*\])+")
_MARKERS_REACH = 60
_BOILERPLATE = pattern(
    r"(?i)\b(the )?(views|opinions) expressed\b.{0,80}\b(author|those of|necessarily)|all rights reserved|"
    r"^copyright\b|©|\b(subscribe|sign up) (now|to|for)\b.{0,60}\b(newsletter|updates?|email|service)|"
    r"^(read more|related( articles?)?|share this|follow us|about the authors?|further reading|advert)\b.{0,40}$|"
    r"creative commons|cookie policy"
)


def run(page: Page) -> None:
    """Lay a mark on every sentence of the parsed text, one on the front matter, and one on each reference."""
    assert page.doc is not None
    _front_matter(page)
    for entry in page.parts.get("references", ()):
        start, end = entry.place
        page.add(start, end, Sentence(role="boilerplate"), step=STEP.id)
    text = page.model.text
    doubts = _doubts(page)
    places = [doubt.cue[0] for doubt in doubts]
    before = 0
    for sent in page.doc.sents:
        if not sent.text.strip():
            continue
        start, end = page.place(sent.start_char, sent.end_char)
        alone = (before == 0 or "\n\n" in text[before : sent.start_char + 2]) and _ends_paragraph(text, sent.end_char)
        end = _with_markers(page.text, end)
        uncertain = tuple(doubts[bisect_left(places, start) : bisect_left(places, end)])
        role = _role(page.text, start, end, alone=alone)
        page.add(start, end, Sentence(role=role, uncertain=uncertain), step=STEP.id)
        before = sent.end_char - (len(sent.text) - len(sent.text.rstrip()))


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


def _ends_paragraph(text: str, end: int) -> bool:
    rest = text[end - 2 : end + 2]
    return "\n\n" in rest or not text[end:].strip()


def _role(text: str, start: int, end: int, *, alone: bool) -> Role:
    """``alone``: the sentence is a paragraph of its own."""
    words = text[start:end]
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if _MARKDOWN_HEADING.match(line + words):
        return "heading"
    if _CAPTION.match(words):
        return "caption"
    if _BOILERPLATE.search(words):
        return "boilerplate"
    short = len(words.split()) <= _HEADING_WORDS and words[-1] not in _ENDS
    return "heading" if alone and short else "body"


STEP = Step(name="sentence", version=2, requires=("syntax",), assigns=("sentence",), run=run)
