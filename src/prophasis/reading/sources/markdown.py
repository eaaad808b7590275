"""Markdown: read as text; its signs are blanked in the model text, its offsets are those of the file."""

from __future__ import annotations

from dataclasses import replace

from prophasis.reading.sources import text
from prophasis.reading.sources.source import Extract, Source


def extract(data: bytes, name: str) -> Extract:
    """The decoded file.

    Raises:
        ReadError: as for plain text.
    """
    return replace(text.extract(data, name), extractor="markdown 1")


SOURCE = Source(media_type="text/markdown", suffixes=(".md", ".markdown"), extract=extract)
