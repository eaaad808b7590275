"""Quotes: the stretches of a text between quotation marks, also where marks are broken, mixed or turned round."""

from __future__ import annotations

from dataclasses import dataclass

_DOUBLE = frozenset('"“”„‟″«»')
_OPENERS = frozenset("“„«")
_CLOSERS = frozenset("”»")
_SINGLE_OPEN = "‘"
_SINGLE_CLOSE = "’"


@dataclass(frozen=True)
class Quote:
    """What stands between quotation marks: ``start..end`` without them, ``outer_start..outer_end`` with them.

    ``inner`` where it stands within another quotation.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    inner: bool = False


def find_quotes(text: str) -> list[Quote]:
    """All quotations of a text, in order.

    A mark opens or closes by what stands around it, since marks turned the wrong way are common: after white space
    or an opening bracket it opens, before white space or punctuation it closes. Where nothing closes a quotation, it
    is none, unless the next paragraph opens one: then it ends with its paragraph, and the next one goes on with it.
    """
    found: list[Quote] = []
    begun = -1
    for index, char in enumerate(text):
        if char == "\n" and text[index : index + 2] == "\n\n":
            end = len(text[:index].rstrip())
            if begun >= 0 and end > begun + 2 and text[index:].lstrip()[:1] == text[begun]:
                found.append(Quote(begun + 1, end, begun, end + 1))
            begun = -1
        elif char in _DOUBLE:
            if begun < 0 and _may_open(text, index):
                begun = index
            elif begun >= 0 and index > begun + 1 and _may_close(text, index):
                found.append(Quote(begun + 1, index, begun, index + 1))
                begun = -1
            elif _may_open(text, index) and char in _OPENERS:
                begun = index
    inner = [one for quote in found for one in _inner_quotes(text, quote)]
    return sorted(found + inner + _single_quotes(text, found), key=lambda quote: quote.start)


def _inner_quotes(text: str, outer: Quote) -> list[Quote]:
    """Quotations of three words or more in single marks, straight or curved, within one in double marks."""
    begun, found = -1, []
    for index in range(outer.start, outer.end):
        if text[index] not in "'‘’":
            continue
        after = text[index + 1] if index + 1 < len(text) else " "
        if begun < 0 and text[index] != "’" and _may_open(text, index):
            begun = index
        elif begun >= 0 and not after.isalnum() and not text[index - 1].isspace():
            if text[begun:index].count(" ") >= 2:
                found.append(Quote(begun + 1, index, begun, index + 1, inner=True))
            begun = -1
    return found


def _may_open(text: str, index: int) -> bool:
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    return (before.isspace() or before in "([{—–-/‘'") and not after.isspace()


def _may_close(text: str, index: int) -> bool:
    after = text[index + 1] if index + 1 < len(text) else " "
    before = text[index - 1]
    return not before.isspace() or after in ".,;:!?)]" or text[index] in _CLOSERS


def _single_quotes(text: str, taken: list[Quote]) -> list[Quote]:
    """Quotations in single typographic marks, outside those in double ones; apostrophes are none."""
    found = []
    index = text.find(_SINGLE_OPEN)
    while index >= 0:
        end = index
        while True:
            end = text.find(_SINGLE_CLOSE, end + 1)
            if end < 0 or end - index > 600 or "\n\n" in text[index:end]:
                end = -1
                break
            after = text[end + 1] if end + 1 < len(text) else " "
            if not after.isalnum():
                break
        inside = any(quote.start <= index < quote.end for quote in taken)
        if end > index + 1 and not inside and _may_open(text, index):
            found.append(Quote(index + 1, end, index, end + 1))
            index = text.find(_SINGLE_OPEN, end)
        else:
            index = text.find(_SINGLE_OPEN, index + 1)
    return found
