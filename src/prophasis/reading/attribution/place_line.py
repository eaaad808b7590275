"""Place line: the place and agency before a report's first sentence ("WASHINGTON (AP) — "), which nobody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def behind_place(doc: Doc, first: int) -> int:
    """Where a sentence begins behind a place line ("WASHINGTON (AP) — "), which is nobody's words."""
    for index in range(first + 1, min(first + _PLACE_LINE, len(doc) - 1)):
        closed = doc[index].text == ")" and doc[index - 2].text == "("
        dashed = doc[index].text in ("—", "–", "-", "--")
        if (closed or dashed) and doc[first].text[:1].isupper():
            return index + 2 if closed and doc[index + 1].text in ("—", "–", "-", "--") else index + 1
        if doc[index].pos_ in ("VERB", "AUX", "DET", "PRON") or doc[index].text in ';:"“':
            return first
    return first


def after_place(verb: Token, holder: Token) -> Token:
    """The subject behind a place line, where the parse took the place for it."""
    doc, start = verb.doc, verb.sent.start
    end = behind_place(doc, start)
    if not start <= holder.i < end:
        return holder
    behind = [doc[index] for index in range(end, verb.i) if doc[index].pos_ in ("NOUN", "PROPN", "PRON")]
    return next((one for one in behind if not end <= one.head.i < verb.i), holder)


_PLACE_LINE = 9
"""How many words a place line may have."""
