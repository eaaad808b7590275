"""Bytes -> text, by byte order mark, by what the file declares, as UTF-8, or by the encoding that fits best."""

from __future__ import annotations

import codecs
import re

from prophasis.reading.hostile.opened import RefusedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})""", re.IGNORECASE)
CONTROL_SHARE = 0.02
"""Share of control characters and of characters that could not be decoded from which on bytes are no text."""


def decoded(data: bytes, *, declared_in: bytes = b"", charset: str | None = None) -> str:
    """The text of ``data``; ``charset`` is what is said outside it, ``declared_in`` where it may say so itself.

    Raises:
        RefusedError: R104 where the bytes are no text in any encoding.
    """
    text = _decoded(data, declared_in, charset)
    head = text[:65536]
    odd = sum(1 for char in head if (char < " " and char not in "\t\n\r\f\v\x1b") or char == "\ufffd")
    if odd > CONTROL_SHARE * len(head) + 2:
        raise RefusedError("R104", "this is binary data, not text;", "give a file that holds text.")
    return text


def _decoded(data: bytes, declared_in: bytes, charset: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    found = _DECLARED.search(declared_in)
    for name in (charset, found.group(1).decode("ascii") if found else None):
        text = _as(data, name)
        if text is not None:
            return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _as(data: bytes, name: str | None) -> str | None:
    """The text in the encoding named; None where there is no such encoding or the bytes do not fit it."""
    if not name:
        return None
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        return data.decode("cp1252" if name.lower() in ("iso-8859-1", "latin-1", "us-ascii") else name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    return data.decode(best.encoding if best is not None else "cp1252", "replace")


def has_words(text: str) -> bool:
    """Whether any letter or figure stands in the text."""
    return any(char.isalnum() for char in text)
