"""Captions, credits and rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prophasis.case import Place
from prophasis.reading.furniture.paragraph import Paragraph
from prophasis.reading.furniture.wording import has_wording

LONGEST = 70
"""Words that a caption has at most."""

_STOPS = frozenset(".)]?!")


def _credited(words: str) -> bool:
    return has_wording("credit", words) or has_wording("credit at the end", words)


def caption_rows(text: str, rows: Sequence[Place]) -> Iterator[Place]:
    """Captions that open with their label, to the line that ends a sentence; and those that end with a credit."""
    lines = [text[slice(*row)].strip() for row in rows]
    for at, row in enumerate(rows):
        first = last = at
        if has_wording("caption", lines[at]):
            while last < min(at + 4, len(rows) - 1) and lines[last][-1:] not in _STOPS:
                last += 1
            yield row[0], rows[last if lines[last][-1:] in _STOPS else at][1]
        elif _credited(lines[at]):
            while first > max(at - 3, 0) and lines[first - 1][-1:] not in _STOPS and _next(text, rows, first):
                first -= 1
            yield rows[first][0], row[1]


def _next(text: str, rows: Sequence[Place], at: int) -> bool:
    """Whether a line stands right below the one before it."""
    return not text[rows[at - 1][1] : rows[at][0]].strip(" \t\r").count("\n") > 1


def is_caption(one: Paragraph) -> bool:
    """Whether a paragraph says what a picture, figure or table shows, or who made it."""
    words = one.words
    if one.count > LONGEST:
        return False
    if "\t" in words.strip():
        return len([cell for cell in words.split("\t") if cell.strip()]) > 1 and not one.closed
    return has_wording("caption", words) or _credited(words) or has_wording("bare credit", words)
