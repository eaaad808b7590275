"""Rich Text Format: the text of the document with its footnotes; deleted and hidden text and comments stay out."""

from __future__ import annotations

from prophasis.reading.sources.isolated import isolated
from prophasis.reading.sources.source import Source

SOURCE = Source(
    media_type="application/rtf",
    suffixes=(".rtf",),
    extract=isolated("rtf", "the RTF file"),
    magic=(b"{\\rtf",),
)
