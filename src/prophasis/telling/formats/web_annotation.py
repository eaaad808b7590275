"""readings -> W3C Web Annotations (JSON-LD): each mark with its position and its quotation in context."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from prophasis.case import Document, Mark, Reading

CONTEXT = 32
"""Characters kept on either side of a quotation, to find it again in a changed copy."""
_OWN = frozenset(("document", "layer", "id", "start", "end", "quote", "step", "accepted"))


def web_annotations(readings: Iterable[Reading], *, layers: Iterable[str] = ()) -> dict[str, Any]:
    """An AnnotationPage with the marks of the readings that nobody has refused; ``layers`` picks some.

    Positions count Unicode code points of the canonical text, as the Web Annotation Data Model asks (section 4.2.5);
    a document is named by the hash of its bytes (RFC 6920), so that it is the same wherever it lies.
    """
    wanted = set(layers)
    items = [item for reading in readings for item in _annotations(reading, wanted)]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }


def _annotations(reading: Reading, wanted: set[str]) -> Iterator[dict[str, Any]]:
    text = reading.document.text or ""
    source = _source(reading.document)
    for mark in reading.marks:
        if mark.accepted is not False and (not wanted or mark.layer in wanted):
            yield _annotation(mark, text, source)


def _annotation(mark: Mark, text: str, source: dict[str, Any]) -> dict[str, Any]:
    content = {key: value for key, value in mark.as_json().items() if key not in _OWN and value is not None}
    return {
        "id": f"urn:prophasis:{quote(mark.document, safe='')}:{quote(mark.id, safe='')}",
        "type": "Annotation",
        "motivation": "identifying" if mark.accepted is None else "assessing",
        "creator": {"type": "Software", "name": f"prophasis, {mark.step}"},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": mark.layer},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps(content, ensure_ascii=False),
            },
        ],
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": mark.quote,
                    "prefix": text[max(0, mark.start - CONTEXT) : mark.start],
                    "suffix": text[mark.end : mark.end + CONTEXT],
                },
            ],
        },
    }


def _source(document: Document) -> dict[str, Any]:
    """The document as a resource; fields that it does not have are left out."""
    named = {
        "id": _iri(document),
        "type": "Text",
        "format": document.media_type,
        "language": document.language,
        "dcterms:title": document.title,
        "dc:creator": document.author,
        "dcterms:identifier": document.id,
        "dcterms:accessRights": document.handling,
    }
    return {key: value for key, value in named.items() if value}


def _iri(document: Document) -> str:
    if document.sha256 is None:
        return f"urn:prophasis:document:{quote(document.id, safe='')}"
    digest = base64.urlsafe_b64encode(bytes.fromhex(document.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


__all__ = ["CONTEXT", "web_annotations"]
