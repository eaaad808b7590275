"""A reading as bytes and back, exactly; bytes that are not whole give nothing."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import fields, is_dataclass
from typing import Any, get_args

from prophasis.case import AsRead, Document, Doubt, Mark, Notice, Payload, Reading

_LAYERS: dict[str, Any] = {kind.layer: kind for kind in get_args(Payload)}
_INNER: dict[str, Any] = {kind.__name__: kind for kind in (Doubt,)}
"""Nouns that stand inside payloads."""
_NOUN = "noun"
_DIGEST = 32


def packed(reading: Reading) -> bytes | None:
    """The reading as a digest and compressed JSON; None where a mark is not cut from the document's text."""
    text = reading.document.text or ""
    document = reading.document.id
    if any(mark.document != document or text[mark.start : mark.end] != mark.quote for mark in reading.marks):
        return None
    content = {
        "document": _values(reading.document),
        "marks": [_mark(mark) for mark in reading.marks],
        "notices": [_values(notice) for notice in reading.notices],
        "as_read": [_values(slip) for slip in reading.as_read],
    }
    body = zlib.compress(json.dumps(content, separators=(",", ":")).encode("ascii"), 1)
    return hashlib.sha256(body).digest() + body


def unpacked(data: bytes) -> Reading | None:
    """The reading that was packed; None where the bytes are not those that were written."""
    body = data[_DIGEST:]
    if hashlib.sha256(body).digest() != data[:_DIGEST]:
        return None
    try:
        content = json.loads(zlib.decompress(body))
        document = Document(**content["document"])
        text = document.text or ""
        return Reading(
            document=document,
            marks=tuple(_again(row, document.id, text) for row in content["marks"]),
            notices=tuple(Notice(**row) for row in content["notices"]),
            as_read=tuple(AsRead(**row) for row in content["as_read"]),
        )
    except (ValueError, KeyError, TypeError, zlib.error):
        return None


def _mark(mark: Mark) -> list[Any]:
    """A mark as a row; its quote is in the text, its document in the entry."""
    payload = [_flat(getattr(mark.payload, field.name)) for field in fields(mark.payload)]
    return [mark.layer, mark.id, mark.start, mark.end, mark.step, mark.accepted, *payload]


def _again(row: list[Any], document: str, text: str) -> Mark:
    layer, name, start, end, step, accepted, *values = row
    kind = _LAYERS[layer]
    payload = kind(**{field.name: _deep(value) for field, value in zip(fields(kind), values, strict=True)})
    return Mark(
        document=document,
        id=name,
        start=start,
        end=end,
        quote=text[start:end],
        step=step,
        payload=payload,
        accepted=accepted,
    )


def _flat(value: Any) -> Any:
    """A value of a payload; a noun inside one as a mapping that names it."""
    if isinstance(value, tuple):
        return [_flat(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {_NOUN: type(value).__name__, **{f.name: _flat(getattr(value, f.name)) for f in fields(value)}}
    return value


def _deep(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_deep, value))
    if isinstance(value, dict):
        return _INNER[value[_NOUN]](**{key: _deep(item) for key, item in value.items() if key != _NOUN})
    return value


def _values(noun: Document | Notice | AsRead) -> dict[str, Any]:
    return {field.name: value for field in fields(noun) if (value := getattr(noun, field.name)) is not None}
