"""OpenDocument text: the text of the document with its notes; deleted and hidden text and comments stay out."""

from __future__ import annotations

from prophasis.reading.sources.isolated import isolated
from prophasis.reading.sources.source import Source

_KIND = b"application/vnd.oasis.opendocument.text"


def _looks(data: bytes) -> bool:
    """A ZIP archive that says at its head that it is an OpenDocument text."""
    return data.startswith(b"PK\x03\x04") and _KIND in data[:200]


SOURCE = Source(
    media_type=_KIND.decode("ascii"),
    suffixes=(".odt",),
    extract=isolated("odt", "the OpenDocument file"),
    looks=_looks,
)
