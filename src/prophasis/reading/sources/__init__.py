"""bytes of a file -> its canonical text, with title and date where the format carries them; a file per format."""

from __future__ import annotations

from prophasis.reading.sources.registry import MEDIA_TYPES, SUFFIXES, extract, media_type
from prophasis.reading.sources.source import Extract, Source

__all__ = ["MEDIA_TYPES", "SUFFIXES", "Extract", "Source", "extract", "media_type"]
