"""Voices: attributions written down as "source | cue | content", one a line, looked up in the text beside them.

The cues stand in the order of the text; source and content are the places nearest to the cue. A
content of several words may be cut short with " ... ". An empty source says that nobody is named.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

Span = tuple[int, int]


def voices(path: Path) -> list[dict[str, Any]]:
    """The marks of ``NAME.voices`` over ``NAME.txt``.

    Raises:
        ValueError: where a line's words are not in the text.
    """
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    marks: list[dict[str, Any]] = []
    at = -1
    for line in path.read_text(encoding="utf-8").splitlines():
        source, cue, content = (part.strip() for part in line.split("|"))
        span = _cue(text, cue, content, at + 1, line)
        at = span[0]
        start, end = _nearest(text, content, span, line)
        marks.append(
            {
                "layer": "voice",
                "start": start,
                "end": end,
                "quote": text[start:end],
                "cue": list(span),
                "source_span": list(_nearest(text, source, span, line)) if source else None,
            }
        )
    return marks


def _cue(text: str, cue: str, content: str, at: int, line: str) -> Span:
    """The first place of the cue from ``at`` on that stands at its content, else the nearest to it."""
    found, near = at - 1, []
    while (found := text.find(cue, found + 1)) >= 0:
        span = (found, found + len(cue))
        if _apart_from_letters(text, *span):
            place = _nearest(text, content, span, line)
            near.append((max(place[0] - span[1], span[0] - place[1], 0), span))
    best = next((one for one in near if one[0] <= _NEAR), min(near, default=None))
    if best is None or best[0] > _FAR:
        raise ValueError(f"no such cue from character {at} on: {line}")
    return best[1]


_NEAR = 12
_FAR = 200
"""How many characters a content may lie from its cue."""


def _nearest(text: str, words: str, cue: Span, line: str) -> Span:
    """The place of some words nearest to a cue."""
    head, _, tail = words.partition(" ... ")
    best: Span | None = None
    at = -1
    while (at := text.find(head, at + 1)) >= 0:
        end = text.find(tail, at + len(head)) + len(tail) if tail else at + len(head)
        span = (at, end)
        if end > at and _apart_from_letters(text, at, end) and (best is None or _apart(span, cue) < _apart(best, cue)):
            best = span
    if best is None:
        raise ValueError(f"not in the text: {words!r} of {line}")
    return best


def _apart_from_letters(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends where a word does."""
    within = text[max(start - 1, 0) : start + 1].isalpha() and start > 0
    return not within and not (text[end - 1 : end + 1].isalpha() and end < len(text))


def _apart(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0) * 1000 + abs(one[0] - other[0])
