"""A page of a PDF, as pdfium sees it -> lines with their places."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

from prophasis.reading.hostile.page_lines import Line

GAP = 0.8
"""White space in a line, in letter heights, from which on its two sides may belong to two columns."""
WORD_GAP = 0.15
"""White space, in letter heights, from which on two signs belong to two words."""
_SIDE_BY_SIDE = 3
"""So many pairs of pieces must stand side by side before the letters of a page are looked at one by one."""
_LINE_END = "\r\n"
_HYPHENS = {"\ufffe": "-", "\x02": "-", "\f": "\n", "\x00": ""}
"""Pdfium writes a hyphen at a line end as U+FFFE or U+0002; a form feed stands between pages only."""


def mended(text: str) -> str:
    """The text with the signs that pdfium has put in as they are meant."""
    for sign, meant in _HYPHENS.items():
        text = text.replace(sign, meant)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def whole_lines(words: Any) -> list[Line]:
    """The lines as pdfium parts them, each with the place of its first sign."""
    lines, start = [], 0
    for row in str(words.get_text_range()).split(_LINE_END):
        at = start + len(row) - len(row.lstrip())
        left, foot, _, top = (_box(words, at) if row.strip() else None) or (0.0, 0.0, 0.0, 0.0)
        lines.append(Line(mended(row), left, left, foot, top - foot))
        start += len(row) + len(_LINE_END)
    return lines


def side_by_side(words: Any) -> bool:
    """Whether pieces of the page stand beside each other, as in columns and tables: a cheap look at its boxes."""
    boxes = []
    sides = [ctypes.c_double() for _ in range(4)]
    raw = _raw()
    for number in range(min(raw.FPDFText_CountRects(words.raw, 0, -1), 2000)):
        if raw.FPDFText_GetRect(words.raw, number, *map(ctypes.byref, sides)):
            left, top, right, bottom = (side.value for side in sides)
            boxes.append((bottom, left, right, max(top - bottom, 1.0)))
    boxes.sort(reverse=True)
    pairs = 0
    for at, (foot, left, right, height) in enumerate(boxes):
        for other in boxes[max(0, at - 12) : at + 12]:
            beside = abs(other[0] - foot) < 0.7 * height and 0.6 * height <= other[1] - right < 40 * height
            if beside and other[1] > left:
                pairs += 1
                break
        if pairs >= _SIDE_BY_SIDE:
            return True
    return False


def pieces(words: Any) -> list[Line]:
    """Every piece of a line that stands for itself: lines are cut at wide white space.

    Where signs stand decides, not where pdfium has put line ends: on sparse pages it puts one behind every letter.
    """
    found: list[Line] = []
    text, first, last, broken = "", _NOWHERE, _NOWHERE, False
    for sign, box in _signs(words):
        if box is None or sign.isspace():
            text += " " if text and sign != "\n" else ""
            broken = broken or sign == "\n"
            continue
        if text and _apart(last, box):
            found.append(_line(text, first, last, len(found)))
            text = ""
        if text and broken and box[0] - last[2] > WORD_GAP * (last[3] - last[1]):
            text += " "
        first = first if text else box
        text, last, broken = text + sign, box, False
    return [*found, _line(text, first, last, len(found))] if text else found


def shattered(lines: Sequence[Line]) -> bool:
    """Whether pdfium has parted the lines of a page into letters."""
    filled = [line.text.strip() for line in lines if line.text.strip()]
    return len(filled) > 10 and sum(len(text) == 1 for text in filled) > 0.5 * len(filled)


Box = tuple[float, float, float, float]
"""Left, foot, right, top."""


_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def _line(text: str, first: Box, last: Box, at: int) -> Line:
    return Line(mended(text).rstrip(" "), first[0], last[2], first[1], max(first[3] - first[1], 1.0), at)


def _apart(last: Box, box: Box) -> bool:
    """Whether a sign begins a new piece: far to the right of the last one, left of it, or on another line."""
    size = max(last[3] - last[1], box[3] - box[1], 1.0)
    return box[0] - last[2] >= GAP * size or box[0] < last[0] - 0.5 * size or abs(box[1] - last[1]) > 0.6 * size


def _signs(words: Any) -> Iterator[tuple[str, Box | None]]:
    """Each sign with its box; None for spaces and line ends that pdfium put in."""
    raw = _raw()
    box = raw.FS_RECTF()
    for at in range(words.count_chars()):
        sign = chr(min(raw.FPDFText_GetUnicode(words.raw, at), 0x10FFFF))
        if sign in "\r\n":
            yield "\n", None
        elif raw.FPDFText_IsGenerated(words.raw, at) == 1 and sign == " ":
            yield " ", None
        elif raw.FPDFText_GetLooseCharBox(words.raw, at, ctypes.byref(box)):
            yield sign, (box.left, box.bottom, box.right, box.top)


def _box(words: Any, at: int) -> Box | None:
    """The box of the sign at a place of the text; None where it has none."""
    raw = _raw()
    box = raw.FS_RECTF()
    index = raw.FPDFText_GetCharIndexFromTextIndex(words.raw, at)
    if index < 0 or not raw.FPDFText_GetLooseCharBox(words.raw, index, ctypes.byref(box)):
        return None
    return box.left, box.bottom, box.right, box.top


def _raw() -> Any:
    import pypdfium2.raw

    return pypdfium2.raw


__all__ = ["mended", "pieces", "shattered", "side_by_side", "whole_lines"]
