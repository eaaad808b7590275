"""Headings that have lost their mark-up: short lines that stand alone, numbered, in capitals, or asking."""

from __future__ import annotations

from prophasis.reading.furniture.paragraph import Paragraph
from prophasis.reading.patterns import pattern

LONGEST = 16
"""Words that a heading has at most."""
ASKS = 12
"""Words that a question as a heading has at most."""

_NUMBERED = pattern(
    r"^(?:(?:part|chapter|section|annex|appendix)\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Z])[.):]?\s+[(\"'“‘]?\p{Lu}"
)
_ITEM = pattern(r"^(?:[•*·–—-]|\d{1,3}[.)]|\(?[a-z0-9]{1,3}\))\s")
_DATE_OR_FIGURES = pattern(r"^[\d\W]+$")
_INNER_STOP = pattern(r"\p{Ll}{3,}[.!?]\s+\p{Lu}")
_SPEAKER = pattern(r"^\p{Lu}[^.:?!]*: ")
"""Who asks, in an interview."""
_VERSE_END = frozenset(",;:—–-")


def is_heading(one: Paragraph) -> bool:
    """Whether a paragraph that stands before others is the heading of what follows."""
    if one.heading:
        return True
    words = one.words
    if len(one.rows) > 2 or not 0 < one.count <= LONGEST or _DATE_OR_FIGURES.match(words) or "\t" in words:
        return False
    first = words.lstrip("\"'“‘([«*_")[:1]
    if first.islower() or words[-1] in _VERSE_END:
        return False
    if words.isupper() and sum(map(str.isalpha, words)) > 3:
        return True
    if _NUMBERED.match(words) and not one.closed:
        return True
    if _ITEM.match(words) or one.closed or words[-1] in '"”’)' or words[0] in '"“‘':
        return bool(words[0] in '"“‘' and not one.closed and words[-1] not in '"”’)')
    if words.endswith("?") and _SPEAKER.match(words):
        return False
    if words.endswith("?"):
        return one.count <= ASKS and _INNER_STOP.search(words) is None
    return _INNER_STOP.search(words) is None
