"""Running heads, feet and page numbers of a text in pages: no part of what the author says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from prophasis.case import Place
from prophasis.reading.lines import lines
from prophasis.reading.patterns import pattern

PAGES = 3
"""On so many pages a line must stand, figures aside, to be a running head."""
EDGE = 2
"""So many lines at the top and at the bottom of a page are looked at."""

_DIGITS = pattern(r"\d+")
_NUMBER = pattern(r"^(?i:page\s*)?[-–—|\s]*\d{1,4}(\s*(of|/)\s*\d{1,4})?[-–—|\s]*$")


def running_heads(text: str, *, page_end: str = "\f") -> list[Place]:
    """The places of lines that repeat at the edges of pages, and of page numbers that stand alone there."""
    pages = [list(_edges(text, start, end)) for start, end in _pages(text, page_end)]
    if len(pages) < 2:
        return []
    often = Counter(shape for page in pages for shape in {_shape(text, place) for place in page})
    return [
        place
        for page in pages
        for place in page
        if often[_shape(text, place)] >= PAGES or _NUMBER.match(text[slice(*place)].strip())
    ]


def _pages(text: str, page_end: str) -> Iterator[Place]:
    start = 0
    for page in text.split(page_end):
        yield start, start + len(page)
        start += len(page) + len(page_end)


def _edges(text: str, start: int, end: int) -> Iterator[Place]:
    """The first and last lines of a page that hold anything."""
    filled = [(start + a, start + b) for a, b in lines(text[start:end]) if text[start + a : start + b].strip()]
    seen = filled[:EDGE] + [place for place in filled[-EDGE:] if place not in filled[:EDGE]]
    yield from seen if len(filled) > EDGE else seen[:1]


def _shape(text: str, place: Place) -> str:
    """The line with every figure as one sign."""
    words = text[slice(*place)].strip()
    shape, last = "", 0
    for found in _DIGITS.finditer(words):
        shape += words[last : found.start()] + "#"
        last = found.end()
    return shape + words[last:]
