"""Word: the text of the document with its notes; deleted and hidden text and comments stay out."""

from __future__ import annotations

from prophasis.reading.sources.isolated import isolated
from prophasis.reading.sources.source import Source


def _looks(data: bytes) -> bool:
    """A ZIP archive that names the main part of a Word document."""
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data


SOURCE = Source(
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    suffixes=(".docx",),
    extract=isolated("docx", "the Word file"),
    looks=_looks,
)
